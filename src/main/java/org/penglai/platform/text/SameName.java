package org.penglai.platform.text;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names that are the same but for how they were typed have the same key: full and half width, case, white space, brackets,
 * punctuation and traditional or simplified characters do not matter (全角半角、繁简、括号、空格). Characters are simplified one by
 * one as ICU's table has them, so the few that have several simple forms by meaning may stay apart.
 */
public final class SameName {

    /** Everything that is neither a letter nor a figure: a name's marks differ from register to register. */
    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Made when the first name is looked at, since its table takes a while to read. */
    private static final class Table {
        static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
    }

    private SameName() {}

    /** The key by which it is compared; empty where the name holds no letter. */
    public static String key(String name) {
        var plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
        return Table.SIMPLIFIED.transliterate(plain);
    }
}
