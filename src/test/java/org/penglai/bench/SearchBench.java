package org.penglai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.penglai.app.DemoLoading;
import org.penglai.discovery.CentreFields;
import org.penglai.discovery.ListingDocument;
import org.penglai.discovery.elastic.ListingIndexElastic;
import org.penglai.discovery.file.TermFiles;
import org.penglai.kernel.Industry;
import org.penglai.listing.ListingMode;
import org.penglai.platform.search.SearchEngine;
import org.penglai.platform.search.SearchIndex;
import org.penglai.platform.search.SearchSettings;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/**
 * Search over a million made listings ({@code -Dbench.listings}) through the API, against the same requests sent to the same
 * engine without the house: what the server asks for each query is recorded once, between a server and the engine, and then
 * repeated. Of ten queries six are two or three words, two words with two facets, one a number, one a long need.
 */
@Stack(durable = true)
final class SearchBench {

    private static final int LISTINGS = Integer.getInteger("bench.listings", 1_000_000);
    private static final int QUERIES = 1_000;
    private static final int IN_ITSELF_PER_SECOND = 20;
    private static final Duration IN_ITSELF = Duration.ofSeconds(30);
    private static final long SEED = 20261122;
    private static final String MAPPING = "listing-v2";
    private static final int LONG_NEED = 200;

    /** No answer takes as many requests. */
    private static final long PLACES = 100;

    @Test
    void theApiAgainstItsEngine(TestBed bed) throws Exception {
        var data = BenchData.require();
        var vertx = Vertx.vertx();
        DemoLoading.into(bed);
        var queries = filled(bed, data);
        try (var between = new RecordedRequests(vertx, bed.elasticsearch().uri())) {
            var rates = Map.of("PENGLAI_RATE_FACTOR", "1000000"); // callers' rates are not what is measured
            var listening = new HashMap<>(rates);
            listening.put("PENGLAI_ES_URI", between.uri().toString());
            var recorder = bed.server("recorded", listening);
            recorder.start();
            var recorded = recorded(recorder.uri(), queries, between);
            recorder.stop();
            bed.server(rates).start();
            var contest = new Contest(
                    "GET search by API",
                    LISTINGS + " made listings, " + QUERIES + " queries in turn",
                    Stream.of(bed.postgres().pids(), bed.elasticsearch().pids())
                            .flatMap(List::stream)
                            .toList());
            var house = new Contestant(
                    "Penglai",
                    "as shipped",
                    new HttpDriver(
                            vertx,
                            Arena.CONNECTIONS,
                            number -> HttpDriver.Ask.get(
                                    bed.server().uri().resolve(queries.get((int) (number % QUERIES))), Map.of())),
                    bed.server().pids());
            var direct = new Contestant(
                    "Elasticsearch alone",
                    "the same requests, one after the other where the server asks several for one answer",
                    new Repeated(vertx, bed.elasticsearch().uri(), recorded),
                    List.of());
            contest.run(List.of(house, direct));
            inItself(vertx, bed, queries);
        } finally {
            vertx.close().await();
        }
    }

    /** All facets, at a steady rate. */
    private static void inItself(Vertx vertx, TestBed bed, List<String> queries) throws InterruptedException {
        var report = new Report("search in itself");
        var driver = new HttpDriver(
                vertx,
                Arena.CONNECTIONS,
                number -> HttpDriver.Ask.get(
                        bed.server().uri().resolve(withFacets(queries.get((int) (number % QUERIES)))), Map.of()));
        var load = new Load(driver);
        load.open(IN_ITSELF_PER_SECOND, Duration.ofSeconds(10));
        var seen = load.open(IN_ITSELF_PER_SECOND, IN_ITSELF);
        report.say(
                "%d listings, %d searches a second with all facets for %d s: p50 %.1f ms, p95 %.1f ms (to reach 200), p99 %.1f ms, refused %d; load average %s"
                        .formatted(
                                LISTINGS,
                                IN_ITSELF_PER_SECOND,
                                IN_ITSELF.toSeconds(),
                                seen.percentile(50) / 1e3,
                                seen.percentile(95) / 1e3,
                                seen.percentile(99) / 1e3,
                                seen.refused(),
                                Processor.load()));
        report.close();
    }

    private static String withFacets(String query) {
        return query.contains("facets=true") ? query : query + "&facets=true";
    }

