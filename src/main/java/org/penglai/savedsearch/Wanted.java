package org.penglai.savedsearch;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.penglai.discovery.Query;
import org.penglai.discovery.QueryForm;
import org.penglai.kernel.Refusal;

/**
 * What is searched for, as it stands in the address of a search: kept in that form, so that it means tomorrow what the search
 * page makes of it then. Order, page and facets are no part of it.
 *
 * @param parameters by name, without empty ones
 */
public record Wanted(Map<String, List<String>> parameters) {

    /** Longest address part that is kept: a text of the greatest length with every filter in use. */
    public static final int LENGTH_MAX = 4_000;

    /** How the hits are shown, not what they are. */
    private static final Set<String> SHOWING = Set.of("sort", "after", "limit", "facets", "exact", "done", "view");

    private static final String NAME = "[A-Za-z][A-Za-z.-]{0,30}";

    public Wanted {
        var sorted = new TreeMap<String, List<String>>();
        parameters.forEach((name, values) -> {
            var filled = values.stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .distinct()
                    .toList();
            if (name.matches(NAME) && !SHOWING.contains(name) && !filled.isEmpty()) {
                sorted.put(name, filled);
            }
        });
        parameters = Collections.unmodifiableMap(sorted);
    }

    /** Reads what stands behind the question mark of an address; all before one is left aside. */
    public static Wanted parse(String address) {
        if (address.length() > LENGTH_MAX) {
            throw Refusal.invalid("saved-search.form").violation("/search", "maxLength", Map.of("limit", LENGTH_MAX));
        }
        var parameters = new TreeMap<String, List<String>>();
        var plain = address.strip().replaceFirst("#.*$", "");
        for (var pair : plain.substring(plain.indexOf('?') + 1).split("&")) {
            var parts = pair.split("=", 2);
            if (parts.length == 2) {
                parameters
                        .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                        .add(decoded(parts[1]));
            }
        }
        return new Wanted(parameters);
    }

    /** The query on that day; refused where it is none, or asks for everything. */
    public Query query(LocalDate today) {
        var query = QueryForm.parse(parameters, today);
        if (query.text().isBlank() && query.filters().isEmpty()) {
            throw Refusal.invalid("saved-search.everything").violation("/search", "saved-search.everything");
        }
        return query;
    }

    /** As it stands in an address, the same for the same search. */
    public String line() {
        return parameters.entrySet().stream()
                .flatMap(
                        named -> named.getValue().stream().map(value -> encoded(named.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    /** The page of the search. */
    public String address() {
        return "/search?" + line();
    }

    /** What was typed, which is also the name that is proposed. */
    public String text() {
        return String.join(" ", parameters.getOrDefault("q", List.of()));
    }

    /** How many conditions there are besides what was typed. */
    public int conditions() {
        return parameters.entrySet().stream()
                .filter(named -> !named.getKey().equals("q"))
                .mapToInt(named -> named.getValue().size())
                .sum();
    }

    /** The name that is proposed: what was typed, as far as a name goes. */
    public static String proposed(Wanted wanted) {
        var text = wanted.text();
        return text.length() <= SavedSearch.NAME_MAX ? text : text.substring(0, SavedSearch.NAME_MAX - 1) + "…";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.invalid("saved-search.form").violation("/search", "pattern", Map.of("limit", text));
        }
    }
}
