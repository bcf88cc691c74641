package org.penglai.patent;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.penglai.identity.Organisation;
import org.penglai.kernel.Money;

/**
 * Everything about a patent's annuities on a day, for its page and for programs (年费一览).
 *
 * @param dueOn the due day that is next, or that passed unpaid
 * @param steps of the surcharge after that day
 * @param years of the patent that are paid one by one, with how each stands
 */
public record AnnuityOutlook(
        LocalDate asOf,
        State state,
        Optional<AnnuityPosition> position,
        Optional<Arrears> arrears,
        Optional<LocalDate> dueOn,
        Optional<LocalDate> graceEndsOn,
        Optional<BigDecimal> surcharge,
        List<AnnuityLaw.Step> steps,
        List<Year> years,
        AnnuityRelief relief) {

    /** In one word. */
    public enum State {
        /** Not granted, or the right has ended. */
        NONE,
        /** Nothing is on record from which it could be told. */
        UNKNOWN,
        CURRENT,
        DUE_SOON,
        OVERDUE,
        /** Overdue, and the period of grace is over: the office will announce the end. */
        GRACE_OVER,
        /** The last year of the term is paid. */
        ALL_PAID
    }

    /** How a year stands. */
    public enum YearState {
        WITH_GRANT,
        PAID,
        PRESUMED,
        OVERDUE,
        NEXT,
        TO_COME
    }

    /** A patent year that is paid for by itself, the day by which that is due, and the amount where the table is held here. */
    public record Year(PatentYear year, LocalDate dueOn, YearState state, Optional<Money> amount) {}

    public AnnuityOutlook {
        steps = List.copyOf(steps);
        years = List.copyOf(years);
    }

    /** The outlook on the day; owners are those that are known here. */
    public static AnnuityOutlook of(AnnuityLaw law, Patent patent, Collection<Organisation> owners, LocalDate day) {
        var inForce = patent.statusOn(day).standing().isInForce();
        var arrears = inForce ? patent.arrears(day) : Optional.<Arrears>empty();
        var position = patent.annuities(day);
        var dueOn = arrears.map(owed -> owed.since().minusDays(1)).or(() -> position.map(AnnuityPosition::dueOn));
        return new AnnuityOutlook(
                day,
                state(law, patent, inForce, day),
                position,
                arrears,
                dueOn,
                dueOn.map(law::graceEnds),
                dueOn.flatMap(due -> law.surchargeOn(due, day)),
                dueOn.map(law::steps).orElse(List.of()),
                inForce ? years(law, patent, dueOn, day) : List.of(),
                AnnuityRelief.of(law, patent, owners, day));
    }

    private static State state(AnnuityLaw law, Patent patent, boolean inForce, LocalDate day) {
        if (!inForce) {
            return State.NONE;
        }
        var arrears = patent.arrears(day);
        if (arrears.isPresent()) {
            var grace = law.graceEnds(arrears.get().since().minusDays(1));
            return day.isAfter(grace) ? State.GRACE_OVER : State.OVERDUE;
        }
        var position = patent.annuities(day);
        if (position.isEmpty()) {
            return patent.register().all(EventKind.ANNUITY_PAID, day).isEmpty() ? State.UNKNOWN : State.ALL_PAID;
        }
        var first = law.warnings().stream().mapToInt(Integer::intValue).max().orElse(0);
        return position.get().daysLeft() <= first ? State.DUE_SOON : State.CURRENT;
    }

    private static List<Year> years(AnnuityLaw law, Patent patent, Optional<LocalDate> next, LocalDate day) {
        var years = new ArrayList<Year>();
        var filed = patent.filingDate();
        int granted = patent.grantedBy(day)
                .map(grant -> PatentYear.running(filed, grant).number())
                .orElse(1);
        for (var number = granted; number <= patent.number().kind().termYears(filed); number++) {
            var year = PatentYear.of(filed, number);
            var dueOn = year.first().minusDays(1);
            var amount = law.amount(patent.number().kind(), number);
            years.add(new Year(year, dueOn, yearState(patent, year, number == granted, next, day), amount));
        }
        return years;
    }

    private static YearState yearState(
            Patent patent, PatentYear year, boolean withGrant, Optional<LocalDate> next, LocalDate day) {
        var recorded = !patent.register().all(EventKind.ANNUITY_PAID, day).isEmpty();
        if (withGrant) {
            return YearState.WITH_GRANT;
        }
        var paid = recorded ? YearState.PAID : YearState.PRESUMED;
        if (next.isEmpty() || year.first().isBefore(next.get())) {
            return next.isEmpty() && !recorded ? YearState.TO_COME : paid;
        }
        if (!year.first().isAfter(next.get().plusDays(1))) {
            return day.isAfter(next.get()) ? YearState.OVERDUE : YearState.NEXT;
        }
        return YearState.TO_COME;
    }
}
