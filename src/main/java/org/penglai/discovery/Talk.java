package org.penglai.discovery;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words of which needs are full and which say little of the matter: who asks, since when, and what is hoped for. Where listings
 * are ranked they count less; where the words of a need are compared one by one and shown, they are left out, and with them the
 * words that only join or frame. What is left is read as stretches of Chinese, whose pairs of characters are its terms, and as
 * words of Latin letters and digits.
 */
public final class Talk {

    /** Every word tells something. */
    public static final Talk NONE = new Talk(List.of(), List.of());

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}{2,}");
    private static final Pattern LATIN = Pattern.compile("[a-z0-9][a-z0-9.%/+-]*[a-z0-9%+]");
    private static final Pattern LETTER = Pattern.compile("[a-z]");
    private static final int STEM_LEAST = 4;

    private final Set<String> terms = new HashSet<>();
    private final Set<String> words = new HashSet<>();
    private final int longest;

    /**
     * @param talk words that say little of the matter
     * @param framing words and single characters that only join or frame others
     */
    public Talk(Collection<String> talk, Collection<String> framing) {
        for (var word : talk) {
            terms.add(word);
            for (var at = 0; at + 1 < word.length(); at++) {
                terms.add(word.substring(at, at + 2));
            }
        }
        words.addAll(talk);
        words.addAll(framing);
        longest = words.stream().mapToInt(String::length).max().orElse(0);
    }

    /** Whether a term, a word or two characters in a row, is mostly talk. */
    public boolean holds(String term) {
        return terms.contains(term);
    }

    /** Half-width, lower case. */
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** The stretches of Chinese that are about the matter, and its other words, in their order. */
    public List<String> stretches(String text) {
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
        if (!Character.isIdeographic(plain.charAt(at))) {
            return 0;
        }
        for (var length = Math.min(longest, plain.length() - at); length > 0; length--) {
            if (words.contains(plain.substring(at, at + length))) {
                return length;
            }
        }
        return 0;
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
                .filter(word -> !words.contains(word))
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
