package org.penglai.discovery;

import java.util.Optional;
import java.util.function.Function;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Language;

/**
 * How a symbol of the classification reads to people who do not know it by heart: {@code H01M 电池}.
 *
 * @param known what symbols are about, where that is known
 */
public record Subjects(Function<String, Optional<Bilingual>> known) {

    /** No symbol says what it is about. */
    public static final Subjects NONE = new Subjects(symbol -> Optional.empty());

    private static final int LENGTH_MAX = 40;

    /** The symbol as it is written, with its subject where that is known. */
    public String named(String symbol, Language language) {
        var written = IpcKey.parse(symbol).map(IpcKey::written).orElse(symbol);
        return known.apply(symbol)
                .map(subject -> written + " " + shortened(subject.in(language)))
                .orElse(written);
    }

    /** Official titles run to a hundred characters; beside a symbol there is room for the first of their parts. */
    private static String shortened(String subject) {
        if (subject.length() <= LENGTH_MAX) {
            return subject;
        }
        var part = subject.split("[；;]", 2)[0];
        return part.length() <= LENGTH_MAX ? part : part.substring(0, LENGTH_MAX - 1) + "…";
    }
}
