package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penglai.bench.BenchData;
import org.penglai.bench.MadeListings;
import org.penglai.bench.Processor;
import org.penglai.bench.Report;
import org.penglai.listing.ListingId;
import org.penglai.platform.json.Json;
import org.penglai.platform.search.SearchEngine;
import org.penglai.platform.search.SearchIndex;
import org.penglai.platform.search.SearchSettings;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/**
 * The index of a million made listings ({@code -Dbench.listings}): how fast it is built from the rows, against the bulk API that
 * takes the same documents; how soon what is published is found; and that nothing is missing or stale after the engine was killed
 * for a minute, or the whole was built anew, while fifty listings a second came and some went.
 */
@Stack(durable = true)
final class IndexBench {

    private static final int LISTINGS = Integer.getInteger("bench.listings", 1_000_000);
    private static final int CONTEST = Math.min(LISTINGS, Integer.getInteger("bench.contest", 100_000));
    private static final int ROUNDS = 3;
    private static final int RATE = Integer.getInteger("bench.rate", 50);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 60);
    private static final long SEED = 20261122;
    private static final int WATCHED_ONE_IN = 10;
    private static final int WITHDRAWN_ONE_IN = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Report report = new Report("index");
    private TestBed bed;
    private Wiring made;
    private PublishedCopies copies;

    /** A way to send the documents straight to the engine. */
    private record Direct(int documents, int connections) {
        @Override
        public String toString() {
            return documents + " documents a call, " + connections + " calls at once";
        }
    }

    @Test
    void buildingTheIndexAndKeepingItInStep(TestBed bed, @TempDir Path folder) throws Exception {
        this.bed = bed;
        var data = BenchData.require();
        var vertx = Vertx.vertx();
        made = new Wiring(vertx, Config.from(bed.environment()));
        try (var engine = new SearchEngine(SearchSettings.at(bed.elasticsearch().uri()))) {
            copies = new PublishedCopies(bed, made);
            var listings = MadeListings.from(data, SEED);
            copies.fill(CONTEST, listings::next);
            contest(engine, folder);
            fill(listings);
            var seconds = rebuild();
            report.say("%d listings built from the rows in %.0f s: %.0f a second; load average %s"
                    .formatted(LISTINGS, seconds, LISTINGS / seconds, Processor.load()));
            bed.server(Map.of("PENGLAI_RATE_FACTOR", "1000000")).start();
            freshness();
            outage();
            rebuiltWhileServing();
            copies.close();
        } finally {
            report.close();
            made.close();
            vertx.close().await();
        }
    }

    private void fill(MadeListings listings) {
        var begun = System.nanoTime();
        copies.fill(LISTINGS - CONTEST, listings::next);
        report.say("%d rows of listings and patents put in, in %.0f s".formatted(LISTINGS - CONTEST, since(begun)));
    }

    /** The house from its rows, and the bulk API from files, by turns. */
    private void contest(SearchEngine engine, Path folder) throws Exception {
        rebuild();
        var files = documents(folder, 500);
        var wide = documents(folder, 2_000);
        var body = Json.write(new SearchIndex(engine, bed.indexPrefix() + "other", "listing-v2").body());
        var tried = new ArrayList<String>();
        var best = new Direct(500, 1);
        var bestRate = 0.0;
        for (var way : List.of(new Direct(500, 1), new Direct(500, 3), new Direct(2_000, 2), new Direct(2_000, 4))) {
            var rate = CONTEST / direct(way, body, way.documents() == 500 ? files : wide);
            tried.add("%s: %.0f a second".formatted(way, rate));
            if (rate > bestRate) {
                bestRate = rate;
                best = way;
            }
        }
        report.say("bulk API, settings tried: " + String.join("; ", tried));
        var ratios = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            var foreign = new long[] {Processor.busy() - own()};
            var house = CONTEST / rebuild();
            var other = CONTEST / direct(best, body, best.documents() == 500 ? files : wide);
            ratios.add(house / other);
            report.say(
                    "round %d, %d documents: from the rows %.0f a second, bulk API %.0f a second, ratio %.2f; foreign CPU %.1f s, load average %s"
                            .formatted(
                                    round + 1,
                                    CONTEST,
                                    house,
                                    other,
                                    house / other,
                                    (Processor.busy() - own() - foreign[0]) / 100.0,
                                    Processor.load()));
        }
        report.say("built from the rows / bulk API: median %.2f (to reach 0.7)".formatted(Report.median(ratios)));
    }

    /** Seconds that a rebuild takes. */
    private double rebuild() {
        var begun = System.nanoTime();
        await().atMost(PATIENCE)
                .until(() -> made.leases.now(
                        Jobs.SEARCH_INDEX,
                        lease -> assertThat(made.indexing.rebuild(lease)).isPositive()));
        return since(begun);
    }

    /** What the index holds, as calls of the bulk API, in files of so many documents. */
    private List<Path> documents(Path folder, int size) throws Exception {
        var files = new ArrayList<Path>();
        ask("POST", "/" + alias() + "/_refresh", "");
        var answer = new JsonObject(ask(
                "POST",
                "/" + alias() + "/_search?scroll=2m",
                "{\"size\":" + size + ",\"sort\":[\"_doc\"],\"version\":true}"));
        while (!answer.getJsonObject("hits").getJsonArray("hits").isEmpty()) {
            var lines = new StringBuilder();
            for (var one : answer.getJsonObject("hits").getJsonArray("hits")) {
                var hit = (JsonObject) one;
                lines.append("{\"index\":{\"_id\":\"")
                        .append(hit.getString("_id"))
                        .append("\"}}\n")
                        .append(hit.getJsonObject("_source").encode())
                        .append('\n');
            }
            files.add(Files.writeString(folder.resolve(size + "-" + files.size() + ".ndjson"), lines));
            answer = new JsonObject(ask(
                    "POST",
                    "/_search/scroll",
                    "{\"scroll\":\"2m\",\"scroll_id\":\"" + answer.getString("_scroll_id") + "\"}"));
        }
        return files;
    }

    /** Seconds that the bulk API takes for the documents, into an index of the same body that is not refreshed meanwhile. */
    private double direct(Direct way, String body, List<Path> files) throws Exception {
        var name = bed.indexPrefix() + "direct";
        ask("PUT", "/" + name, body);
        ask("PUT", "/" + name + "/_settings", "{\"index\":{\"refresh_interval\":\"-1\"}}");
        var begun = System.nanoTime();
        try (var callers = Executors.newFixedThreadPool(way.connections())) {
            for (var sent : files.stream()
                    .map(file -> callers.submit(() -> {
                        var answer = HTTP.send(
                                HttpRequest.newBuilder(
                                                URI.create(bed.elasticsearch().uri() + "/" + name + "/_bulk"))
                                        .header("Content-Type", "application/x-ndjson")
                                        .POST(HttpRequest.BodyPublishers.ofFile(file))
                                        .build(),
                                BodyHandlers.ofString());
                        assertThat(answer.body()).contains("\"errors\":false");
                        return answer;
                    }))
                    .toList()) {
                sent.get();
            }
        }
        ask("POST", "/" + name + "/_refresh", "");
        var took = since(begun);
        ask("DELETE", "/" + name, "");
        return took;
    }

    /** Publications at the rate; one of ten is looked for by its designation until the search finds it. */
    private void freshness() throws Exception {
        var waits = new ConcurrentLinkedQueue<Long>();
        try (var watchers = Executors.newVirtualThreadPerTaskExecutor()) {
            var number = new AtomicLong();
            traffic(
                    SECONDS,
                    /* withdrawing= */ false,
                    published -> {
                        if (number.incrementAndGet() % WATCHED_ONE_IN == 0) {
                            watchers.submit(() -> waits.add(findable(published)));
                        }
                    });
        }
        var sorted = waits.stream().sorted().toList();
        report.say(
                "%d publications a second for %d s over %d listings, %d watched: found after p50 %d ms, p99 %d ms (to reach 2000), last %d ms; load average %s"
                        .formatted(
                                RATE,
                                SECONDS,
                                LISTINGS,
                                sorted.size(),
                                sorted.get(sorted.size() / 2),
                                sorted.get((int) (sorted.size() * 0.99)),
                                sorted.getLast(),
                                Processor.load()));
    }

    /** What was published, by a designation that nothing else bears. */
    private record Published(ListingId id, String designation, long at) {}

    @FunctionalInterface
    private interface Watcher {
        void published(Published one);
    }

    private long findable(Published one) {
        while (!found(one)) {
            if (since(one.at()) > PATIENCE.toSeconds()) {
                throw new IllegalStateException(one + " is not found");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return (System.nanoTime() - one.at()) / 1_000_000;
    }

    private boolean found(Published one) {
        try {
            var answer = HTTP.send(
                    HttpRequest.newBuilder(bed.server().uri().resolve("/api/v1/search?limit=10&q=" + one.designation()))
                            .build(),
                    BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().contains(one.id().toString());
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** What has come and gone. */
    private record Changed(List<ListingId> shown, List<ListingId> gone) {}

    private Changed traffic(int seconds, boolean withdrawing, Watcher watcher) {
        var shown = new ArrayList<ListingId>();
        var gone = new ArrayList<ListingId>();
        var begun = System.nanoTime();
        for (int number = 1; number <= seconds * RATE; number++) {
            var designation = "QZ" + Long.toString(begun & 0xffffff, 36).toUpperCase(Locale.ROOT) + "-" + number;
            var id = copies.publish("一种海带切割装置 " + designation, "型号 " + designation);
            watcher.published(new Published(id, designation, System.nanoTime()));
            shown.add(id);
            if (withdrawing && number % WITHDRAWN_ONE_IN == 0) {
                var last = shown.remove(shown.size() / 2);
                copies.withdraw(last);
                gone.add(last);
            }
            LockSupport.parkNanos(begun + number * 1_000_000_000L / RATE - System.nanoTime());
        }
        return new Changed(shown, gone);
    }

    private void outage() throws Exception {
        bed.elasticsearch().kill();
        var begun = System.nanoTime();
        var changed = traffic(SECONDS, /* withdrawing= */ true, one -> {});
        var took = since(begun);
        var said = HTTP.send(
                HttpRequest.newBuilder(bed.server().uri().resolve("/api/v1/search?q=a"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(said.statusCode()).isEqualTo(503);
        assertThat(said.body()).contains("search.unavailable");
        bed.elasticsearch().start();
        var back = System.nanoTime();
        quiet();
        report.say(
                "engine killed for %.0f s: %d published and %d withdrawn meanwhile, search said 503 search.unavailable; in step %.1f s after it was back"
                        .formatted(
                                took,
                                changed.shown().size() + changed.gone().size(),
                                changed.gone().size(),
                                since(back)));
        assertInStep(changed);
    }

    private void rebuiltWhileServing() throws Exception {
        var searches = new AtomicLong();
        var failed = new AtomicLong();
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var building = others.submit(this::rebuild);
            var searching = others.submit(() -> {
                while (!building.isDone()) {
                    var answer = HTTP.send(
                            HttpRequest.newBuilder(bed.server()
                                            .uri()
                                            .resolve("/api/v1/search?facets=true&q=%E6%B5%B7%E5%B8%A6"))
                                    .build(),
                            BodyHandlers.ofString());
                    searches.incrementAndGet();
                    failed.addAndGet(answer.statusCode() == 200 ? 0 : 1);
                    LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                }
                return true;
            });
            var all = new Changed(new ArrayList<>(), new ArrayList<>());
            while (!building.isDone()) {
                var some = traffic(5, /* withdrawing= */ true, one -> {});
                all.shown().addAll(some.shown());
                all.gone().addAll(some.gone());
            }
            searching.get();
            quiet();
            report.say(
                    "rebuilt while serving in %.0f s: %d published, %d withdrawn, %d searches meanwhile, %d of them failed"
                            .formatted(
                                    building.get(),
                                    all.shown().size() + all.gone().size(),
                                    all.gone().size(),
                                    searches.get(),
                                    failed.get()));
            assertThat(failed.get()).isZero();
            assertInStep(all);
        }
    }

    private void assertInStep(Changed changed) throws Exception {
        ask("POST", "/" + alias() + "/_refresh", "");
        assertThat(count("{\"query\":{\"match_all\":{}}}"))
                .isEqualTo(number("SELECT count(*) FROM listing WHERE state = 'PUBLISHED'"));
        assertThat(among(changed.shown())).isEqualTo(changed.shown().size());
        assertThat(among(changed.gone())).isZero();
    }

    private long among(List<ListingId> listings) throws Exception {
        var sum = 0L;
        for (int at = 0; at < listings.size(); at += 1_000) {
            var ids = listings.subList(at, Math.min(at + 1_000, listings.size())).stream()
                    .map(ListingId::toString)
                    .toList();
            sum += count(Json.write(Map.of("query", Map.of("terms", Map.of("id", ids)))));
        }
        return sum;
    }

    private long count(String query) throws Exception {
        return new JsonObject(ask("POST", "/" + alias() + "/_count", query)).getLong("count");
    }

    private void quiet() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> number("SELECT count(*) FROM outbox_delivery") == 0);
    }

    private long number(String sql) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private String alias() {
        return bed.indexPrefix() + "listing";
    }

    private String ask(String method, String path, String body) throws Exception {
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(bed.elasticsearch().uri() + path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isBetween(200, 299);
        return answer.body();
    }

    /** Hundredths of a second that this bench and what it started have used. */
    private static long own() {
        return Processor.of(List.of(ProcessHandle.current().pid()));
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
