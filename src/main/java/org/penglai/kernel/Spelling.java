package org.penglai.kernel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads what people type or paste for a number or code: full-width characters, spaces and lower case count as the plain ones. */
public final class Spelling {

    /** White space, invisible characters and quotation marks. */
    private static final Pattern NOT_MEANT = Pattern.compile("[\\s\\p{Z}\\p{C}\"'“”‘’]");

    private Spelling() {}

    /** Half-width, upper case, without any white space, invisible characters or quotation marks; full stops become dots. */
    public static String plain(String typed) {
        if (isPlain(typed)) {
            return typed;
        }
        var text = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replace('。', '.')
                .replace('·', '.');
        return NOT_MEANT.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** Most of what programs write is plain already, and of a list a hundred thousand are read. */
    private static boolean isPlain(String typed) {
        for (int at = 0; at < typed.length(); at++) {
            var letter = typed.charAt(at);
            if ((letter < '-' || letter > '9') && (letter < 'A' || letter > 'Z')) {
                return false;
            }
        }
        return true;
    }
}
