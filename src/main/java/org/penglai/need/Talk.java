package org.penglai.need;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds in what people write what it is about: most words of a need are talk. What is left is read as stretches of Chinese, whose
 * pairs of characters are its terms, and as words of Latin letters and digits.
 */
public final class Talk {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}{2,}");
    private static final Pattern LATIN = Pattern.compile("[a-z0-9][a-z0-9.%/+-]*[a-z0-9%+]");
    private static final Pattern LETTER = Pattern.compile("[a-z]");
    private static final int STEM_LEAST = 4;

    private final Set<String> phrases;
    private final String characters;
    private final int longest;
    private final Set<String> english;

    /**
     * @param phrases Chinese words that say nothing of the matter
     * @param characters Chinese characters that only join others
     * @param english English words that say nothing of the matter
     */
    public Talk(List<String> phrases, String characters, List<String> english) {
        this.phrases = Set.copyOf(phrases);
        this.characters = characters;
        this.longest = phrases.stream().mapToInt(String::length).max().orElse(0);
        this.english = Set.copyOf(english);
    }

    /** Half-width, lower case. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** The stretches of Chinese that are about the matter, and its other words, in their order. */
    List<String> stretches(String text) {
        var plain = plain(text);
        var found = new LinkedHashSet<String>();
        HAN.matcher(withoutTalk(plain)).results().forEach(run -> found.add(run.group()));
        found.addAll(latin(plain));
        return List.copyOf(found);
    }

    private String withoutTalk(String plain) {
        var left = new StringBuilder();
        for (var at = 0; at < plain.length(); ) {
            var talk = talkAt(plain, at);
            left.append(talk > 0 ? ' ' : plain.charAt(at));
            at += Math.max(1, talk);
        }
        return left.toString();
    }

    /** How many characters from there on are talk; the longest phrase counts. */
    private int talkAt(String plain, int at) {
        for (var length = Math.min(longest, plain.length() - at); length > 1; length--) {
            if (phrases.contains(plain.substring(at, at + length))) {
                return length;
            }
        }
        return characters.indexOf(plain.charAt(at)) < 0 ? 0 : 1;
    }

    /** The terms of a text: pairs of characters, and words. */
    public Set<String> terms(String text) {
        var terms = new LinkedHashSet<String>();
        for (var stretch : stretches(text)) {
            if (Character.isIdeographic(stretch.codePointAt(0))) {
                for (var at = 0; at + 2 <= stretch.length(); at++) {
                    terms.add(stretch.substring(at, at + 2));
                }
            } else {
                terms.add(stretch);
            }
        }
        return terms;
    }

    private List<String> latin(String plain) {
        return LATIN.matcher(plain)
                .results()
                .map(java.util.regex.MatchResult::group)
                .filter(word -> LETTER.matcher(word).find())
                .filter(word -> !english.contains(word))
                .map(Talk::stem)
                .toList();
    }

    /** Plural and singular are one word. */
    private static String stem(String word) {
        return word.length() > STEM_LEAST && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
