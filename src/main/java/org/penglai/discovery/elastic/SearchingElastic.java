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
import java.util.OptionalLong;
import java.util.UUID;
import org.penglai.discovery.Facet;
import org.penglai.discovery.Filters;
import org.penglai.discovery.Hit;
import org.penglai.discovery.Hits;
import org.penglai.discovery.Lexicon;
import org.penglai.discovery.Query;
import org.penglai.discovery.QueryLanguage;
import org.penglai.discovery.Searching;
import org.penglai.kernel.Refusal;
import org.penglai.platform.search.SearchIndex;

/** Searches the listings' index: hits and facets in one call, each as its own search. */
public final class SearchingElastic implements Searching {

    /** Where fewer hold enough of the words, those that hold some of them follow. */
    private static final int FEW = 10;

    /** Parts the place in a cursor from its trail. */
    private static final String TRAIL = "~";

    /** How long a view of the index is kept for who reads on; each part that is read keeps it as long again. */
    private static final Duration VIEW_KEPT = Duration.ofMinutes(3);

    private final SearchIndex index;
    private final Lexicon lexicon;
    private final Spelling spelling;
    private final byte[] key;

    /** A search whose cursors nobody else reads and that knows no other word for any. */
    public SearchingElastic(SearchIndex index) {
        this(index, Lexicon.EMPTY, "one process");
    }

    /** A search whose cursors nobody else reads. */
    public SearchingElastic(SearchIndex index, Lexicon lexicon) {
        this(index, lexicon, "one process");
    }

    /**
     * @param lexicon words of equal meaning, which are found for one another
     * @param secret what seals cursors: the same for all servers
     */
    public SearchingElastic(SearchIndex index, Lexicon lexicon, String secret) {
        this.index = index;
        this.lexicon = lexicon;
        this.spelling = new Spelling(index, lexicon);
        this.key = ("search cursor " + secret).getBytes(StandardCharsets.UTF_8);
    }

    /** A query as it is put to the engine. */
    private record Put(Query query, Wording wording, Closeness closeness) {

        Map<String, Object> text() {
            return wording.clause(closeness, query.today());
        }

        Put as(Closeness other) {
            return new Put(query, wording, other);
        }

        /** The same from the first part on. */
        Put fromFirst() {
            var page = query.page();
            return new Put(
                    query.page(new Query.Page(page.limit(), Optional.empty(), page.exact())), wording, closeness);
        }
    }

    @Override
    public Hits search(Query query) {
        var put = new Put(query, new Wording(QueryLanguage.read(query.text()), lexicon), Closeness.CLOSE);
        var trail = query.page().after().flatMap(this::trail);
        if (trail.isPresent()) {
            var going = put.as(trail.get().near() ? Closeness.NEAR : Closeness.CLOSE);
            return Order.of(query).isScored() ? further(going, trail.get()) : first(going, close(going));
        }
        var close = first(put, OptionalLong.empty());
        if (put.wording().asked().words().isEmpty() || close.total().count() >= FEW) {
            return close;
        }
        var count = query.filters().equals(Filters.NONE) ? close.total().count() : countUnfiltered(put);
        if (count >= FEW) {
            return close;
        }
        var near = first(put.as(Closeness.NEAR), OptionalLong.of(count));
        var isMore = near.total().count() > close.total().count()
                || near.remarks().meant().isPresent();
        return isMore ? near : close;
    }

