package org.penglai.discovery.elastic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penglai.discovery.FacetName;
import org.penglai.discovery.Filters;
import org.penglai.discovery.Filters.PriceBounds;
import org.penglai.discovery.Query;

/** The clauses of the query language that filters become. */
final class Clauses {

    private Clauses() {}

    /** What makes a listing a hit: its words, and everything that it is filtered by. */
    static Map<String, Object> found(Query query, Map<String, Object> text) {
        var filters = new ArrayList<>(common(query.filters()));
        byFacet(query).values().forEach(filters::addAll);
        return bool(Map.of("must", List.of(text), "filter", filters));
    }

    /** Filters that no facet shows. */
    static List<Map<String, Object>> common(Filters filters) {
        var clauses = new ArrayList<Map<String, Object>>();
        filters.owner()
                .ifPresent(owner -> clauses.add(on("match", "owners.name", Map.of("query", owner, "operator", "and"))));
        filters.grantedFrom().ifPresent(day -> clauses.add(from("grantedOn", day)));
        return clauses;
    }

    /** Filters by the facet that shows them. */
    static Map<FacetName, List<Map<String, Object>>> byFacet(Query query) {
        var filters = query.filters();
        var clauses = new EnumMap<FacetName, List<Map<String, Object>>>(FacetName.class);
        filters.chosen().forEach((facet, values) -> clauses.put(facet, List.of(anyOf(facet, List.copyOf(values)))));
        var price = price(filters.price());
        if (!price.isEmpty()) {
            clauses.put(FacetName.PRICE, price);
        }
        filters.remaining()
                .ifPresent(years -> clauses.put(FacetName.REMAINING_YEARS, List.of(remaining(years, query.today()))));
        return clauses;
    }

    /** Price at least, price below, free or not, as far as asked for. */
    static List<Map<String, Object>> price(PriceBounds bounds) {
        var clauses = new ArrayList<Map<String, Object>>();
        var limits = new LinkedHashMap<String, Object>();
        bounds.from().ifPresent(from -> limits.put("gte", from.fen()));
        bounds.below().ifPresent(below -> limits.put("lt", below.fen()));
        if (!limits.isEmpty()) {
            clauses.add(on("range", "priceFen", limits));
        }
        bounds.free().ifPresent(free -> clauses.add(Map.of("term", Map.of("free", free))));
        return clauses;
    }

    /** At least so many years of protection left on the day. */
    static Map<String, Object> remaining(int years, LocalDate today) {
        return from("expiresOn", today.plusYears(years));
    }

    /** All of the clauses. */
    static Map<String, Object> all(List<Map<String, Object>> clauses) {
        return clauses.isEmpty() ? Map.of("match_all", Map.of()) : bool(Map.of("filter", clauses));
    }

    private static Map<String, Object> anyOf(FacetName facet, List<String> values) {
        return switch (facet) {
            case IPC ->
                bool(Map.of("should", values.stream().map(Clauses::symbol).toList()));
            case DIVISION ->
                Map.of(
                        "terms",
                        Map.of("division", values.stream().map(Clauses::branch).toList()));
            default -> Map.of("terms", Map.of(facet.wire(), values));
        };
    }

    /** Sections, classes, subclasses and main groups are terms of their own; what is cut elsewhere is a prefix. */
    static Map<String, Object> symbol(String symbol) {
        return Map.of(IpcTree.isLevel(symbol) ? "term" : "prefix", Map.of("ipc", symbol));
    }

    /** {@code 370600} names the whole of {@code 3706}. */
    private static String branch(String division) {
        return division.replaceFirst("(?:00){1,2}$", "");
    }

    private static Map<String, Object> bool(Map<String, Object> clauses) {
        return Map.of("bool", clauses);
    }

    private static Map<String, Object> on(String kind, String field, Map<String, Object> how) {
        return Map.of(kind, Map.of(field, how));
    }

    private static Map<String, Object> from(String field, LocalDate day) {
        return on("range", field, Map.of("gte", day.toString()));
    }
}
