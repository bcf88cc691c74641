package org.penglai.deal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.Refusal;
import org.penglai.listing.Check;
import org.penglai.listing.Citation;
import org.penglai.listing.FeePlan;
import org.penglai.listing.ListingMode;

/** What is asked before an offer is taken, and until when what is due first has to be paid, as data. */
public record AcceptanceLaw(List<Rule> rules, PaymentTerm paymentTerm) {

    public AcceptanceLaw {
        rules = List.copyOf(rules);
    }

    /** One ground, for some modes, on the authority of one text. */
    public record Rule(String id, AcceptanceGround ground, Set<ListingMode> modes, Citation citation) {
        public Rule {
            modes = Set.copyOf(modes);
        }

        boolean appliesTo(ListingMode mode, LocalDate day) {
            return modes.contains(mode) && citation.isValidOn(day);
        }
    }

    /** Days for the first payment where the announced terms name no later day. */
    public record PaymentTerm(int days, Citation citation) {}

    /** Every ground that the mode asks on the day, in the order of the data. */
    public List<Check> assess(AcceptanceGround.Taking taking, LocalDate day) {
        var mode = taking.offer().listing().terms().mode();
        return rules.stream()
                .filter(rule -> rule.appliesTo(mode, day))
                .map(rule -> new Check(
                        rule.id(),
                        rule.citation(),
                        rule.ground().holds(taking) ? Check.Outcome.PASSED : Check.Outcome.FAILED,
                        rule.ground().code(),
                        Map.of(),
                        List.of()))
                .toList();
    }

    /** Refuses with every ground that fails, each with its citation. */
    static void requirePassed(List<Check> checks) {
        var failed = checks.stream().filter(check -> !check.isPassed()).toList();
        if (failed.isEmpty()) {
            return;
        }
        var refusal = Refusal.invalid("deal.not-eligible")
                .with("checks", checks.stream().map(AcceptanceLaw::facts).toList());
        failed.forEach(check -> refusal.violation(
                "/" + check.rule(),
                "acceptance." + check.reason(),
                Map.of(
                        "citationZh", check.citation().text().zh(),
                        "citationEn", check.citation().text().en())));
        throw refusal;
    }

    private static Map<String, Object> facts(Check check) {
        return Map.of(
                "rule", check.rule(),
                "outcome", check.outcome().name(),
                "reason", check.reason(),
                "citation",
                        Map.of(
                                "zh", check.citation().text().zh(),
                                "en", check.citation().text().en()));
    }

    /** Last day for what is due first; none where nothing is. An instalment that falls due later may be paid later. */
    Optional<LocalDate> payableBy(FeePlan plan, LocalDate formedOn) {
        if (plan.dueFirst().isZero()) {
            return Optional.empty();
        }
        var byTerm = formedOn.plusDays(paymentTerm.days());
        return plan instanceof FeePlan.Instalments(var parts)
                        && parts.getFirst().dueOn().isAfter(byTerm)
                ? Optional.of(parts.getFirst().dueOn())
                : Optional.of(byTerm);
    }
}
