package org.penglai.incentive.web;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import org.penglai.incentive.Citation;
import org.penglai.incentive.Evaluation;
import org.penglai.incentive.Fact;
import org.penglai.incentive.Facts.Known;
import org.penglai.incentive.Locator;
import org.penglai.incentive.Origin;
import org.penglai.incentive.Step;
import org.penglai.incentive.Term;
import org.penglai.incentive.Value;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Language;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.View;

/** Puts evaluations into sentences of one language, the same for API and pages. */
final class IncentiveWords {

    private final Messages messages;
    private final Language language;

    IncentiveWords(Messages messages, Language language) {
        this.messages = messages;
        this.language = language;
    }

    String in(Bilingual text) {
        return text.in(language);
    }

    String reason(Evaluation evaluation) {
        return text("incentive.reason." + evaluation.reason(), standing(evaluation.standing()));
    }

    String validity(Term.Standing standing) {
        return text("incentive.validity." + standing.validity(), standing(standing));
    }

    /** What the step asks for. */
    String condition(Step step) {
        return switch (step) {
            case Step.InTerm inTerm -> validity(inTerm.standing());
            case Step.Happened happened -> text("incentive.occasion." + happened.occasion());
            case Step.Tried tried -> in(tried.condition().words());
            case Step.Evidenced evidenced ->
                text("incentive.step.evidence", Map.of("kind", text("incentive.value." + evidenced.kind())));
            case Step.Decided decided ->
                text(
                        decided.definition().report() ? "incentive.step.report" : "incentive.step.decision",
                        Map.of("words", in(decided.definition().words())));
            case Step.Based based ->
                text(
                        "incentive.step.base",
                        Map.of("fact", fact(based.reading().fact().name())));
        };
    }

    String fact(String name) {
        return text(name.startsWith(Fact.DECISION) ? "incentive.fact.decision" : "incentive.fact." + name);
    }

    /** The value as a reader says it. */
    String shown(Value value) {
        return switch (value) {
            case Value.Text(var code) -> text("incentive.value." + code);
            case Value.Texts(var codes) ->
                codes.isEmpty()
                        ? text("incentive.value.none")
                        : codes.stream()
                                .map(code -> text("incentive.value." + code))
                                .collect(joining(text("incentive.list-separator")));
            case Value.Flag(var yes) -> text(yes ? "incentive.value.yes" : "incentive.value.no");
            case Value.Sum(var money) -> View.yuan(money);
            case Value.Count(var number) -> Long.toString(number);
            case Value.Day(var day) -> day.toString();
        };
    }

    String from(Known known) {
        return from(known.origin());
    }

    private String from(Origin origin) {
        var source = text("incentive.origin." + origin.source());
        return origin.reference().isEmpty()
                ? source
                : text("incentive.origin-with-reference", Map.of("source", source, "reference", origin.reference()));
    }

    String locator(Locator locator) {
        return text("incentive.locator." + locator.part(), Map.of("item", locator.item()));
    }

    /** Paper, place and standing of the text in one line. */
    String citation(Citation citation) {
        return text(
                "incentive.citation",
                Map.of(
                        "title", in(citation.document().title()),
                        "locator", locator(citation.locator()),
                        "status", text("incentive.status." + citation.status())));
    }

    String text(String key) {
        return messages.text(language, key);
    }

    private String text(String key, Map<String, ?> facts) {
        return messages.text(language, key, facts);
    }

    private static Map<String, Object> standing(Term.Standing standing) {
        return Map.of("from", standing.from(), "to", standing.to());
    }
}
