package org.penglai.patent;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Money;

/**
 * The law of annuities as data (年费): grace period and surcharge (Rule 115), days of warning, reductions and amounts.
 *
 * @param warnings days before the due day on which owners are warned, most first
 * @param amounts the office's fee table, as far as it is held here
 * @param disputeYears years for which an ownership dispute suspends where no last day is named (Rule 103)
 */
public record AnnuityLaw(
        Source due,
        Grace grace,
        Surcharge surcharge,
        List<Integer> warnings,
        List<Reduction> reductions,
        Trigger trigger,
        List<Amount> amounts,
        int disputeYears) {

    public AnnuityLaw {
        warnings = List.copyOf(warnings);
        reductions = List.copyOf(reductions);
        amounts = List.copyOf(amounts);
    }

    /** How sure it is. */
    public enum Status {
        IN_FORCE,
        UNCONFIRMED,
        PLATFORM_RULE
    }

    /** Authority of a value: statute with article, how sure it is, and from when. */
    public record Source(Bilingual text, Status status, LocalDate validFrom) {}

    /** How long an annuity can be paid late. */
    public record Grace(int months, Source source) {}

    /** What is paid more for paying late, as parts of the annuity. */
    public record Surcharge(int freeMonths, BigDecimal perMonth, BigDecimal most, Source source) {}

    /** When the reduction for an open licence begins (annuityReductionTrigger). */
    public enum Trigger {
        LICENCE_IN_FORCE,
        ANNOUNCEMENT
    }

    /** Whom a reduction is for. */
    public enum Beneficiary {
        OPEN_LICENSOR,
        SINGLE_SMALL_PAYER,
        JOINT_SMALL_PAYERS
    }

    /** A reduction, as the part that need not be paid. */
    public record Reduction(
            String id, BigDecimal rate, Beneficiary beneficiary, Optional<Integer> yearsFromGrant, Source source) {}

    /** An annuity of the fee table, for patent years from–to. */
    public record Amount(PatentKind kind, int fromYear, int toYear, Money money, Source source) {}

    /** One step of the surcharge with the days on which it is paid. */
    public record Step(LocalDate from, LocalDate until, BigDecimal rate) {}

    /** An ownership dispute without a last day suspends for as long as the rule says; every other event as it is. */
    RegisterEvent bounded(RegisterEvent event) {
        if (event.kind() != EventKind.OWNERSHIP_DISPUTE || event.until().isPresent()) {
            return event;
        }
        var last = event.date().plusYears(disputeYears).minusDays(1);
        return event.with(RegisterEvent.UNTIL, last.toString());
    }

    /** The last day on which an annuity due on that day can still be paid. */
    public LocalDate graceEnds(LocalDate dueOn) {
        return dueOn.plusMonths(grace.months());
    }

    /** The steps of the surcharge from the day after the due day to the end of grace. */
    public List<Step> steps(LocalDate dueOn) {
        var steps = new ArrayList<Step>();
        for (var month = 1; month <= grace.months(); month++) {
            var from = dueOn.plusMonths(month - 1L).plusDays(1);
            var full = Math.max(0, month - surcharge.freeMonths());
            var rate = surcharge.perMonth().multiply(BigDecimal.valueOf(full)).min(surcharge.most());
            steps.add(new Step(from, dueOn.plusMonths(month), rate));
        }
        return List.copyOf(steps);
    }

    /** The surcharge of a payment on that day: nothing by the due day; none to be had after the grace. */
    public Optional<BigDecimal> surchargeOn(LocalDate dueOn, LocalDate day) {
        if (!day.isAfter(dueOn)) {
            return Optional.of(BigDecimal.ZERO);
        }
        return steps(dueOn).stream()
                .filter(step -> !day.isAfter(step.until()))
                .map(Step::rate)
                .findFirst();
    }

    /** A part as people write it: {@code 15%}. */
    public static String percent(BigDecimal part) {
        var percent = part.movePointRight(2);
        return (percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString()) + "%";
    }

    /** The annuity of a year, where the fee table is held here. */
    public Optional<Money> amount(PatentKind kind, int year) {
        return amounts.stream()
                .filter(one -> one.kind() == kind && one.fromYear() <= year && year <= one.toYear())
                .map(Amount::money)
                .findFirst();
    }
}
