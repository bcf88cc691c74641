package org.penglai.discovery.elastic;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.penglai.discovery.Asked;
import org.penglai.discovery.Lexicon;
import org.penglai.platform.search.SearchIndex;

/**
 * Guesses what was meant where no listing holds enough of what was typed: Chinese words of the lexicon with one other character, and
 * English words that stand in listings with one or two other letters.
 */
final class Spelling {

    private static final int SHORTEST_CHINESE = 3;
    private static final int LONGEST_CHINESE = 8;
    private static final int SHORTEST_ENGLISH = 4;
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}+");
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{" + SHORTEST_ENGLISH + ",}");

    private final SearchIndex index;
    private final Lexicon lexicon;

    Spelling(SearchIndex index, Lexicon lexicon) {
        this.index = index;
        this.lexicon = lexicon;
    }

    /** The words as they were perhaps meant; empty where nothing better is known. */
    Optional<String> meant(Asked asked) {
        var meant = english(chinese(asked.words()));
        return meant.equals(asked.words()) ? Optional.empty() : Optional.of(meant);
    }

    /** Each run of characters that the lexicon does not know, by the one word that it may stand for. */
    private String chinese(String words) {
        return CHINESE.matcher(words).replaceAll(run -> corrected(run.group()));
    }

    private String corrected(String run) {
        if (run.length() < SHORTEST_CHINESE || run.length() > LONGEST_CHINESE) {
            return run;
        }
        var near = lexicon.oneSignFrom(run);
        return near.size() == 1 ? near.getFirst() : run;
    }

    private String english(String words) {
        if (!ENGLISH.matcher(words).find()) {
            return words;
        }
        var how =
                Map.of("field", "spelling", "suggest_mode", "missing", "min_word_length", SHORTEST_ENGLISH, "size", 1);
        var answer = index.search(Map.of("size", 0, "suggest", Map.of("meant", Map.of("text", words, "term", how))));
        var meant = new StringBuilder(words);
        var suggestions = answer.at("/suggest/meant");
        for (var at = suggestions.size() - 1; at >= 0; at--) {
            var one = suggestions.path(at);
            var option = one.at("/options/0/text").asText("");
            if (!option.isEmpty() && ENGLISH.matcher(one.path("text").asText()).matches()) {
                var start = one.path("offset").asInt();
                meant.replace(start, start + one.path("length").asInt(), option);
            }
        }
        return meant.toString();
    }
}
