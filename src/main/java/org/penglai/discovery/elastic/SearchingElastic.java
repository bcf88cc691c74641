package org.penglai.discovery.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
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
import org.penglai.kernel.Refusal;
import org.penglai.platform.search.SearchIndex;

/** Searches the listings' index: hits and facets in one call, each as its own search. */
public final class SearchingElastic implements Searching {

    /** Parts the place in a cursor from its trail. */
    private static final String TRAIL = "~";

    /** How long a view of the index is kept for who reads on; each part that is read keeps it as long again. */
    private static final Duration VIEW_KEPT = Duration.ofMinutes(3);

    private final SearchIndex index;
    private final byte[] key;

    /** A search whose cursors nobody else reads. */
    public SearchingElastic(SearchIndex index) {
        this(index, "one process");
    }

    /** @param secret what seals cursors: the same for all servers */
    public SearchingElastic(SearchIndex index, String secret) {
        this.index = index;
        this.key = ("search cursor " + secret).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Hits search(Query query) {
        var trail = query.page()
                .after()
                .filter(cursor -> Order.of(query).isScored())
                .flatMap(this::trail);
        if (trail.isPresent()) {
            return further(query, trail.get());
        }
        var close = search(query, Closeness.CLOSE);
        var isInVain = close.total().count() == 0 && !query.text().isBlank();
        return isInVain ? search(query, Closeness.NEAR) : close;
    }

    private Optional<Trail> trail(String cursor) {
        var at = cursor.indexOf(TRAIL);
        if (at < 0) {
            return Optional.empty();
        }
        return Optional.of(Trail.read(cursor.substring(at + 1), key)
                .orElseThrow(() ->
                        Refusal.of(Refusal.Kind.MALFORMED, "request.parameters").violation("after", "cursor")));
    }

    private Hits search(Query query, Closeness closeness) {
        var requests = new ArrayList<Map<String, Object>>();
        requests.add(hits(query, closeness));
        if (query.facets()) {
            requests.add(Spread.request(query, closeness));
        }
        var answers = index.searchAll(preference(query), requests);
        var found = found(answers.getFirst(), query);
        List<Facet> facets = query.facets() ? Spread.read(answers.getLast(), query) : List.of();
        var shown =
                found.items().stream().map(hit -> hit.listing().id().value()).toList();
        var trail = new Trail(closeness == Closeness.NEAR, shown, Optional.empty());
        var isFirst = query.page().after().isEmpty();
        var next = found.next()
                .map(place -> Order.of(query).isScored() && isFirst ? place + TRAIL + trail.write(key) : place);
        return new Hits(found.items(), total(answers.getFirst()), trail.near(), facets, next, took(answers));
    }

    /** A part that follows by relevance, out of one view of the index; where that is gone, as the index stands now. */
    private Hits further(Query query, Trail trail) {
        var closeness = trail.near() ? Closeness.NEAR : Closeness.CLOSE;
        var requests = new ArrayList<Map<String, Object>>();
        requests.add(counted(query, closeness));
        if (query.facets()) {
            requests.add(Spread.request(query, closeness));
        }
        var answers = new ArrayList<>(index.searchAll(preference(query), requests));
        List<Facet> facets = query.facets() ? Spread.read(answers.getLast(), query) : List.of();
        var view = trail.view().orElseGet(() -> index.openView(VIEW_KEPT));
        var placed = trail.view().isPresent()
                ? query
                : query.page(new Query.Page(query.page().limit(), Optional.empty()));
        var going = index.searchView(view, VIEW_KEPT, following(placed, trail, closeness));
        var answer =
                going.orElseGet(() -> index.searchAll(preference(query), List.of(following(query, trail, closeness)))
                        .getFirst());
        var onward = going.isPresent() ? trail.in(answer.path("pit_id").asText(view)) : trail.outside();
        var found = found(answer, query);
        var next = found.next().map(place -> going.isPresent() ? place + TRAIL + onward.write(key) : place);
        answers.add(answer);
        return new Hits(found.items(), total(answers.getFirst()), trail.near(), facets, next, took(answers));
    }

    /** The hits without those of the first part. */
    private static Map<String, Object> following(Query query, Trail trail, Closeness closeness) {
        var request = new LinkedHashMap<>(hits(query, closeness));
        var shown = trail.shown().stream().map(Object::toString).toList();
        request.put("track_total_hits", false);
        request.put(
                "query",
                Map.of(
                        "bool",
                        Map.of(
                                "must", List.of(request.getOrDefault("query", Map.of())),
                                "must_not", List.of(Map.of("ids", Map.of("values", shown))))));
        query.page().after().ifPresent(cursor -> request.put("search_after", place(query, cursor)));
        return request;
    }

    /** How many there are now, all parts together. */
    private static Map<String, Object> counted(Query query, Closeness closeness) {
        var request = new LinkedHashMap<>(hits(
                query.page(new Query.Page(
                        query.page().limit(), Optional.empty(), query.page().exact())),
                closeness));
        request.put("size", 0);
        request.remove("highlight");
        request.remove("sort");
        request.remove("_source");
        return request;
    }

    /** The same words ask the same copy of the index, so that its cache serves them and pages follow on one another. */
    private static String preference(Query query) {
        return "q" + Integer.toHexString(query.text().hashCode());
    }

    /** One hit more than wanted shows whether another page follows. */
    private static Map<String, Object> hits(Query query, Closeness closeness) {
        var order = Order.of(query);
        var filters = new ArrayList<>(Clauses.common(query.filters()));
        Clauses.byFacet(query).values().forEach(filters::addAll);
        var found = Map.of("must", List.of(Clauses.text(query.text(), closeness)), "filter", filters);
        var request = new LinkedHashMap<String, Object>();
        request.put("size", query.page().limit() + 1);
        request.put("track_total_hits", query.page().exact() ? (Object) true : Hits.Total.EXACT_TO);
        request.put("_source", List.of(ListingJson.SHOWN));
        request.put("sort", order.keys());
        request.put("query", Map.of("bool", found));
        if (!query.text().isBlank()) {
            request.put("highlight", Passages.request(query.text()));
        }
        query.page().after().ifPresent(cursor -> request.put("search_after", place(query, cursor)));
        return request;
    }

    private static List<?> place(Query query, String cursor) {
        var at = cursor.indexOf(TRAIL);
        return Order.of(query).place(at < 0 ? cursor : cursor.substring(0, at));
    }

    /** Hits with the place at which the next ones begin. */
    private record Found(List<Hit> items, Optional<String> next) {}

    private static Found found(JsonNode answer, Query query) {
        var order = Order.of(query);
        var limit = query.page().limit();
        var found = answer.at("/hits/hits");
        var items = new ArrayList<Hit>();
        for (var at = 0; at < Math.min(limit, found.size()); at++) {
            items.add(hit(found.path(at), order));
        }
        Optional<String> next = found.size() > limit
                ? Optional.of(order.cursor(places(order, found.path(limit - 1))))
                : Optional.empty();
        return new Found(items, next);
    }

    /** The values of the order's own keys; in a view the engine adds one of its own. */
    private static JsonNode places(Order order, JsonNode hit) {
        var values = JsonNodeFactory.instance.arrayNode();
        for (var at = 0; at < order.keys().size(); at++) {
            values.add(hit.path("sort").path(at));
        }
        return values;
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
