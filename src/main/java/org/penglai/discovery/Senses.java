package org.penglai.discovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What texts speak of, in words that Chinese and English share (中间语言): each known Chinese word becomes the English words
 * that it is translated with, the usual one said twice. Texts that say the same with other words, or in the other
 * language, meet there. It ranks and never decides alone what is found.
 */
public final class Senses {

    private static final int TRANSLATIONS_MAX = 2;

    /** Words that share so many first letters are forms of one. */
    private static final int STEM = 5;

    private static final Set<String> JOINING =
            Set.of("a", "an", "the", "of", "for", "and", "or", "in", "on", "to", "by", "with", "from");

    /** What nearly every patent calls itself. */
    private static final Set<String> NOISE = Set.of(
            "一种", "一个", "方法", "装置", "系统", "设备", "工艺", "制备", "应用", "用于", "及其", "使用", "基于", "具有", "所述", "包括", "特征", "在于",
            "提供", "发明", "新型", "公开", "涉及", "进行", "可以", "能够", "相关", "技术", "专利", "需要", "希望", "如何", "解决", "问题");

    /** For each known word what is said for it; nothing for words that tell nothing. */
    private final Map<String, String> said = new HashMap<>();

    /** The length of the longest known word that begins with the two characters. */
    private final Map<Integer, Integer> longest = new HashMap<>();

    /** @param talk words that say nothing of the matter */
    Senses(Lexicon lexicon, Talk talk) {
        lexicon.chineseWords().forEach(word -> {
            said.put(word, NOISE.contains(word) || talk.holds(word) ? "" : said(word, lexicon));
            longest.merge(beginning(word, 0), word.length(), Math::max);
        });
    }

    /** The text in shared words; English stands as it is. */
    public String of(String text) {
        var senses = new StringBuilder();
        for (var at = 0; at < text.length(); ) {
            if (Character.isIdeographic(text.charAt(at))) {
                at += chinese(text, at, senses);
            } else {
                at = english(text, at, senses);
            }
        }
        return senses.toString().strip();
    }

    /** Says the longest known word that begins here; gives its length. */
    private int chinese(String text, int at, StringBuilder senses) {
        for (var length = Math.min(longest.getOrDefault(beginning(text, at), 1), text.length() - at);
                length > 0;
                length--) {
            var known = said.get(text.substring(at, at + length));
            if (known != null) {
                senses.append(known);
                return length;
            }
        }
        return 1;
    }

    /** Says the word twice, as what is a usual translation; gives the place behind it. */
    private static int english(String text, int start, StringBuilder senses) {
        var end = start;
        while (end < text.length() && !Character.isIdeographic(text.charAt(end)) && text.charAt(end) > ' ') {
            end++;
        }
        var word = text.substring(start, end).toLowerCase(Locale.ROOT);
        if (word.chars().anyMatch(Character::isLetterOrDigit) && !JOINING.contains(word)) {
            senses.append(word).append(' ').append(word).append(' ');
        }
        return Math.max(end, start + 1);
    }

    private static int beginning(String word, int at) {
        return word.charAt(at) << Character.SIZE | (at + 1 < word.length() ? word.charAt(at + 1) : 0);
    }

    private static String said(String word, Lexicon lexicon) {
        var weights = new LinkedHashMap<String, Integer>();
        var own = lexicon.translations(word);
        for (var place = 0; place < Math.min(TRANSLATIONS_MAX, own.size()); place++) {
            add(own.get(place), place == 0 ? 2 : 1, weights);
        }
        for (var equal : lexicon.equals(word)) {
            var translations = lexicon.translations(equal);
            if (!translations.isEmpty()) {
                add(translations.getFirst(), 1, weights);
            } else if (!Character.isIdeographic(equal.charAt(0))) {
                add(equal, 1, weights);
            }
        }
        var all = new ArrayList<String>();
        weights.forEach((sense, times) -> {
            for (var time = 0; time < times; time++) {
                all.add(sense);
            }
        });
        return all.isEmpty() ? "" : String.join(" ", all) + " ";
    }

    private static void add(String translation, int weight, Map<String, Integer> weights) {
        for (var sense : translation.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (!sense.isEmpty() && !JOINING.contains(sense)) {
                var form = weights.keySet().stream()
                        .filter(other -> isForm(other, sense))
                        .findFirst()
                        .orElse(sense);
                weights.merge(form, weight, Math::max);
            }
        }
    }

    private static boolean isForm(String one, String other) {
        var shorter = Math.min(one.length(), other.length());
        return one.equals(other) || shorter >= STEM && one.regionMatches(0, other, 0, Math.max(STEM, shorter - 1));
    }

    /** The texts one after another, each once. */
    public String of(List<String> texts) {
        return of(String.join("。", texts.stream().distinct().toList()));
    }
}
