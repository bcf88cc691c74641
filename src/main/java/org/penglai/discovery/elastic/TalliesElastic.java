package org.penglai.discovery.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penglai.discovery.IpcKey;
import org.penglai.discovery.ListingDocument;
import org.penglai.discovery.Tallies;
import org.penglai.platform.search.SearchIndex;

/** Counts by the listings' index; the engine keeps these answers until listings change. */
public final class TalliesElastic implements Tallies {

    private static final int NEWEST = 6;

    /** As many distinct things as the engine tells apart before it estimates. */
    private static final int PRECISE = 10_000;

    private final SearchIndex index;

    public TalliesElastic(SearchIndex index) {
        this.index = index;
    }

    @Override
    public Map<String, Long> byClass(Collection<IpcKey> places) {
        if (places.isEmpty()) {
            return Map.of();
        }
        var symbols = places.stream().map(IpcKey::value).toList();
        var terms = Map.of("field", "ipc", "size", symbols.size(), "include", symbols);
        var request = Map.of("size", 0, "track_total_hits", false, "aggs", Map.of("ipc", Map.of("terms", terms)));
        return buckets(index.searchAll("tallies", List.of(request)).getFirst(), "ipc");
    }

    @Override
    public Overview overview() {
        var answers = index.searchAll("tallies", List.of(figures(), newest()));
        var figures = answers.getFirst();
        var newest = new ArrayList<ListingDocument>();
        answers.getLast()
                .at("/hits/hits")
                .forEach(hit -> newest.add(ListingJson.read(hit.path("_source").path(ListingJson.SHOWN))));
        return new Overview(
                figures.at("/hits/total/value").asLong(),
                figures.at("/aggregations/patents/value").asLong(),
                figures.at("/aggregations/owners/value").asLong(),
                buckets(figures, "industry"),
                buckets(figures, "centre"),
                buckets(figures, "sections"),
                buckets(figures, "mode"),
                newest);
    }

    private static Map<String, Object> figures() {
        var counts = new LinkedHashMap<String, Object>();
        counts.put("patents", cardinality("patents.number"));
        counts.put("owners", cardinality("ownerName"));
        counts.put("industry", terms("industry"));
        counts.put("centre", terms("centre"));
        counts.put("mode", terms("mode"));
        counts.put("sections", Map.of("terms", Map.of("field", "ipc", "size", 8, "include", "[A-H]")));
        return Map.of("size", 0, "track_total_hits", true, "aggs", counts);
    }

    private static Map<String, Object> newest() {
        return Map.of(
                "size",
                NEWEST,
                "track_total_hits",
                false,
                "_source",
                List.of(ListingJson.SHOWN),
                "sort",
                Order.NEWEST.keys());
    }

    private static Map<String, Object> cardinality(String field) {
        return Map.of("cardinality", Map.of("field", field, "precision_threshold", PRECISE));
    }

    private static Map<String, Object> terms(String field) {
        return Map.of("terms", Map.of("field", field, "size", 20));
    }

    private static Map<String, Long> buckets(JsonNode answer, String name) {
        var counts = new HashMap<String, Long>();
        answer.at("/aggregations/" + name + "/buckets")
                .forEach(bucket -> counts.put(
                        bucket.path("key").asText(), bucket.path("doc_count").asLong()));
        return counts;
    }
}
