package org.penglai.listing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.RegisterEvent;

/**
 * One ground of the gate, looked at for one listing: what came out, why, and what would cure it. The words stand in the
 * message bundles under {@code violation.gate.<reason>} and {@code listing.cure.<reason>}.
 *
 * @param rule id of the rule in the law's data
 * @param facts values that the words name
 * @param evidence register events that decided
 */
public record Check(
        String rule,
        Citation citation,
        Outcome outcome,
        String reason,
        Map<String, String> facts,
        List<Evidence> evidence) {

    /** A price that is not public yet, that is public now, and one whose objections wait for answers. */
    private static final Set<String> WAITING = Set.of("price-publicity", "price-publicity-runs", "price-objected");

    /** What can come out, best first. */
    public enum Outcome {
        PASSED,
        NEEDS_DECISION,
        NEEDS_EVIDENCE,
        FAILED
    }

    /** A register event of one of the patents. */
    public record Evidence(ApplicationNumber patent, RegisterEvent event) {}

    public Check {
        facts = Map.copyOf(facts);
        evidence = List.copyOf(evidence);
    }

    /** The same ground, decided by an officer on that day. */
    Check decidedOn(LocalDate day) {
        return new Check(rule, citation, Outcome.PASSED, "decided-by-officer", Map.of("on", day.toString()), evidence);
    }

    public boolean isPassed() {
        return outcome == Outcome.PASSED;
    }

    /** Whether it keeps a listing from being submitted or published. */
    boolean isInTheWay() {
        return outcome == Outcome.FAILED || outcome == Outcome.NEEDS_EVIDENCE;
    }

    /** Whether it only waits for the publicity of the price, which submission itself begins. */
    boolean waitsForPublicity() {
        return WAITING.contains(reason);
    }
}
