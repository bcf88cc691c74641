package org.penglai.patent.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Money;
import org.penglai.patent.AnnuityLaw;
import org.penglai.patent.AnnuityOutlook;
import org.penglai.patent.AnnuityPosition;
import org.penglai.patent.AnnuityRelief;
import org.penglai.patent.ApplicationNumber;

/** A patent's annuities as the API shows them on one day. */
record AnnuityView(
        String applicationNumber,
        LocalDate asOf,
        AnnuityOutlook.State state,
        Optional<Integer> year,
        Optional<LocalDate> dueOn,
        Optional<Integer> daysLeft,
        boolean onRecord,
        Optional<LocalDate> graceEndsOn,
        Optional<String> surchargeToday,
        List<StepView> surcharge,
        List<YearView> years,
        List<ReductionView> reductions,
        Optional<String> bestReduction) {

    /** A step of the surcharge, as part of the annuity. */
    record StepView(LocalDate from, LocalDate until, String rate) {}

    /** A patent year. */
    record YearView(
            int year,
            LocalDate from,
            LocalDate until,
            LocalDate dueOn,
            AnnuityOutlook.YearState state,
            Optional<Long> amountFen) {}

    /** A reduction, with why it applies or not. */
    record ReductionView(
            String id,
            String rate,
            boolean applies,
            AnnuityRelief.Reason reason,
            AnnuityLaw.Status status,
            String citationZh,
            String citationEn) {
        static ReductionView of(AnnuityRelief.Considered one) {
            var source = one.reduction().source();
            Bilingual citation = source.text();
            return new ReductionView(
                    one.reduction().id(),
                    plain(one.reduction().rate()),
                    one.applies(),
                    one.reason(),
                    source.status(),
                    citation.zh(),
                    citation.en());
        }
    }

    static AnnuityView of(ApplicationNumber number, AnnuityOutlook outlook) {
        return new AnnuityView(
                number.canonical(),
                outlook.asOf(),
                outlook.state(),
                outlook.position().map(AnnuityPosition::year),
                outlook.dueOn(),
                outlook.dueOn()
                        .map(due -> (int) (due.toEpochDay() - outlook.asOf().toEpochDay())),
                outlook.position().filter(AnnuityPosition::onRecord).isPresent(),
                outlook.graceEndsOn(),
                outlook.surcharge().map(AnnuityView::plain),
                outlook.steps().stream()
                        .map(step -> new StepView(step.from(), step.until(), plain(step.rate())))
                        .toList(),
                outlook.years().stream()
                        .map(one -> new YearView(
                                one.year().number(),
                                one.year().first(),
                                one.year().last(),
                                one.dueOn(),
                                one.state(),
                                one.amount().map(Money::fen)))
                        .toList(),
                outlook.relief().considered().stream().map(ReductionView::of).toList(),
                outlook.relief().best().map(AnnuityLaw.Reduction::id));
    }

    private static String plain(BigDecimal rate) {
        return rate.signum() == 0 ? "0" : rate.stripTrailingZeros().toPlainString();
    }
}
