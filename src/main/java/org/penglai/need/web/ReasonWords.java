package org.penglai.need.web;

import java.util.Map;
import java.util.stream.Collectors;
import org.penglai.discovery.Subjects;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Language;
import org.penglai.need.Feature;
import org.penglai.need.Reason;
import org.penglai.platform.http.Messages;

/** Puts a reason into a sentence that a person understands. */
public final class ReasonWords {

    private ReasonWords() {}

    /**
     * The sentence, with the words that it names.
     *
     * @param firm whether it is said to the firm itself, and not to a seller or an officer
     */
    public static String of(Reason reason, Messages messages, Language language, boolean firm) {
        var named = reason.words().stream()
                .map(word -> reason.feature() == Feature.INDUSTRY
                        ? Industry.valueOf(word).label().in(language)
                        : word)
                .map(word -> quoted(reason) ? messages.text(language, "need.quoted", Map.of("word", word)) : word)
                .collect(Collectors.joining(messages.text(language, "need.between")));
        var key = "need.reason." + reason.code();
        var other = key + ".other";
        return messages.text(language, !firm && messages.has(other) ? other : key, Map.of("words", named));
    }

    /** The same reason, in which symbols of the classification say what they are about. */
    static Reason told(Reason reason, Subjects subjects, Language language) {
        return reason.feature() == Feature.IPC
                ? new Reason(
                        reason.code(),
                        reason.feature(),
                        reason.points(),
                        reason.words().stream()
                                .map(symbol -> subjects.named(symbol, language))
                                .toList())
                : reason;
    }

    /** What was written is quoted; numbers and names of fields are not. */
    private static boolean quoted(Reason reason) {
        return reason.feature() == Feature.WORDS;
    }
}
