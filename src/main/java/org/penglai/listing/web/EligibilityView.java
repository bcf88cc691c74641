package org.penglai.listing.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.penglai.kernel.Language;
import org.penglai.listing.Check;
import org.penglai.listing.Citation;
import org.penglai.listing.Eligibility;
import org.penglai.listing.PromotionalWords;
import org.penglai.patent.EventKind;
import org.penglai.platform.http.Messages;

/** What the gate says, ground by ground, in the reader's language; API and pages show the same. */
public record EligibilityView(
        Eligibility.Outcome outcome,
        LocalDate asOf,
        List<CheckView> checks,
        List<WarningView> warnings,
        List<WordingView> wording) {

    /** A word of advertisement in a declaration. */
    public record WordingView(String field, int start, int end, String word, String reason) {}

    /** The same with the words of advertisement that were found. */
    EligibilityView with(List<PromotionalWords.Found> found, Language language) {
        var views = found.stream()
                .map(one -> new WordingView(
                        one.field(),
                        one.start(),
                        one.end(),
                        one.word(),
                        one.reason().in(language)))
                .toList();
        return new EligibilityView(outcome, asOf, checks, warnings, views);
    }

    /** One ground. */
    public record CheckView(
            String rule,
            CitationView citation,
            Check.Outcome outcome,
            String reasonCode,
            String reason,
            Optional<String> cure,
            Map<String, String> facts,
            List<EvidenceView> evidence) {}

    /** Where a rule stands. */
    public record CitationView(
            String text, Citation.Status status, LocalDate validFrom, Optional<LocalDate> validUntil) {}

    /** A register event that decided. */
    public record EvidenceView(String patent, EventKind kind, LocalDate date, String source) {}

    /** A fee above what is recommended. */
    public record WarningView(String rule, CitationView citation, String message, String asked, String ceiling) {}

    static EligibilityView of(Eligibility eligibility, Messages messages, Language language) {
        return new EligibilityView(
                eligibility.outcome(),
                eligibility.day(),
                eligibility.checks().stream()
                        .map(check -> check(check, messages, language))
                        .toList(),
                eligibility.warnings().stream()
                        .map(warning -> warning(warning, messages, language))
                        .toList(),
                List.of());
    }

    private static CheckView check(Check check, Messages messages, Language language) {
        var facts = worded(check.facts(), messages, language);
        var cure = check.isPassed()
                ? Optional.<String>empty()
                : Optional.of(messages.text(language, "listing.cure." + check.reason(), facts));
        return new CheckView(
                check.rule(),
                citation(check.citation(), language),
                check.outcome(),
                check.reason(),
                messages.text(language, "violation.gate." + check.reason(), facts),
                cure,
                check.facts(),
                check.evidence().stream().map(EligibilityView::evidence).toList());
    }

    /** The facts as people read them: a source that the house itself names by its words, a division by its name and code. */
    private static Map<String, String> worded(Map<String, String> facts, Messages messages, Language language) {
        var words = new HashMap<>(facts);
        words.computeIfPresent("source", (fact, source) -> {
            var key = "patent.source." + source;
            return messages.has(key) ? messages.text(language, key) : source;
        });
        words.computeIfPresent(
                "division",
                (fact, code) -> Stream.of(code, city(code))
                        .map(known -> "division." + known)
                        .filter(messages::has)
                        .findFirst()
                        .map(key -> messages.text(language, key) + " " + code)
                        .orElse(code));
        return words;
    }

    /** The first four of a division's six digits name the city that it lies in. */
    private static String city(String division) {
        return division.substring(0, Math.min(4, division.length()));
    }

    private static EvidenceView evidence(Check.Evidence evidence) {
        var event = evidence.event();
        return new EvidenceView(evidence.patent().canonical(), event.kind(), event.date(), event.source());
    }

    static CitationView citation(Citation citation, Language language) {
        return new CitationView(
                citation.text().in(language), citation.status(), citation.validFrom(), citation.validUntil());
    }

    private static WarningView warning(Eligibility.Warning warning, Messages messages, Language language) {
        var facts = Map.of("asked", warning.asked(), "ceiling", warning.ceiling());
        return new WarningView(
                warning.rule(),
                citation(warning.citation(), language),
                messages.text(language, "listing.warning." + warning.rule(), facts),
                warning.asked(),
                warning.ceiling());
    }
}
