package org.penglai.listing.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Language;
import org.penglai.kernel.LegalDays;
import org.penglai.listing.FeePlanParts;
import org.penglai.listing.ListingMode;
import org.penglai.listing.Objection;
import org.penglai.listing.PriceDecision;
import org.penglai.listing.PriceLaw;
import org.penglai.listing.PricingMode;
import org.penglai.listing.Publicity;
import org.penglai.patent.ApplicationNumber;

/**
 * A publicity as anybody may know it.
 *
 * @param nameZh of the achievement
 * @param lastDay of the period
 * @param shortened whether days were counted as seconds, as only a demonstration does
 * @param objections with the institution's decisions; their texts are for the institution and the offices
 */
public record PublicityView(
        String id,
        String listing,
        String house,
        Bilingual houseName,
        Publicity.State state,
        String nameZh,
        String nameEn,
        ListingMode mode,
        List<String> patents,
        FeePlanParts feePlan,
        Instant begunAt,
        Instant endsAt,
        LocalDate lastDay,
        int days,
        boolean shortened,
        Optional<List<ObjectionView>> objections) {

    static PublicityView of(Publicity publicity, Bilingual house, Optional<List<Objection>> objections, boolean told) {
        var period = publicity.course().period();
        return new PublicityView(
                publicity.id().toString(),
                publicity.listing().toString(),
                publicity.house().toString(),
                house,
                publicity.state(),
                publicity.name().zh(),
                publicity.name().en(),
                publicity.price().mode(),
                publicity.price().patents().stream()
                        .map(ApplicationNumber::canonical)
                        .toList(),
                FeePlanParts.of(publicity.price().plan().orElseThrow()),
                period.begunAt(),
                period.endsAt(),
                lastDay(period),
                period.days(),
                period.shortened(),
                objections.map(all ->
                        all.stream().map(one -> ObjectionView.of(one, told)).toList()));
    }

    /** The last day of the period, which is over with it. */
    static LocalDate lastDay(Publicity.Period period) {
        return LegalDays.of(period.endsAt().minusMillis(1));
    }

    /** An objection; who said it is nobody's business. */
    public record ObjectionView(
            String id,
            Instant at,
            Optional<String> text,
            Optional<Boolean> upheld,
            Optional<String> answer,
            Optional<Instant> answeredAt) {
        static ObjectionView of(Objection objection, boolean told) {
            return new ObjectionView(
                    objection.id().toString(),
                    objection.at(),
                    Optional.of(objection.text()).filter(text -> told),
                    objection.answer().map(Objection.Answer::upheld),
                    objection.answer().map(Objection.Answer::text),
                    objection.answer().map(Objection.Answer::at));
        }
    }

    /** What was decided on a price, and the ways that stand open. */
    public record PricingView(
            List<PricingMode> open,
            PricingMode presumed,
            EligibilityView.CitationView citation,
            int days,
            boolean shortened,
            EligibilityView.CitationView daysCitation,
            Optional<DecisionView> decision,
            Optional<PublicityView> publicity) {}

    /** A decision on a price. */
    public record DecisionView(PricingMode mode, LocalDate decidedOn, String decidedBy, String basis) {
        static DecisionView of(PriceDecision decision) {
            return new DecisionView(decision.mode(), decision.decidedOn(), decision.house(), decision.basis());
        }
    }

    static PricingView pricing(
            PriceLaw law,
            PriceLaw.Choice choice,
            PriceLaw.Rule rule,
            Language language,
            Optional<DecisionView> decision,
            Optional<PublicityView> publicity) {
        return new PricingView(
                choice.open(),
                choice.presumed(),
                EligibilityView.citation(law.citation(), language),
                rule.days(),
                law.shortened().isPresent(),
                EligibilityView.citation(rule.citation(), language),
                decision,
                publicity);
    }
}