    /** Filters do not decide whether few are close, or choosing a facet would find more than it counts. */
    private long countUnfiltered(Put put) {
        var request = Map.of(
                "size",
                0,
                "track_total_hits",
                FEW,
                "query",
                put.as(Closeness.CLOSE).text());
        return total(index.searchAll(preference(put.query()), List.of(request)).getFirst())
                .count();
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

    private Hits first(Put put, OptionalLong close) {
        var query = put.query();
        var text = put.text();
        var requests = new ArrayList<Map<String, Object>>();
        requests.add(hits(put, text));
        if (query.facets()) {
            requests.add(Spread.request(query, text));
        }
        var answers = index.searchAll(preference(query), requests);
        var found = found(answers.getFirst(), query);
        List<Facet> facets = query.facets() ? Spread.read(answers.getLast(), query) : List.of();
        var trail = new Trail(put.closeness() == Closeness.NEAR, remembered(query, found), Optional.empty());
        var isTold = Order.of(query).isScored()
                ? query.page().after().isEmpty()
                : !put.wording().asked().words().isEmpty();
        var next = found.next().map(place -> isTold ? place + TRAIL + trail.write(key) : place);
        Optional<String> meant =
                close.orElse(1) == 0 ? spelling.meant(put.wording().asked()) : Optional.empty();
        var remarks = new Hits.Remarks(close, put.wording().asked().notes(), meant);
        return new Hits(found.items(), total(answers.getFirst()), remarks, facets, next, took(answers));
    }

    /** In an order whose keys stand still, what was shown need not be remembered, only whether it was near or close. */
    private static List<UUID> remembered(Query query, Found found) {
        return Order.of(query).isScored()
                ? found.items().stream().map(hit -> hit.listing().id().value()).toList()
                : List.of();
    }

    /** How many are close, where those that are near follow. */
    private OptionalLong close(Put put) {
        return put.closeness() == Closeness.NEAR ? OptionalLong.of(countUnfiltered(put)) : OptionalLong.empty();
    }

    /** A part that follows by relevance, out of one view of the index; where that is gone, as the index stands now. */
    private Hits further(Put put, Trail trail) {
        var query = put.query();
        var requests = new ArrayList<Map<String, Object>>();
        requests.add(counted(put));
        if (query.facets()) {
            requests.add(Spread.request(query, put.text()));
        }
        var answers = new ArrayList<>(index.searchAll(preference(query), requests));
        List<Facet> facets = query.facets() ? Spread.read(answers.getLast(), query) : List.of();
        var view = trail.view().orElseGet(() -> index.openView(VIEW_KEPT));
        var placed = trail.view().isPresent() ? put : put.fromFirst();
        var going = index.searchView(view, VIEW_KEPT, following(placed, trail));
        var answer = going.orElseGet(() -> index.searchAll(preference(query), List.of(following(put, trail)))
                .getFirst());
        var onward = going.isPresent() ? trail.in(answer.path("pit_id").asText(view)) : trail.outside();
        var found = found(answer, query);
        var next = found.next().map(place -> going.isPresent() ? place + TRAIL + onward.write(key) : place);
        answers.add(answer);
        var remarks = new Hits.Remarks(close(put), put.wording().asked().notes(), Optional.empty());
        return new Hits(found.items(), total(answers.getFirst()), remarks, facets, next, took(answers));
    }

    /** The hits without those of the first part. */
    private static Map<String, Object> following(Put put, Trail trail) {
        var request = new LinkedHashMap<>(hits(put, put.text()));
        var shown = trail.shown().stream().map(Object::toString).toList();
        request.put("track_total_hits", false);
        request.put(
                "query",
                Map.of(
                        "bool",
                        Map.of(
                                "must", List.of(request.getOrDefault("query", Map.of())),
                                "must_not", List.of(Map.of("ids", Map.of("values", shown))))));
        return request;
    }

    /** How many there are now, all parts together. */
    private static Map<String, Object> counted(Put put) {
        var request = new LinkedHashMap<>(hits(put.fromFirst(), put.text()));
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
    private static Map<String, Object> hits(Put put, Map<String, Object> text) {
        var query = put.query();
        var filters = new ArrayList<>(Clauses.common(query.filters()));
        Clauses.byFacet(query).values().forEach(filters::addAll);
        var request = new LinkedHashMap<String, Object>();
        request.put("size", query.page().limit() + 1);
        request.put("track_total_hits", query.page().exact() ? (Object) true : Hits.Total.EXACT_TO);
        request.put("_source", List.of(ListingJson.SHOWN));
        request.put("sort", Order.of(query).keys());
        request.put("query", Map.of("bool", Map.of("must", List.of(text), "filter", filters)));
        if (!put.wording().asked().isEmpty()) {
            request.put("highlight", Passages.request(put.wording().marked()));
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
