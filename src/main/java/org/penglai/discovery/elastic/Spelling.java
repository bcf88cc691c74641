package org.penglai.discovery.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.penglai.discovery.Asked;
import org.penglai.discovery.Lexicon;
import org.penglai.discovery.Slips;
import org.penglai.discovery.Slips.Slip;
import org.penglai.platform.search.SearchIndex;

/**
 * Guesses what was meant where no listing holds enough of what was typed: Chinese words of the lexicon with one other character, and
 * English words that stand in listings with one or two other letters. Nothing is offered for words that are known or stand in
 * listings, nor anything that would find nothing.
 */
final class Spelling {

    private static final int SHORTEST_ENGLISH = 4;
    private static final int OPTIONS = 5;
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}{2,}");
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{" + SHORTEST_ENGLISH + ",}");

    private final SearchIndex index;
    private final Slips slips;

    Spelling(SearchIndex index, Lexicon lexicon) {
        this.index = index;
        this.slips = lexicon.slips();
    }

    /** The words as they were perhaps meant; empty where nothing better is known. */
    Optional<String> meant(Asked asked) {
        var words = asked.words();
        var found = new ArrayList<Slip>();
        CHINESE.matcher(words)
                .results()
                .forEach(run -> slips.inChinese(run.group())
                        .filter(slip -> !isFound(slip.typed()) && isFound(slip.meant()))
                        .ifPresent(slip -> found.add(new Slip(run.start() + slip.at(), slip.typed(), slip.meant()))));
        found.addAll(english(words));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var meant = new StringBuilder(words);
        found.stream()
                .sorted(Comparator.comparingInt(Slip::at).reversed())
                .forEach(slip ->
                        meant.replace(slip.at(), slip.at() + slip.typed().length(), slip.meant()));
        return Optional.of(meant.toString());
    }

    /** Whether a listing holds all of the word. */
    private boolean isFound(String word) {
        var query = Map.of("match", Map.of("text", Map.of("query", word, "operator", "and")));
        var answer = index.search(Map.of("size", 0, "track_total_hits", 1, "query", query));
        return answer.at("/hits/total/value").asLong() > 0;
    }

    /** What stands in listings in place of words that stand in none; it is found, since it stands there. */
    private List<Slip> english(String words) {
        if (!ENGLISH.matcher(words).find()) {
            return List.of();
        }
        var how = Map.of(
                "field", "spelling", "suggest_mode", "missing", "min_word_length", SHORTEST_ENGLISH, "size", OPTIONS);
        var answer = index.search(Map.of("size", 0, "suggest", Map.of("meant", Map.of("text", words, "term", how))));
        var found = new ArrayList<Slip>();
        for (var one : answer.at("/suggest/meant")) {
            var start = one.path("offset").asInt();
            var typed = words.substring(start, start + one.path("length").asInt());
            if (ENGLISH.matcher(typed).matches() && !slips.isEnglish(typed)) {
                Slips.nearest(typed, options(one)).ifPresent(meant -> found.add(new Slip(start, typed, meant)));
            }
        }
        return found;
    }

    private static List<String> options(JsonNode suggestion) {
        return StreamSupport.stream(suggestion.path("options").spliterator(), false)
                .map(option -> option.path("text").asText().toLowerCase(Locale.ROOT))
                .toList();
    }
}
