package org.penglai.discovery;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Slips of the pen: a character that sounds or looks like the right one, and letters left out, doubled or swapped. What consists of
 * known words is no slip.
 */
public final class Slips {

    private static final int SHORTEST = 2;
    private static final int LONGEST_RUN = 12;

    /** Longer English words may have two slips. */
    private static final int LONG = 8;

    /** Endings before which a word may have lost its last letter. */
    private static final List<String> SOUNDED =
            List.of("es", "ies", "ed", "ied", "er", "ier", "est", "iest", "ing", "y");

    /** Endings that are put to the whole word. */
    private static final List<String> PUT = List.of("s", "d", "r", "st", "ly");

    /** Words of everyday that no patent needs. */
    private static final Set<String> EVERYDAY = Set.of(
            "what", "when", "where", "which", "while", "does", "from", "with", "without", "into", "than", "then",
            "that", "this", "these", "those", "have", "need", "make", "using", "about", "more", "most", "less", "very",
            "only", "over", "under", "better", "best", "worse", "cheap", "easy", "good", "want", "help", "keep", "stop",
            "avoid", "after", "before", "because", "instead", "well", "much", "many", "some", "they", "them", "there",
            "their", "your", "would", "could", "should", "will", "been", "being", "cheaper", "faster", "easily",
            "quickly");

    private final Lexicon lexicon;
    private final Map<Character, Set<Character>> alike = new HashMap<>();
    private final Set<String> english;
    private final Set<String> chinese;

    /**
     * A word as it was perhaps meant.
     *
     * @param at where in the text it was typed
     */
    public record Slip(int at, String typed, String meant) {}

    Slips(Lexicon lexicon, Collection<String> groups) {
        this.lexicon = lexicon;
        this.english = lexicon.englishWords();
        this.chinese = lexicon.chineseWords();
        for (var group : groups) {
            for (var at = 0; at < group.length(); at++) {
                var others = alike.computeIfAbsent(group.charAt(at), none -> new HashSet<>());
                group.chars().forEach(other -> others.add((char) other));
            }
        }
    }

    /** The one known word that stands in a run of characters but for one of them; empty where none or several may be meant. */
    public Optional<Slip> inChinese(String run) {
        if (run.length() > LONGEST_RUN) {
            return Optional.empty();
        }
        var weak = weak(run);
        var slips = chinese.stream().flatMap(word -> slips(word, run, weak)).toList();
        var longest =
                slips.stream().mapToInt(slip -> slip.meant().length()).max().orElse(0);
        var found = slips.stream()
                .filter(slip -> slip.meant().length() == longest)
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Which characters belong to no known word of several. */
    private boolean[] weak(String run) {
        var weak = new boolean[run.length()];
        var at = 0;
        for (var part : lexicon.cut(run)) {
            var known = part.length() >= SHORTEST && lexicon.isKnown(part);
            for (var end = at + part.length(); at < end; at++) {
                weak[at] = !known;
            }
        }
        return weak;
    }

    private Stream<Slip> slips(String word, String run, boolean[] weak) {
        var found = Stream.<Slip>builder();
        if (word.length() >= SHORTEST) {
            for (var at = 0; at + word.length() <= run.length(); at++) {
                var place = slipped(word, run, at);
                if (place >= 0 && weak[at + place]) {
                    found.add(new Slip(at, run.substring(at, at + word.length()), word));
                }
            }
        }
        return found.build();
    }

    /** The one place at which another character alike was typed; -1 where none is or more are. */
    private int slipped(String word, String run, int from) {
        var place = -1;
        for (var at = 0; at < word.length(); at++) {
            var meant = word.charAt(at);
            var typed = run.charAt(from + at);
            if (meant != typed) {
                if (place >= 0 || !alike.getOrDefault(typed, Set.of()).contains(meant)) {
                    return -1;
                }
                place = at;
            }
        }
        return place;
    }

    /** Whether an English word is known in some form, so that it is no slip. */
    public boolean isEnglish(String written) {
        var word = written.toLowerCase(Locale.ROOT);
        return EVERYDAY.contains(word)
                || english.contains(word)
                || stems(word, PUT).anyMatch(english::contains)
                || stems(word, SOUNDED)
                        .anyMatch(stem -> english.contains(stem)
                                || english.contains(stem + "e")
                                || english.contains(stem + "y")
                                || english.contains(stem + "ing"));
    }

    private static Stream<String> stems(String word, List<String> endings) {
        return endings.stream()
                .filter(word::endsWith)
                .map(ending -> word.substring(0, word.length() - ending.length()));
    }

    /** Of the known words the one that is nearest in letters; swapped letters are nearer than others. */
    public static Optional<String> nearest(String written, List<String> known) {
        var typed = written.toLowerCase(Locale.ROOT);
        var most = typed.length() < LONG ? 1 : 2;
        return known.stream()
                .filter(word -> distance(typed, word) <= most)
                .min(Comparator.comparingInt(word -> isSwapped(typed, word) ? 0 : distance(typed, word)));
    }

    private static boolean isSwapped(String one, String other) {
        return one.length() == other.length()
                && one.chars()
                        .sorted()
                        .boxed()
                        .toList()
                        .equals(other.chars().sorted().boxed().toList());
    }

    /** Letters left out, added, changed, and neighbours swapped. */
    private static int distance(String one, String other) {
        var steps = new int[one.length() + 1][other.length() + 1];
        for (var i = 0; i <= one.length(); i++) {
            for (var j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                var same = one.charAt(i - 1) == other.charAt(j - 1);
                var least = Math.min(steps[i - 1][j], steps[i][j - 1]) + 1;
                least = Math.min(least, steps[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    least = Math.min(least, steps[i - 2][j - 2] + 1);
                }
                steps[i][j] = least;
            }
        }
        return steps[one.length()][other.length()];
    }
}
