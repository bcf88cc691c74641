package org.penglai.discovery;

import java.util.List;
import java.util.stream.Stream;
import org.penglai.kernel.Language;
import org.penglai.kernel.Refusal;

/** Completes what is being typed: numbers, subjects of the classification, owners and titles. */
public final class Suggesting {

    private static final int EACH = 4;

    /** As many as fit on a phone above its keyboard. */
    private static final int ALL = 10;

    private final Completing completing;
    private final Classification classification;

    public Suggesting(Completing completing, Classification classification) {
        this.completing = completing;
        this.classification = classification;
    }

    /** What the words may become; nothing for none, and what is known here alone while the engine is away. */
    public List<Suggestion> suggest(String typed, Language language) {
        var text = typed.strip();
        if (text.isEmpty() || text.length() > Query.TEXT_MAX) {
            return List.of();
        }
        var found = found(text, language);
        return Stream.of(
                        found.stream().filter(one -> one.kind() == Suggestion.Kind.NUMBER),
                        subjects(text, language),
                        found.stream().filter(one -> one.kind() != Suggestion.Kind.NUMBER))
                .flatMap(all -> all)
                .limit(ALL)
                .toList();
    }

    private List<Suggestion> found(String text, Language language) {
        try {
            return completing.complete(text, language, EACH);
        } catch (Refusal away) {
            return List.of();
        }
    }

    private Stream<Suggestion> subjects(String text, Language language) {
        return classification.scheme().search(text, EACH).stream()
                .map(entry -> new Suggestion(
                        Suggestion.Kind.SUBJECT,
                        entry.key().written() + " " + entry.title().in(language),
                        FacetName.IPC.wire(),
                        entry.key().value()));
    }
}
