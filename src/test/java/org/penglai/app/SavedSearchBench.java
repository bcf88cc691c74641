package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.penglai.bench.Report;
import org.penglai.platform.json.Json;
import org.penglai.savedsearch.Wanted;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/**
 * A hundred thousand saved searches, and fifty publications a second for a minute: how long from a publication until the notice
 * of each match stands in the inbox, and what the searches cost the machine beside the same publications without any.
 * {@code -Dbench.data} names the folder whose {@code patents-zh.jsonl} gives titles and abstracts.
 */
@Stack
final class SavedSearchBench {

    private static final int SEARCHES = Integer.getInteger("bench.searches", 100_000);
    private static final int RATE = Integer.getInteger("bench.rate", 50);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 60);
    private static final int TITLES = 30_000;
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final double SHARE_MOST = 0.25;
    private static final double DELAY_MOST = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final String BEGINNINGS = "^(一种|用于|基于|具有|带有|新型|高效)+";

    private static final String SEARCH = """
            INSERT INTO saved_search (id, subject, organisation_id, name, wanted, frequency, created_at, seen_until)
            VALUES (uuidv7(), ?, ?, ?, ?, 'AT_ONCE', now(), now()) ON CONFLICT DO NOTHING""";

    private static final String DELAYS = """
            SELECT count(*) AS told,
                   percentile_cont(ARRAY[0.5, 0.99, 1]) WITHIN GROUP (ORDER BY extract(epoch FROM told_at - occurred_at)) AS delays
              FROM saved_search_match
              JOIN outbox_event ON aggregate = 'listing/' || listing_id AND type = 'listing.published'
             WHERE told_at IS NOT NULL""";

    private final Random chance = new Random(7);
    private final Report report = new Report("saved searches");

    /** A text to publish or to search for. */
    private record Text(String title, String summary) {}

    @Test
    void everyMatchIsToldInTimeAtLittleCost(TestBed bed) throws Exception {
        var data = System.getProperty("bench.data", "");
        Assumptions.assumeFalse(data.isEmpty(), "-Dbench.data=FOLDER with patents-zh.jsonl is needed");
        var texts = texts(Path.of(data));
        bed.server(Map.of("_JAVA_OPTIONS", "-Xmx768m")).start();
        var vertx = Vertx.vertx();
        var made = new Wiring(vertx, Config.from(bed.environment()));
        try (var connection = bed.database().connect(PostgresEngine.OWNER)) {
            var copies = new PublishedCopies(bed, made);
            publish(copies, texts, RATE * 5, true);
            quiet(bed);
            var without = publish(copies, texts, RATE * SECONDS, false);
            quiet(bed);

            store(connection, texts);
            var began = System.nanoTime();
            publish(copies, texts, 1, true); // makes the server read the searches
            await().atMost(PATIENCE)
                    .until(() -> number(bed, "SELECT count(*) FROM saved_search WHERE condition IS NULL") == 0);
            quiet(bed);
            report.say("%d saved searches stored; read and taken apart for the first time in %.0f s"
                    .formatted(SEARCHES, (System.nanoTime() - began) / 1e9));
            run(connection, "DELETE FROM saved_search_match");

            var with = publish(copies, texts, RATE * SECONDS, false);
            var after = cpu();
            quiet(bed);
            var tail = cpu() - after;
            results(bed, without, with + tail);
        } finally {
            made.close();
            vertx.close().await();
            report.close();
        }
    }

    private void results(TestBed bed, double without, double with) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(DELAYS)) {
            rows.next();
            var delays = (Double[]) rows.getArray("delays").getArray();
            var share = (with - without) / (SECONDS * (double) CORES);
            report.say(
                    "%d publications a second for %d s: %d matches told in %d notices; delay p50 %.1f s, p99 %.1f s, max %.1f s"
                            .formatted(
                                    RATE,
                                    SECONDS,
                                    rows.getLong("told"),
                                    number(bed, "SELECT count(*) FROM notice WHERE topic = 'search.matched'"),
                                    delays[0],
                                    delays[1],
                                    delays[2]));
            report.say(
                    "CPU of server, PostgreSQL and Elasticsearch: %.1f s without saved searches, %.1f s with them: %.1f %% of %d cores (at most %.0f %%)"
                            .formatted(without, with, share * 100, CORES, SHARE_MOST * 100));
            assertThat(number(bed, "SELECT count(*) FROM saved_search_match WHERE told_at IS NULL"))
                    .isZero();
            assertThat(rows.getLong("told")).isPositive();
            assertThat(delays[2]).isLessThanOrEqualTo(DELAY_MOST);
            assertThat(share).isLessThanOrEqualTo(SHARE_MOST);
        }
    }

    /** Nothing is owed, nothing waits. */
    private static void quiet(TestBed bed) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> number(bed, """
                        SELECT (SELECT count(*) FROM outbox_delivery)
                             + (SELECT count(*) FROM publication_to_match WHERE matched_at IS NULL)
                             + (SELECT count(*) FROM saved_search_match WHERE told_at IS NULL)""") == 0);
    }

    /** Publishes so many at the rate, and answers what it cost the engines and the server in seconds of CPU. */
    private double publish(PublishedCopies copies, List<Text> texts, int count, boolean isWarm) {
        var before = cpu();
        var began = System.nanoTime();
        for (var at = 0; at < count; at++) {
            var text = texts.get(chance.nextInt(texts.size()));
            copies.publish(text.title(), text.summary());
            var due = began + (at + 1) * 1_000_000_000L / RATE;
            LockSupport.parkNanos(isWarm ? 0 : due - System.nanoTime());
        }
        return cpu() - before;
    }

    /** Two to four words of a title, a third of them with a filter: what firms keep an eye on. */
    private void store(Connection connection, List<Text> texts) throws SQLException {
        connection.setAutoCommit(false);
        try (var insert = connection.prepareStatement(SEARCH)) {
            for (var at = 0; at < SEARCHES; at++) {
                var title = texts.get(chance.nextInt(texts.size())).title().replaceFirst(BEGINNINGS, "");
                var length = Math.min(title.length(), 4 + chance.nextInt(6));
                var from = chance.nextInt(title.length() - length + 1);
                var parameters = new java.util.TreeMap<String, List<String>>();
                parameters.put("q", List.of(title.substring(from, from + length)));
                if (at % 3 == 0) {
                    parameters.put("mode", List.of(at % 2 == 0 ? "ORDINARY_LICENCE" : "FREE_LICENCE"));
                }
                insert.setString(1, "bench-" + at / 20);
                insert.setObject(2, new UUID(9, at / 200));
                insert.setString(3, "search " + at);
                insert.setString(4, new Wanted(parameters).line());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
        run(connection, "ANALYZE saved_search");
    }

    private static List<Text> texts(Path data) throws java.io.IOException {
        var texts = new ArrayList<Text>();
        try (var lines = Files.lines(data.resolve("patents-zh.jsonl"))) {
            lines.limit(TITLES).map(Json::object).forEach(patent -> {
                var title = String.valueOf(patent.getOrDefault("title", ""));
                var summary = String.valueOf(patent.getOrDefault("abstract", title));
                if (title.length() >= 8 && title.length() <= 60) {
                    texts.add(new Text(title, summary.substring(0, Math.min(400, summary.length()))));
                }
            });
        }
        return texts;
    }

    /** Seconds of CPU that all that this bench started has used: the server and the engines. */
    private static double cpu() {
        return ProcessHandle.current()
                .descendants()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToDouble(spent -> spent.toMillis() / 1000.0)
                .sum();
    }

    private static long number(TestBed bed, String sql) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER)) {
            return Long.parseLong(one(connection, sql));
        }
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
