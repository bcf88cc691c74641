package org.penglai.discovery.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.penglai.discovery.Completing;
import org.penglai.discovery.Suggestion;
import org.penglai.discovery.Suggestion.Kind;
import org.penglai.kernel.Language;
import org.penglai.kernel.Spelling;
import org.penglai.platform.search.SearchIndex;

/** Completes from the listings' index: three small searches in one call, none of which counts what it finds. */
public final class CompletingElastic implements Completing {

    /** Listings looked at for each kind: several may bear one title, and most owners have several. */
    private static final int LOOKED_AT = 20;

    /** After so many the best is good enough: a single character begins half of all titles. */
    private static final int ENOUGH = 3_000;

    private static final int EXPANSIONS = 40;

    /** A number from its fourth digit on, with what may stand before it. */
    private static final Pattern NUMBER = Pattern.compile("(?:ZL|CN)?(\\d{4,12}[.\\dX]{0,3})");

    private final SearchIndex index;

    public CompletingElastic(SearchIndex index) {
        this.index = index;
    }

    @Override
    public List<Suggestion> complete(String typed, Language language, int each) {
        var number = NUMBER.matcher(Spelling.plain(typed));
        if (number.matches()) {
            var answers = index.searchAll("numbers", List.of(numbers(number.group(1))));
            return read(Kind.NUMBER, names(answers.getFirst(), "/patents", "number"), each, number.group(1));
        }
        var answers = index.searchAll("completions", List.of(owners(typed), titles(typed)));
        var suggestions = new ArrayList<Suggestion>();
        suggestions.addAll(read(Kind.OWNER, names(answers.getFirst(), "/owners", "name"), each, typed));
        suggestions.addAll(read(Kind.TITLE, titles(answers.getLast(), language), each, ""));
        return List.copyOf(suggestions);
    }

    private static Map<String, Object> numbers(String digits) {
        return request(Map.of("prefix", Map.of("patents.number", Map.of("value", digits))), List.of("patents.number"));
    }

    private static Map<String, Object> owners(String typed) {
        return request(prefix("owners.name", typed), List.of("owners.name"));
    }

    private static Map<String, Object> titles(String typed) {
        return request(
                Map.of("bool", Map.of("should", List.of(prefix("titleZh", typed), prefix("titleEn", typed)))),
                List.of("titleZh", "titleEn"));
    }

    private static Map<String, Object> prefix(String field, String typed) {
        return Map.of("match_phrase_prefix", Map.of(field, Map.of("query", typed, "max_expansions", EXPANSIONS)));
    }

    private static Map<String, Object> request(Map<String, Object> query, List<String> fields) {
        return Map.of(
                "size", LOOKED_AT,
                "track_total_hits", false,
                "terminate_after", ENOUGH,
                "_source", fields,
                "query", query);
    }

    private static List<String> names(JsonNode answer, String things, String name) {
        var names = new ArrayList<String>();
        answer.at("/hits/hits")
                .forEach(hit -> hit.at("/_source" + things)
                        .forEach(thing -> names.add(thing.path(name).asText())));
        return names;
    }

    private static List<String> titles(JsonNode answer, Language language) {
        var own = language == Language.ZH ? "titleZh" : "titleEn";
        var other = language == Language.ZH ? "titleEn" : "titleZh";
        var titles = new ArrayList<String>();
        answer.at("/hits/hits").forEach(hit -> {
            var title = hit.at("/_source/" + own).asText();
            titles.add(title.isEmpty() ? hit.at("/_source/" + other).asText() : title);
        });
        return titles;
    }

    /** Each name once; of several owners of a listing those that hold what was typed. */
    private static List<Suggestion> read(Kind kind, List<String> names, int each, String holding) {
        Set<String> once = new LinkedHashSet<>(names);
        var wanted = holding.toLowerCase(Locale.ROOT);
        var parameter = kind == Kind.OWNER ? "ownerName" : "q";
        return once.stream()
                .filter(name -> !name.isEmpty() && name.toLowerCase(Locale.ROOT).contains(wanted))
                .limit(each)
                .map(name -> new Suggestion(kind, name, parameter, name))
                .toList();
    }
}
