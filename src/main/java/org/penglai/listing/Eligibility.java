package org.penglai.listing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.penglai.kernel.Refusal;

/**
 * What the gate says of a listing on one day: every ground in order, and what is worth a warning without standing in the
 * way.
 */
public record Eligibility(LocalDate day, List<Check> checks, List<Warning> warnings) {

    /** The whole in one word. */
    public enum Outcome {
        ELIGIBLE,
        NEEDS_DECISION,
        NEEDS_EVIDENCE,
        INELIGIBLE
    }

    public Eligibility {
        checks = List.copyOf(checks);
        warnings = List.copyOf(warnings);
    }

    /** The worst of the checks decides. */
    public Outcome outcome() {
        var worst = checks.stream()
                .map(Check::outcome)
                .max(Comparator.naturalOrder())
                .orElse(Check.Outcome.PASSED);
        return switch (worst) {
            case PASSED -> Outcome.ELIGIBLE;
            case NEEDS_DECISION -> Outcome.NEEDS_DECISION;
            case NEEDS_EVIDENCE -> Outcome.NEEDS_EVIDENCE;
            case FAILED -> Outcome.INELIGIBLE;
        };
    }

    /** The same after an officer's publication on that day, which has decided what only an officer could. */
    Eligibility decidedOn(LocalDate publication) {
        var decided = checks.stream()
                .map(check -> check.outcome() == Check.Outcome.NEEDS_DECISION ? check.decidedOn(publication) : check)
                .toList();
        return new Eligibility(day, decided, warnings);
    }

    /** Ids of the rules that it fails. */
    public List<String> failedRules() {
        return checks.stream()
                .filter(check -> check.outcome() == Check.Outcome.FAILED)
                .map(Check::rule)
                .distinct()
                .toList();
    }

    /** Ids of the rules that an open offer has lost: failed, or without the evidence that they need. */
    public List<String> lostRules() {
        return checks.stream()
                .filter(Check::isInTheWay)
                .map(Check::rule)
                .distinct()
                .toList();
    }

    /** Refuses when a ground fails or lacks its evidence; a price may still be public while the operator looks. */
    void requireSubmittable() {
        require(check -> check.isInTheWay() && !check.waitsForPublicity());
    }

    /** Refuses the same, and a price that has not been public to the end; what only an officer can decide is decided now. */
    void requireOpenable() {
        require(check -> check.isInTheWay() || check.waitsForPublicity());
    }

    private void require(Predicate<Check> bars) {
        var inTheWay = checks.stream().filter(bars).toList();
        if (!inTheWay.isEmpty()) {
            throw refusal(inTheWay);
        }
    }

    private Refusal refusal(List<Check> inTheWay) {
        var refusal = Refusal.invalid("listing.not-eligible")
                .with("outcome", outcome().name())
                .with("checks", inTheWay.stream().map(Check::rule).distinct().collect(Collectors.joining(", ")));
        inTheWay.forEach(
                check -> refusal.violation("/" + check.rule(), "gate." + check.reason(), Map.copyOf(check.facts())));
        return refusal;
    }

    /** A price above what the office recommends (指导). */
    public record Warning(String rule, Citation citation, String asked, String ceiling) {}
}
