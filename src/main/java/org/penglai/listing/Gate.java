package org.penglai.listing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The law's gate before a listing: asks every rule that applies to the mode on the day, in the order of the data. It is a
 * pure function, so the same answer comes at submission, at publication, on the page and in the nightly round.
 */
public final class Gate {

    private final ListingLaw law;

    public Gate(ListingLaw law) {
        this.law = law;
    }

    ListingLaw law() {
        return law;
    }

    /** All grounds and warnings for a candidate on its day. */
    public Eligibility assess(Candidate candidate) {
        var mode = candidate.terms().mode();
        var checks = law.rules().stream()
                .filter(rule -> rule.appliesTo(mode, candidate.day()))
                .flatMap(rule -> ask(rule, candidate))
                .toList();
        return new Eligibility(candidate.day(), checks, warnings(candidate));
    }

    private Stream<Check> ask(ListingLaw.Rule rule, Candidate candidate) {
        return rule.ground().look(candidate, new Yardstick(rule.months(), law.places())).stream()
                .map(found -> new Check(
                        rule.id(), rule.citation(), found.outcome(), found.reason(), found.facts(), found.evidence()));
    }

    private List<Eligibility.Warning> warnings(Candidate candidate) {
        var mode = candidate.terms().mode();
        return candidate.terms().feePlan().stream()
                .flatMap(plan -> law.ceilings().stream()
                        .filter(ceiling -> ceiling.appliesTo(mode, candidate.day()))
                        .flatMap(ceiling -> above(ceiling, plan).stream()))
                .toList();
    }

    private static Optional<Eligibility.Warning> above(ListingLaw.Ceiling ceiling, FeePlan plan) {
        return asked(ceiling.measure(), plan)
                .filter(asked -> asked.compareTo(ceiling.most()) > 0)
                .map(asked -> new Eligibility.Warning(
                        ceiling.id(),
                        ceiling.citation(),
                        asked.toPlainString(),
                        ceiling.most().toPlainString()));
    }

    private static Optional<BigDecimal> asked(ListingLaw.Measure measure, FeePlan plan) {
        return switch (measure) {
            case FIXED_FEE -> Optional.of(BigDecimal.valueOf(plan.fixed().fen(), 2));
            case NET_SALES_RATE -> highestRate(plan, FeePlan.RoyaltyBase.NET_SALES);
            case PROFIT_RATE -> highestRate(plan, FeePlan.RoyaltyBase.PROFIT);
        };
    }

    private static Optional<BigDecimal> highestRate(FeePlan plan, FeePlan.RoyaltyBase base) {
        return plan.runningFee()
                .filter(fee -> fee.base() == base)
                .flatMap(fee -> fee.rates().stream().map(FeePlan.Rate::rate).max(BigDecimal::compareTo));
    }
}
