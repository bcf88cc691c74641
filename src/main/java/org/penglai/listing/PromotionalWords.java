package org.penglai.listing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.penglai.kernel.Bilingual;

/**
 * Words of advertisement (商业性宣传用语), which a declaration of an open licence must not use (Rule 85), each with the reason
 * why it counts as one. They are pointed out, and the office decides; a list cannot know what a sentence means.
 */
public record PromotionalWords(List<Entry> entries, Citation citation) {

    public PromotionalWords {
        entries = List.copyOf(entries);
    }

    /** Words that count for the same reason. */
    public record Entry(List<String> words, Bilingual reason) {
        public Entry {
            words = List.copyOf(words);
        }
    }

    /**
     * One place in a text.
     *
     * @param field which text
     * @param start where the word begins in it
     * @param end where it has ended
     */
    public record Found(String field, String text, int start, int end, Bilingual reason) {

        public String word() {
            return text.substring(start, end);
        }
    }

    /** All places in what a listing says, in reading order; only an open licence is declared. */
    public List<Found> in(ListingContent content) {
        if (!content.terms().mode().needsAnnouncement()) {
            return List.of();
        }
        var text = content.text();
        var found = new ArrayList<Found>();
        found.addAll(in("titleZh", text.title().zh()));
        found.addAll(in("titleEn", text.title().en()));
        found.addAll(in("summary", text.summary()));
        found.addAll(in("applicationFields", String.join("、", text.applicationFields())));
        found.addAll(in("products", String.join("、", text.products())));
        return List.copyOf(found);
    }

    /** All places in one text; of words that overlap the one that begins first, and of those the longest. */
    public List<Found> in(String field, String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        var all = new ArrayList<Found>();
        for (var entry : entries) {
            for (var word : entry.words()) {
                places(lower, word.toLowerCase(Locale.ROOT))
                        .forEach(at -> all.add(new Found(field, text, at, at + word.length(), entry.reason())));
            }
        }
        all.sort(Comparator.comparingInt(Found::start).thenComparing(Found::end, Comparator.reverseOrder()));
        var found = new ArrayList<Found>();
        for (var one : all) {
            if (found.isEmpty() || found.getLast().end() <= one.start()) {
                found.add(one);
            }
        }
        return List.copyOf(found);
    }

    private static List<Integer> places(String text, String word) {
        var places = new ArrayList<Integer>();
        for (var at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (isWhole(text, at, at + word.length())) {
                places.add(at);
            }
        }
        return places;
    }

    /** A word in Latin letters counts only by itself, not within another. */
    private static boolean isWhole(String text, int start, int end) {
        return !(isLatin(text, start) && isLatin(text, start - 1)) && !(isLatin(text, end - 1) && isLatin(text, end));
    }

    private static boolean isLatin(String text, int at) {
        return at >= 0
                && at < text.length()
                && Character.UnicodeScript.of(text.charAt(at)) == Character.UnicodeScript.LATIN;
    }
}
