package org.penglai.kernel;

import java.text.Normalizer;
import java.util.Locale;

/** Reads what people type or paste for a number or code: full-width characters, spaces and lower case count as the plain ones. */
public final class Spelling {

    private Spelling() {}

    /** Half-width, upper case, without any white space, invisible characters or quotation marks; full stops become dots. */
    public static String plain(String typed) {
        var text = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replace('。', '.')
                .replace('·', '.')
                .replaceAll("[\\s\\p{Z}\\p{C}\"'“”‘’]", "");
        return text.toUpperCase(Locale.ROOT);
    }
}
