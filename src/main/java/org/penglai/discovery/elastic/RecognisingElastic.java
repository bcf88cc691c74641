package org.penglai.discovery.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.penglai.discovery.Condition;
import org.penglai.discovery.Lexicon;
import org.penglai.discovery.Query;
import org.penglai.discovery.QueryLanguage;
import org.penglai.discovery.Recognising;
import org.penglai.listing.ListingId;
import org.penglai.platform.search.SearchIndex;

/** Holds queries against few listings of the listings' index. */
public final class RecognisingElastic implements Recognising {

    /** Characters of one question for terms: the engine makes ten thousand of them at most, and pairs double the signs. */
    private static final int CHARACTERS = 3_000;

    /** Traits that are counted in one question. */
    private static final int COUNTED = 200;

    /** Listings of one question, as the engine gives at most ten thousand. */
    private static final int LISTINGS = 1_000;

    /** What no query needs: the record itself, and what only ranks. */
    private static final List<String> UNASKED =
            List.of(ListingJson.SHOWN, ListingJson.SENSES, ListingJson.HEADING_SENSES);

    private static final String PREFERENCE = "recognising";

    private final SearchIndex index;
    private final Lexicon lexicon;
    private final Fields fields;

    public RecognisingElastic(SearchIndex index, Lexicon lexicon) {
        this.index = index;
        this.lexicon = lexicon;
        this.fields = new Fields(index.body());
    }

    @Override
    public String edition() {
        return index.edition();
    }

    /** The clauses that a search itself would send. */
    private Map<String, Object> found(Query query) {
        var wording = new Wording(QueryLanguage.read(query.text()), lexicon);
        return Clauses.found(query, wording.clause(Closeness.CLOSE, query.today()));
    }

    @Override
    public List<Set<ListingId>> matching(List<Question> questions) {
        if (questions.isEmpty()) {
            return List.of();
        }
        var answers = index.searchAll(
                PREFERENCE, questions.stream().map(this::request).toList());
        return answers.stream().map(RecognisingElastic::ids).toList();
    }

    /** Nothing is ranked or counted: which of them it is, is all that is asked. */
    private Map<String, Object> request(Question question) {
        var among = Map.of(
                "ids",
                Map.of(
                        "values",
                        question.among().stream().map(ListingId::toString).toList()));
        var filter = List.of(among, found(question.query()));
        return Map.of(
                "size", question.among().size(),
                "_source", false,
                "track_total_hits", false,
                "sort", List.of("_doc"),
                "query", Map.of("bool", Map.of("filter", filter)));
    }

    private static Set<ListingId> ids(JsonNode answer) {
        var ids = new HashSet<ListingId>();
        answer.at("/hits/hits").forEach(hit -> ids.add(id(hit)));
        return ids;
    }

    private static ListingId id(JsonNode hit) {
        return new ListingId(UUID.fromString(hit.path("_id").asText()));
    }

    @Override
    public Map<ListingId, Set<String>> traits(Set<ListingId> listings) {
        var traits = new HashMap<ListingId, Set<String>>();
        var all = List.copyOf(listings);
        for (var at = 0; at < all.size(); at += LISTINGS) {
            var some = all.subList(at, Math.min(at + LISTINGS, all.size()));
            var answer = index.search(Map.of(
                    "size", some.size(),
                    "track_total_hits", false,
                    "sort", List.of("_doc"),
                    "_source", Map.of("excludes", UNASKED),
                    "query",
                            Map.of(
                                    "ids",
                                    Map.of(
                                            "values",
                                            some.stream()
                                                    .map(ListingId::toString)
                                                    .toList()))));
            answer.at("/hits/hits").forEach(hit -> traits.put(id(hit), traits(hit.path("_source"))));
        }
        return traits;
    }

    private Set<String> traits(JsonNode source) {
        var traits = new HashSet<String>();
        var texts = new LinkedHashMap<String, List<String>>();
        collect("", source, traits, texts);
        texts.forEach((analyzer, written) -> chunks(written)
                .forEach(chunk -> index.analyze(analyzer, chunk)
                        .forEach(token ->
                                traits.add(Requirements.term(token.path("token").asText())))));
        return traits;
    }

    private void collect(String path, JsonNode value, Set<String> traits, Map<String, List<String>> texts) {
        if (value.isArray()) {
            value.forEach(one -> collect(path, one, traits, texts));
        } else if (value.isObject()) {
            value.properties()
                    .forEach(part -> collect(
                            path.isEmpty() ? part.getKey() : path + "." + part.getKey(),
                            part.getValue(),
                            traits,
                            texts));
        } else if (!value.isNull()) {
            var written = value.asText();
            fields.wholes(path).forEach(field -> traits.add(Requirements.whole(field, written)));
            fields.writing(path)
                    .forEach(analyzer -> texts.computeIfAbsent(analyzer, first -> new ArrayList<>())
                            .add(written));
        }
    }

    /** Texts in portions that the engine takes at once; a longer one stands alone. */
    private static List<List<String>> chunks(List<String> texts) {
        var chunks = new ArrayList<List<String>>();
        var open = new ArrayList<String>();
        var length = 0;
        for (var text : texts) {
            if (!open.isEmpty() && length + text.length() > CHARACTERS) {
                chunks.add(List.copyOf(open));
                open.clear();
                length = 0;
            }
            open.add(text);
            length += text.length();
        }
        if (!open.isEmpty()) {
            chunks.add(List.copyOf(open));
        }
        return chunks;
    }

    @Override
    public List<Condition> conditions(List<Query> queries) {
        var cut = new HashMap<List<String>, JsonNode>();
        var requirements = new Requirements(
                fields,
                (analyzer, text) ->
                        cut.computeIfAbsent(List.of(analyzer, text), once -> index.analyze(analyzer, List.of(text))));
        return queries.stream().map(query -> requirements.of(found(query))).toList();
    }

    @Override
    public Map<String, Long> commonness(Set<String> traits) {
        var common = new HashMap<String, Long>();
        var all = List.copyOf(traits);
        for (var at = 0; at < all.size(); at += COUNTED) {
            var some = all.subList(at, Math.min(at + COUNTED, all.size()));
            var filters = new LinkedHashMap<String, Object>();
            for (var place = 0; place < some.size(); place++) {
                filters.put(String.valueOf(place), having(some.get(place)));
            }
            var counts = index.search(Map.of(
                            "size",
                            0,
                            "track_total_hits",
                            false,
                            "aggs",
                            Map.of("common", Map.of("filters", Map.of("filters", filters)))))
                    .at("/aggregations/common/buckets");
            for (var place = 0; place < some.size(); place++) {
                common.put(
                        some.get(place),
                        counts.path(String.valueOf(place)).path("doc_count").asLong());
            }
        }
        return common;
    }

    private Map<String, Object> having(String trait) {
        var plain = Requirements.plain(trait);
        if (Requirements.isTerm(trait)) {
            var anywhere = fields.terminal().stream()
                    .map(field -> Map.<String, Object>of("term", Map.of(field, plain)))
                    .toList();
            return Map.of("bool", Map.of("should", anywhere));
        }
        var at = plain.indexOf('=');
        return Map.of("term", Map.of(plain.substring(0, at), plain.substring(at + 1)));
    }
}
