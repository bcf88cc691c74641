package org.penglai.discovery;

import java.util.List;

/**
 * Why a listing stands where it does for a query: which of the words counted how much, where they stand, and what else
 * counted.
 *
 * @param words the words, those that counted most first
 * @param offers what of the offer counted besides words: {@code number}, {@code open-now} or {@code long-term}
 * @param near whether it holds some of the words only
 */
public record Why(List<Word> words, List<String> offers, boolean near) {

    /** It was found by a number. */
    public static final String NUMBER = "number";

    /** It can be taken today. */
    public static final String OPEN_NOW = "open-now";

    /** Its protection lasts for long. */
    public static final String LONG_TERM = "long-term";

    public Why {
        words = List.copyOf(words);
        offers = List.copyOf(offers);
    }

    /**
     * A word that counted.
     *
     * @param percent its part of all that words counted
     * @param fields where it stands: {@code titleZh}, {@code patents.abstractEn} and so on
     */
    public record Word(String text, int percent, List<String> fields) {
        public Word {
            fields = List.copyOf(fields);
        }
    }
}
