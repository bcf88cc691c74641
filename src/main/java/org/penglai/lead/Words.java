package org.penglai.lead;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Cuts what was searched for into words that may be counted: none of a long text, nothing that looks like a number of somebody. */
final class Words {

    private static final int WORD_MAX = 20;
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Punct}\\p{IsPunctuation}\\p{S}]+");
    private static final Pattern NUMBERED = Pattern.compile(".*\\d{5}.*");

    private Words() {}

    static Set<String> of(String text, LeadRules rules) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        if (plain.isEmpty() || plain.length() > rules.longestText() || plain.contains("@")) {
            return Set.of();
        }
        return Arrays.stream(BETWEEN.split(plain))
                .filter(word -> !word.isEmpty() && word.length() <= WORD_MAX)
                .filter(word -> word.length() > 1 || word.codePoints().allMatch(Character::isIdeographic))
                .filter(word -> !NUMBERED.matcher(word).matches())
                .limit(rules.wordsMost())
                .collect(Collectors.toUnmodifiableSet());
    }
}
