package org.penglai.discovery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Words of the trades that mean the same, in Chinese and English: what a query says in one of them is found in the others.
 * It is applied to queries only, so that a new edition needs no new index.
 */
public final class Lexicon {

    /** A lexicon without any word. */
    public static final Lexicon EMPTY = new Lexicon(List.of(), List.of());

    private static final int CHINESE_LONGEST = 14;
    private static final int ENGLISH_LONGEST = 5;
    private static final int OTHERS_MAX = 8;

    /** Of an English word with more Chinese ones than this, two of them need not mean the same. */
    private static final int AMBIGUOUS = 10;

    private static final Pattern RUNS = Pattern.compile("\\p{IsHan}+|[\\p{L}\\p{N}&&[^\\p{IsHan}]][^\\p{IsHan}\\s]*");
    private static final Pattern MARKS_BEHIND = Pattern.compile("[\\p{P}\\p{S}]+$");

    private final Map<String, Set<String>> equal = new HashMap<>();
    private final Map<String, Set<String>> english = new HashMap<>();
    private final Map<String, Set<String>> chinese = new HashMap<>();
    private final Senses senses;

    /** A Chinese word and what it is called in English. */
    public record Pair(String zh, List<String> en) {
        public Pair {
            en = List.copyOf(en);
        }
    }

    /**
     * A part of a query.
     *
     * @param said as it was typed
     * @param same what means the same in either language, the closest first; empty where no word is known
     * @param akin Chinese words that share a translation with it
     */
    public record Concept(String said, List<String> same, List<String> akin) {
        public Concept {
            same = List.copyOf(same);
            akin = List.copyOf(akin);
        }

        static Concept unknown(String said) {
            return new Concept(said, List.of(), List.of());
        }

        /** Whether another word is known for it. */
        public boolean isKnown() {
            return !same.isEmpty() || !akin.isEmpty();
        }
    }

    /** A lexicon in which every word tells something. */
    public Lexicon(Collection<List<String>> equals, Collection<Pair> pairs) {
        this(equals, pairs, Talk.NONE);
    }

    /**
     * @param equals groups of words that mean the same
     * @param pairs Chinese words with their English ones
     * @param talk words that say nothing of the matter
     */
    public Lexicon(Collection<List<String>> equals, Collection<Pair> pairs, Talk talk) {
        for (var group : equals) {
            for (var word : group) {
                var same = equal.computeIfAbsent(key(word), none -> new LinkedHashSet<>());
                group.stream().filter(other -> !other.equals(word)).forEach(same::add);
            }
        }
        for (var pair : pairs) {
            english.computeIfAbsent(key(pair.zh()), none -> new LinkedHashSet<>())
                    .addAll(pair.en());
            pair.en()
                    .forEach(word -> chinese.computeIfAbsent(key(word), none -> new LinkedHashSet<>())
                            .add(pair.zh()));
        }
        senses = new Senses(this, talk);
    }

    /** What texts speak of, by these words. */
    public Senses senses() {
        return senses;
    }

    /** How many words have an entry. */
    public int size() {
        var words = new LinkedHashSet<>(equal.keySet());
        words.addAll(english.keySet());
        words.addAll(chinese.keySet());
        return words.size();
    }

    /** All Chinese words that have an entry. */
    Set<String> chineseWords() {
        var words = new LinkedHashSet<>(english.keySet());
        equal.keySet().stream().filter(Lexicon::isHan).forEach(words::add);
        return words;
    }

    /** The English words for a Chinese one, the usual one first. */
    List<String> translations(String word) {
        return List.copyOf(english.getOrDefault(key(word), Set.of()));
    }

    /** Words of equal meaning in either language, in the order of their letters. */
    List<String> equals(String word) {
        return equal.getOrDefault(key(word), Set.of()).stream().sorted().toList();
    }

    /** Known Chinese words that differ in one character from a word that is not known, as a slip of the pen does. */
    public List<String> oneSignFrom(String word) {
        if (isKnown(word)) {
            return List.of();
        }
        return Stream.concat(equal.keySet().stream(), english.keySet().stream())
                .filter(known -> known.length() == word.length() && isHan(known) && differences(known, word) == 1)
                .distinct()
                .sorted()
                .toList();
    }

