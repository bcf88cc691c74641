package org.penglai.need;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.penglai.discovery.ListingDocument;
import org.penglai.discovery.Talk;
import org.penglai.need.Comparison.Ground;

/** Which of a need's own words stand in a listing, and where; what the title of either says weighs more. */
final class SharedWords {

    private static final int OF_TITLE = 3;
    private static final int OF_USE = 2;
    private static final int OF_TEXT = 1;

    /** What stands in the listing's title counts whole, elsewhere so many tenths. */
    private static final int ELSEWHERE = 7;

    private static final int WHERE_WHOLE = 10;

    /** So much shared weight is half of the whole, however long the need is. */
    private static final int HALF = 12 * WHERE_WHOLE;

    private static final int NAMED = 4;

    private final Talk talk;
    private final List<String> stretches;
    private final Map<String, Integer> weights = new LinkedHashMap<>();

    SharedWords(Talk talk, NeedContent content) {
        this.talk = talk;
        this.stretches = talk.stretches(content.title() + "\n" + content.use() + "\n" + content.text());
        talk.terms(content.title()).forEach(term -> weights.merge(term, OF_TITLE, Math::max));
        talk.terms(content.use()).forEach(term -> weights.merge(term, OF_USE, Math::max));
        talk.terms(content.text()).forEach(term -> weights.merge(term, OF_TEXT, Math::max));
    }

    /** All terms of the need. */
    Set<String> terms() {
        return weights.keySet();
    }

    /** The value of {@link Feature#WORDS}, and what it rests on; nothing where no word is shared. */
    record Shared(int value, List<Ground> ground) {}

    Shared with(ListingDocument listing) {
        var title = title(listing);
        var rest = rest(listing);
        var inTitle = talk.terms(title);
        var inRest = talk.terms(rest);
        var found = 0L;
        var titleHas = false;
        var restHas = false;
        for (var term : weights.entrySet()) {
            var headed = inTitle.contains(term.getKey());
            var told = inRest.contains(term.getKey());
            titleHas |= headed;
            restHas |= told;
            found += (long) term.getValue() * (headed ? WHERE_WHOLE : told ? ELSEWHERE : 0);
        }
        if (found == 0) {
            return new Shared(0, List.of());
        }
        var code = titleHas && restHas ? "WORDS_THROUGHOUT" : titleHas ? "WORDS_TITLE" : "WORDS_TEXT";
        var value = (int) (found * Comparison.WHOLE / (found + HALF));
        return new Shared(value, List.of(new Ground(code, named(Talk.plain(title + "\n" + rest)))));
    }

    /** The longest shared stretches, those of the title first. */
    private List<String> named(String listing) {
        var shared = new ArrayList<String>();
        for (var stretch : stretches) {
            if (Character.isIdeographic(stretch.codePointAt(0))) {
                longest(stretch, listing, shared);
            } else if (listing.contains(stretch)) {
                shared.add(stretch);
            }
        }
        var chosen = new ArrayList<String>();
        shared.stream()
                .distinct()
                .sorted(Comparator.comparingInt(this::weight).reversed())
                .filter(word -> chosen.stream().noneMatch(kept -> kept.contains(word)))
                .limit(NAMED)
                .forEach(chosen::add);
        return chosen;
    }

    private static void longest(String stretch, String listing, List<String> shared) {
        var at = 0;
        while (at + 2 <= stretch.length()) {
            var end = at + 2;
            if (!listing.contains(stretch.substring(at, end))) {
                at++;
                continue;
            }
            while (end < stretch.length() && listing.contains(stretch.substring(at, end + 1))) {
                end++;
            }
            shared.add(stretch.substring(at, end));
            at = end;
        }
    }

    private int weight(String word) {
        return talk.terms(word).stream()
                .mapToInt(term -> weights.getOrDefault(term, 0))
                .sum();
    }

    /** The terms of a listing, title and all. */
    static Set<String> terms(Talk talk, ListingDocument listing) {
        return talk.terms(title(listing) + "\n" + rest(listing));
    }

    private static String title(ListingDocument listing) {
        var text = new StringBuilder();
        text.append(listing.words().title().zh())
                .append('\n')
                .append(listing.words().title().en());
        listing.patents()
                .forEach(patent -> text.append('\n')
                        .append(patent.title().zh())
                        .append('\n')
                        .append(patent.title().en()));
        return text.toString();
    }

    private static String rest(ListingDocument listing) {
        var words = listing.words();
        var text = new StringBuilder(words.summary());
        words.applicationFields().forEach(field -> text.append('\n').append(field));
        words.products().forEach(product -> text.append('\n').append(product));
        listing.patents()
                .forEach(patent -> text.append('\n')
                        .append(patent.abstractText().zh())
                        .append('\n')
                        .append(patent.abstractText().en()));
        return text.toString();
    }
}
