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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.penglai.kernel.Language;

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
    private final Slips slips;

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
        this(equals, pairs, Talk.NONE, List.of());
    }

    /**
     * @param equals groups of words that mean the same
     * @param pairs Chinese words with their English ones
     * @param talk words that say nothing of the matter
     * @param alike groups of characters that are typed for one another
     */
    public Lexicon(Collection<List<String>> equals, Collection<Pair> pairs, Talk talk, Collection<String> alike) {
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
        slips = new Slips(this, alike);
    }

    /** How words are mistyped. */
    public Slips slips() {
        return slips;
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

    /** All single English words of which entries consist. */
    Set<String> englishWords() {
        return Stream.concat(equal.keySet().stream(), chinese.keySet().stream())
                .filter(word -> !isHan(word))
                .flatMap(word -> Stream.of(word.split(" ", -1)))
                .collect(Collectors.toSet());
    }

    /** The English words for a Chinese one, the usual one first. */
    List<String> translations(String word) {
        return List.copyOf(english.getOrDefault(key(word), Set.of()));
    }

    /** The word in the language, as it is usually called; itself where no other word is known. */
    public String in(Language language, String word) {
        return language == Language.EN && isHan(word)
                ? translations(word).stream().findFirst().orElse(word)
                : word;
    }

    /** Words of equal meaning in either language, in the order of their letters. */
    List<String> equals(String word) {
        return equal.getOrDefault(key(word), Set.of()).stream().sorted().toList();
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
        cut(run).forEach(part -> concepts.add(isKnown(part) ? concept(part) : Concept.unknown(part)));
    }

    /** Cuts a stretch of Chinese into known words, the longest first, and what stands between them. */
    public List<String> cut(String run) {
        var parts = new ArrayList<String>();
        var between = new StringBuilder();
        for (var at = 0; at < run.length(); ) {
            var word = longestChinese(run, at);
            if (word.isEmpty()) {
                between.append(run.charAt(at++));
            } else {
                unknown(between, parts);
                parts.add(word);
                at += word.length();
            }
        }
        unknown(between, parts);
        return parts;
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

    private static void unknown(StringBuilder between, List<String> parts) {
        if (!between.isEmpty()) {
            parts.add(between.toString());
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

    /** Whether the word, in either language, has an entry. */
    boolean isKnown(String word) {
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
