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
import org.penglai.discovery.PatentNumbers;
import org.penglai.discovery.Query;

/** The clauses of the query language that a query becomes. */
final class Clauses {

    /** A hit by number stands above every hit by words. */
    private static final int NUMBER_BOOST = 1000;

    /** Weights that rank best on judged needs of firms and lose nothing where a known text is sought. */
    private static final double HEADING_BOOST = 0.5;

    private static final double PHRASE_BOOST = 1.0;

    /** A query's pairs may stand closer together than the text's, where Chinese meets English. */
    private static final int PHRASE_SLOP = 2;

    /** How many of the terms must occur. */
    enum Closeness {
        /**
         * Of up to two terms all, of more three in four, since word borders make pairs that no text holds; of what is
         * rather a sentence some, or talk would hide the matter.
         */
        CLOSE("2<75% 6<50% 12<3"),
        /** What is offered when nothing is close. */
        NEAR("0<1 8<2");

        private final String enough;

        Closeness(String enough) {
            this.enough = enough;
        }
    }

    private Clauses() {}

    /** What was typed: all fields together must hold enough of its terms, titles weigh more. */
    static Map<String, Object> text(String typed, Closeness closeness) {
        if (typed.isBlank()) {
            return Map.of("match_all", Map.of());
        }
        var words = bool(
                Map.of("must", List.of(words(typed, closeness)), "should", List.of(heading(typed), phrase(typed))));
        var numbers = PatentNumbers.in(typed);
        if (numbers.isEmpty()) {
            return words;
        }
        var number = Map.of(
                "constant_score",
                Map.of("filter", Map.of("terms", Map.of("patents.number", numbers)), "boost", NUMBER_BOOST));
        return bool(Map.of("should", List.of(number, words), "minimum_should_match", 1));
    }

    /** What makes a listing a hit: its words, and everything that it is filtered by. */
    static Map<String, Object> found(Query query, Closeness closeness) {
        var filters = new ArrayList<>(common(query.filters()));
        byFacet(query).values().forEach(filters::addAll);
        return bool(Map.of("must", List.of(text(query.text(), closeness)), "filter", filters));
    }

    /** The words alone, as they decide about finding and are marked in the text. */
    static Map<String, Object> words(String typed, Closeness closeness) {
        return on("match", "text", Map.of("query", typed, "minimum_should_match", closeness.enough));
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

    private static Map<String, Object> heading(String typed) {
        return on("match", "heading", Map.of("query", typed, "boost", HEADING_BOOST));
    }

    private static Map<String, Object> phrase(String typed) {
        return on("match_phrase", "heading", Map.of("query", typed, "boost", PHRASE_BOOST, "slop", PHRASE_SLOP));
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
    private static Map<String, Object> symbol(String symbol) {
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