    private static long differences(String one, String other) {
        return IntStream.range(0, one.length())
                .filter(at -> one.charAt(at) != other.charAt(at))
                .count();
    }

    /** Cuts a query into known words, the longest first, and what stands between them. */
    public List<Concept> concepts(String text) {
        var concepts = new ArrayList<Concept>();
        var latin = new ArrayList<String>();
        RUNS.matcher(text).results().map(run -> run.group()).forEach(run -> {
            if (isHan(run)) {
                readEnglish(latin, concepts);
                readChinese(run, concepts);
            } else {
                latin.add(MARKS_BEHIND.matcher(run).replaceFirst(""));
            }
        });
        readEnglish(latin, concepts);
        return concepts;
    }

    private void readChinese(String run, List<Concept> concepts) {
        var between = new StringBuilder();
        for (var at = 0; at < run.length(); ) {
            var word = longestChinese(run, at);
            if (word.isEmpty()) {
                between.append(run.charAt(at++));
            } else {
                unknown(between, concepts);
                concepts.add(concept(word));
                at += word.length();
            }
        }
        unknown(between, concepts);
    }

    private String longestChinese(String run, int at) {
        for (var length = Math.min(CHINESE_LONGEST, run.length() - at); length > 0; length--) {
            var word = run.substring(at, at + length);
            if (isKnown(word)) {
                return word;
            }
        }
        return "";
    }

    private static void unknown(StringBuilder between, List<Concept> concepts) {
        if (!between.isEmpty()) {
            concepts.add(Concept.unknown(between.toString()));
            between.setLength(0);
        }
    }

    private void readEnglish(List<String> words, List<Concept> concepts) {
        for (var at = 0; at < words.size(); ) {
            var length = Math.min(ENGLISH_LONGEST, words.size() - at);
            while (length > 1 && !isKnown(String.join(" ", words.subList(at, at + length)))) {
                length--;
            }
            var said = String.join(" ", words.subList(at, at + length));
            concepts.add(concept(said));
            at += length;
        }
        words.clear();
    }

    private boolean isKnown(String word) {
        var key = key(word);
        return equal.containsKey(key) || english.containsKey(key) || chinese.containsKey(key);
    }

    /** Equal words before translations. */
    private Concept concept(String word) {
        var key = key(word);
        var translations = english.getOrDefault(key, Set.of());
        var same = new LinkedHashSet<String>(equal.getOrDefault(key, Set.of()));
        same.addAll(chinese.getOrDefault(key, Set.of()));
        same.addAll(translations);
        same.remove(word);
        var akin = sharing(word, translations).stream()
                .filter(other -> !same.contains(other))
                .limit(OTHERS_MAX)
                .toList();
        return new Concept(word, same.stream().limit(OTHERS_MAX).toList(), akin);
    }

    /** Chinese words by the number of English ones that they share with this. */
    private List<String> sharing(String word, Set<String> translations) {
        var shared = new LinkedHashMap<String, Integer>();
        for (var translation : translations) {
            var back = chinese.getOrDefault(key(translation), Set.of());
            if (back.size() <= AMBIGUOUS) {
                back.stream()
                        .filter(other -> !other.equals(word))
                        .forEach(other -> shared.merge(other, 1, Integer::sum));
            }
        }
        return shared.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Case, hyphens and the plural do not matter. */
    private static String key(String word) {
        if (isHan(word)) {
            return word;
        }
        var plain = word.strip().toLowerCase(Locale.ROOT).replace('-', ' ');
        if (plain.length() > 4 && plain.endsWith("ies")) {
            return plain.substring(0, plain.length() - 3) + "y";
        }
        var isPlural = plain.length() > 3 && plain.endsWith("s") && !plain.endsWith("ss");
        return isPlural ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static boolean isHan(String word) {
        return !word.isEmpty() && Character.isIdeographic(word.codePointAt(0));
    }
}
