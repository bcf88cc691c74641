package org.penglai.discovery.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.discovery.Facet;
import org.penglai.discovery.Hit;
import org.penglai.discovery.Hits;
import org.penglai.discovery.Query;
import org.penglai.discovery.Searching;
import org.penglai.discovery.elastic.Clauses.Closeness;
import org.penglai.platform.search.SearchIndex;

/** Searches the listings' index: hits and facets in one call, each as its own search. */
public final class SearchingElastic implements Searching {

    private final SearchIndex index;

    public SearchingElastic(SearchIndex index) {
        this.index = index;
    }

    @Override
    public Hits search(Query query) {
        var close = search(query, Closeness.CLOSE);
        var isInVain = close.total().count() == 0 && !query.text().isBlank();
        return isInVain ? search(query, Closeness.NEAR) : close;
    }

    private Hits search(Query query, Closeness closeness) {
        var requests = new ArrayList<Map<String, Object>>();
        requests.add(hits(query, closeness));
        if (query.facets()) {
            requests.add(Spread.request(query, closeness));
        }
        var answers = index.searchAll(preference(query), requests);
        List<Facet> facets = query.facets() ? Spread.read(answers.getLast(), query) : List.of();
        return read(answers, facets, query, closeness);
    }

    /** The same words ask the same copy of the index, so that its cache serves them and pages follow on one another. */
    private static String preference(Query query) {
        return "q" + Integer.toHexString(query.text().hashCode());
    }

    /** One hit more than wanted shows whether another page follows. */
    private static Map<String, Object> hits(Query query, Closeness closeness) {
        var order = Order.of(query);
        var request = new LinkedHashMap<String, Object>();
        request.put("size", query.page().limit() + 1);
        request.put("track_total_hits", Hits.Total.EXACT_TO);
        request.put("_source", List.of(ListingJson.SHOWN));
        request.put("sort", order.keys());
        request.put("query", Clauses.found(query, closeness));
        if (!query.text().isBlank()) {
            request.put("highlight", Passages.request(query.text()));
        }
        query.page().after().ifPresent(cursor -> request.put("search_after", order.place(cursor)));
        return request;
    }

    private static Hits read(List<JsonNode> answers, List<Facet> facets, Query query, Closeness closeness) {
        var order = Order.of(query);
        var limit = query.page().limit();
        var found = answers.getFirst().at("/hits/hits");
        var items = new ArrayList<Hit>();
        for (var at = 0; at < Math.min(limit, found.size()); at++) {
            items.add(hit(found.path(at), order));
        }
        Optional<String> next = found.size() > limit
                ? Optional.of(order.cursor(found.path(limit - 1).path("sort")))
                : Optional.empty();
        return new Hits(items, total(answers.getFirst()), closeness == Closeness.NEAR, facets, next, took(answers));
    }

    private static Hit hit(JsonNode hit, Order order) {
        Optional<Float> score =
                order.isScored() ? Optional.of(hit.path("_score").floatValue()) : Optional.empty();
        var listing = ListingJson.read(hit.path("_source").path(ListingJson.SHOWN));
        return new Hit(listing, score, Passages.read(hit.path("highlight")));
    }

    private static Hits.Total total(JsonNode answer) {
        var total = answer.at("/hits/total");
        return new Hits.Total(
                total.path("value").asLong(),
                "gte".equals(total.path("relation").asText()));
    }

    private static Duration took(List<JsonNode> answers) {
        return Duration.ofMillis(answers.stream()
                .mapToLong(answer -> answer.path("took").asLong())
                .max()
                .orElse(0));
    }
}
