package org.penglai.discovery.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.penglai.discovery.Facet;
import org.penglai.discovery.FacetName;
import org.penglai.discovery.Query;
import org.penglai.kernel.DivisionCode;

/** How the hits spread over the facets: what is asked of the engine, and how its answer is read. */
final class Spread {

    private static final int VALUES_MAX = 60;

    /** Owners are many; who has fewer listings is found by name. */
    private static final int OWNERS_MAX = 20;

    /** Least years of protection left. */
    private static final List<Integer> YEARS = List.of(3, 5, 10, 15);

    private Spread() {}

    /**
     * The question: each facet under all filters but its own.
     *
     * @param text the clause of what was typed
     */
    static Map<String, Object> request(Query query, Map<String, Object> text) {
        var facets = new LinkedHashMap<String, Object>();
        for (var facet : FacetName.values()) {
            var counted = Map.of("values", values(facet, query));
            facets.put(facet.wire(), Map.of("filter", Clauses.all(filtersBeside(facet, query)), "aggs", counted));
        }
        var found = Map.of("must", List.of(text), "filter", Clauses.common(query.filters()));
        return Map.of("size", 0, "track_total_hits", false, "query", Map.of("bool", found), "aggs", facets);
    }

    /** Reads the answer; a chosen value stays, even where nothing is left of it. */
    static List<Facet> read(JsonNode answer, Query query) {
        return Arrays.stream(FacetName.values())
                .map(facet -> {
                    var buckets = answer.at("/aggregations/" + facet.wire() + "/values/buckets");
                    return buckets.isArray() ? open(facet, buckets, query) : fixed(facet, buckets, query);
                })
                .toList();
    }

    private static List<Map<String, Object>> filtersBeside(FacetName facet, Query query) {
        return Clauses.byFacet(query).entrySet().stream()
                .filter(entry -> entry.getKey() != facet)
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /** A facet whose values are those that occur. */
    private static Facet open(FacetName name, JsonNode buckets, Query query) {
        var chosen = chosen(name, query);
        var values = new ArrayList<Facet.Value>();
        buckets.forEach(bucket -> {
            var value = bucket.path("key").asText();
            values.add(new Facet.Value(value, bucket.path("doc_count").asLong(), chosen.contains(value)));
        });
        chosen.stream()
                .filter(value ->
                        values.stream().noneMatch(shown -> shown.value().equals(value)))
                .forEach(value -> values.add(new Facet.Value(value, 0, /* chosen= */ true)));
        return new Facet(name, values);
    }

    /** A facet whose values are given. */
    private static Facet fixed(FacetName name, JsonNode buckets, Query query) {
        var chosen = chosen(name, query);
        var values = name == FacetName.PRICE
                ? PriceBand.ALL.stream().map(PriceBand::value)
                : steps(query).map(String::valueOf);
        return new Facet(
                name,
                values.map(value -> {
                            var count = buckets.path(value).path("doc_count").asLong();
                            return new Facet.Value(value, count, chosen.contains(value));
                        })
                        .toList());
    }

    private static Map<String, Object> values(FacetName facet, Query query) {
        return switch (facet) {
            case PRICE -> Map.of("range", Map.of("field", "priceFen", "keyed", true, "ranges", bands()));
            case REMAINING_YEARS ->
                Map.of("date_range", Map.of("field", "expiresOn", "keyed", true, "ranges", years(query)));
            case IPC -> terms(facet, IpcTree.shown(query.filters().chosen(facet)));
            case DIVISION -> terms(facet, divisions(query.filters().chosen(facet)));
            case OWNER_NAME -> Map.of("terms", Map.of("field", facet.wire(), "size", OWNERS_MAX));
            case MODE, INDUSTRY, CENTRE, PATENT_KIND, OWNER_KIND, TRL ->
                Map.of("terms", Map.of("field", facet.wire(), "size", VALUES_MAX));
        };
    }

    private static Map<String, Object> terms(FacetName facet, String shown) {
        return Map.of("terms", Map.of("field", facet.wire(), "size", VALUES_MAX, "include", shown));
    }

    /** Cities, the districts of our own, and around each chosen division what lies in it. */
    private static String divisions(Set<String> chosen) {
        return Stream.concat(
                        Stream.of("[0-9]{4}", DivisionCode.YANTAI + "[0-9]{2}"),
                        chosen.stream().flatMap(code -> Stream.of(code, code + "[0-9]{2}")))
                .distinct()
                .collect(Collectors.joining("|"));
    }

    private static List<Map<String, Object>> bands() {
        return PriceBand.ALL.stream().map(PriceBand::range).toList();
    }

    private static List<Map<String, Object>> years(Query query) {
        return steps(query)
                .map(years -> Map.<String, Object>of(
                        "key",
                        String.valueOf(years),
                        "from",
                        query.today().plusYears(years).toString()))
                .toList();
    }

    /** The usual steps of years, and any other that was asked for. */
    private static Stream<Integer> steps(Query query) {
        return Stream.concat(
                        YEARS.stream(), query.filters().remaining().stream().boxed())
                .distinct()
                .sorted();
    }

    private static Set<String> chosen(FacetName facet, Query query) {
        var filters = query.filters();
        return switch (facet) {
            case PRICE ->
                PriceBand.of(filters.price()).map(PriceBand::value).stream().collect(Collectors.toSet());
            case REMAINING_YEARS ->
                filters.remaining().stream().mapToObj(String::valueOf).collect(Collectors.toSet());
            case MODE, INDUSTRY, CENTRE, IPC, PATENT_KIND, OWNER_KIND, OWNER_NAME, DIVISION, TRL ->
                filters.chosen(facet);
        };
    }
}