    /** Fills the index, and says how fast that was; answers the queries, made of the titles that were put in. */
    private static List<String> filled(TestBed bed, BenchData data) throws Exception {
        var made = MadeListings.from(data, SEED);
        var titles = new ArrayList<ListingDocument>();
        var making = new long[1];
        var begun = System.nanoTime();
        try (var engine = new SearchEngine(SearchSettings.at(bed.elasticsearch().uri()))) {
            var index = new ListingIndexElastic(
                    new SearchIndex(engine, bed.indexPrefix() + "listing", MAPPING),
                    CentreFields.NONE,
                    TermFiles.shipped().lexicon().senses());
            index.needsRebuild();
            index.rebuild(
                    () -> Stream.generate(() -> {
                                var since = System.nanoTime();
                                var listing = made.next();
                                making[0] += System.nanoTime() - since;
                                if (listing.reading() % Math.max(1, LISTINGS / QUERIES) == 0) {
                                    titles.add(listing);
                                }
                                return listing;
                            })
                            .limit(LISTINGS),
                    () -> {});
        }
        var took = (System.nanoTime() - begun) / 1e9;
        var report = new Report("index build");
        report.say("%d listings indexed in %.0f s, %.0f of it making them: %.0f a second"
                .formatted(LISTINGS, took, making[0] / 1e9, LISTINGS / (took - making[0] / 1e9)));
        report.close();
        return queries(data, titles);
    }

    private static List<String> queries(BenchData data, List<ListingDocument> from) throws Exception {
        var needs = new ArrayList<String>();
        data.objects("needs-unlabelled.jsonl", need -> needs.add(need(need)));
        var chance = new SplittableRandom(SEED);
        var queries = new ArrayList<String>();
        for (int number = 0; number < QUERIES; number++) {
            var listing = from.get(number % from.size());
            var path = "/api/v1/search?q=";
            queries.add(
                    switch (number % 10) {
                        case 6, 7 ->
                            path + encoded(words(listing, chance)) + "&industry="
                                    + Industry.values()[chance.nextInt(Industry.values().length)] + "&mode="
                                    + ListingMode.values()[chance.nextInt(ListingMode.values().length)];
                        case 8 ->
                            path + encoded(listing.patents().getFirst().number().canonical());
                        case 9 -> path + encoded(needs.get(chance.nextInt(needs.size())));
                        default -> path + encoded(words(listing, chance));
                    });
        }
        return queries;
    }

    private static String need(JsonObject need) {
        var text = (need.getString("title") + " " + need.getString("text")).replaceAll("\\s+", " ");
        return text.substring(0, Math.min(LONG_NEED, text.length()));
    }

    /** Two or three pieces of a title, as people cut them. */
    private static String words(ListingDocument listing, SplittableRandom chance) {
        var title = listing.words().title().zh().replaceFirst("^一种", "").replace("的", "");
        var pieces = new ArrayList<String>();
        for (int piece = 0; piece < 2 + chance.nextInt(2); piece++) {
            var length = Math.min(title.length(), 2 + chance.nextInt(3));
            var from = chance.nextInt(title.length() - length + 1);
            pieces.add(title.substring(from, from + length));
        }
        return String.join(" ", pieces);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<List<RecordedRequests.Asked>> recorded(URI site, List<String> queries, RecordedRequests between)
            throws Exception {
        var recorded = new ArrayList<List<RecordedRequests.Asked>>();
        try (var client = HttpClient.newHttpClient()) {
            for (var query : queries) {
                between.taken();
                var answer =
                        client.send(HttpRequest.newBuilder(site.resolve(query)).build(), BodyHandlers.ofString());
                assertThat(answer.statusCode())
                        .as("%s: %s", query, answer.body())
                        .isEqualTo(200);
                recorded.add(between.taken().stream()
                        .filter(asked -> asked.path().contains("search"))
                        .toList());
                assertThat(recorded.getLast()).as(query).isNotEmpty();
            }
        }
        return recorded;
    }

    /** Sends what was recorded for a query, each request when the one before it was answered. */
    private static final class Repeated implements Driver {

        private final HttpDriver driver;
        private final List<List<RecordedRequests.Asked>> recorded;

        Repeated(Vertx vertx, URI engine, List<List<RecordedRequests.Asked>> recorded) {
            this.recorded = recorded;
            this.driver = new HttpDriver(vertx, Arena.CONNECTIONS, place -> ask(engine, recorded, place));
        }

        /** A place is the number of the query and, behind it, that of the request. */
        private static HttpDriver.Ask ask(URI engine, List<List<RecordedRequests.Asked>> recorded, long place) {
            var asked = recorded.get((int) (place / PLACES)).get((int) (place % PLACES));
            return new HttpDriver.Ask(
                    HttpMethod.POST,
                    engine.resolve(asked.path()),
                    Map.of("Content-Type", asked.contentType(), "Accept", asked.contentType()),
                    asked.body().toString(),
                    200);
        }

        @Override
        public Future<Void> ask(long number) {
            var query = number % recorded.size();
            var answer = Future.<Void>succeededFuture();
            for (int at = 0; at < recorded.get((int) query).size(); at++) {
                var place = query * PLACES + at;
                answer = answer.compose(done -> driver.ask(place));
            }
            return answer;
        }

        @Override
        public void close() {
            driver.close();
        }
    }
}
