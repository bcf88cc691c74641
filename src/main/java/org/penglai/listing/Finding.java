package org.penglai.listing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penglai.patent.Patent;
import org.penglai.patent.RegisterEvent;

/** What a ground found, before it is known which rule asked. */
record Finding(Check.Outcome outcome, String reason, Map<String, String> facts, List<Check.Evidence> evidence) {

    static Finding passed(String reason) {
        return new Finding(Check.Outcome.PASSED, reason, Map.of(), List.of());
    }

    static Finding failed(String reason) {
        return new Finding(Check.Outcome.FAILED, reason, Map.of(), List.of());
    }

    static Finding needsEvidence(String reason) {
        return new Finding(Check.Outcome.NEEDS_EVIDENCE, reason, Map.of(), List.of());
    }

    static Finding needsDecision(String reason) {
        return new Finding(Check.Outcome.NEEDS_DECISION, reason, Map.of(), List.of());
    }

    /** Names the patent, and the events that decided. */
    Finding of(Patent patent, List<RegisterEvent> events) {
        var proof = events.stream()
                .map(event -> new Check.Evidence(patent.number(), event))
                .toList();
        return new Finding(outcome, reason, facts, proof)
                .with("patent", patent.number().canonical());
    }

    Finding with(String name, String value) {
        var more = new LinkedHashMap<>(facts);
        more.put(name, value);
        return new Finding(outcome, reason, Map.copyOf(more), evidence);
    }
}
