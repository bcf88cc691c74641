package org.penglai.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.penglai.app.Api;
import org.penglai.patentimport.FaultyList;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/**
 * A list of patents imported by the server, in a heap of 256 MiB, against the same rows loaded by the database alone in the
 * best of several ways. Commits wait for the disk; both in turn, tables empty and the disk served before each. Then the list
 * once more with other titles while some of its patents are offered: how soon the search finds what its last row says.
 */
@Stack(durable = true)
final class ImportBench {

    private static final int ROWS = Integer.getInteger("bench.rows", 100_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int OFFERED = Integer.getInteger("bench.offered", 200);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration SEARCHABLE = Duration.ofSeconds(10);
    private static final long HEAP = 256L << 20;
    private static final String SOUGHT = "石榴石型固态电解质";

    @Test
    void theHouseAgainstTheDatabaseAlone(TestBed bed) throws Exception {
        var report = new Report("import of patents");
        var list = FaultyList.faultless(ROWS, 1_000_000);
        var text = list.text();
        bed.server(Map.of("_JAVA_OPTIONS", "-Xmx" + HEAP)).start();
        try (var heap = new HeapWatch(bed.server().management())) {
            var university = Api.of(bed).as(DemoUsers.YANTAI_UNIVERSITY);
            report.say(
                    "import of %d rows, %.1f MB of CSV; server: heap limit %d MiB as it says itself; %d cores (%s), JDK %s, load average before %s"
                            .formatted(
                                    ROWS,
                                    text.getBytes(StandardCharsets.UTF_8).length / 1e6,
                                    heap.limit() >> 20,
                                    Runtime.getRuntime().availableProcessors(),
                                    Processor.model(),
                                    Runtime.version(),
                                    Processor.load()));
            assertThat(heap.limit()).isLessThanOrEqualTo(HEAP);
            var ratio = rounds(bed, university, list, report);
            var late = searchable(bed, university, list, report);
            report.say("peak heap %d MiB; load average after %s".formatted(heap.peak() >> 20, Processor.load()));
            report.close();
            assertThat(ratio).isGreaterThanOrEqualTo(0.5);
            assertThat(late).isLessThanOrEqualTo(SEARCHABLE);
        }
    }

    private static double rounds(TestBed bed, Api university, FaultyList list, Report report)
            throws SQLException, IOException {
        var loads = new SetLoads(bed, list);
        SetLoads.empty(bed);
        imported(university, list.text()); // warms up
        var content = SetLoads.content(bed);
        report.say("the three tables with their indexes: %s MB".formatted(SetLoads.size(bed)));
        var ours = new ArrayList<Double>();
        var theirs = new EnumMap<SetLoads.Way, List<Double>>(SetLoads.Way.class);
        for (var way : SetLoads.Way.values()) {
            loads.seconds(way);
            assertThat(SetLoads.content(bed)).as("rows of %s", way).isEqualTo(content);
            theirs.put(way, new ArrayList<>());
        }
        for (int round = 1; round <= ROUNDS; round++) {
            for (var way : SetLoads.Way.values()) {
                theirs.get(way).add(ROWS / loads.seconds(way));
            }
            SetLoads.empty(bed);
            var before = reading(bed);
            var seconds = imported(university, list.text());
            ours.add(ROWS / seconds);
            Api.of(bed).get("/patents/" + list.number(ROWS - 1).canonical()).expect(200);
            report.say("round %d: Penglai %.0f rows/s, %s; %s"
                    .formatted(round, ours.getLast(), latest(theirs), used(before, reading(bed), seconds)));
        }
        var best = Stream.of(SetLoads.Way.values())
                .max(Comparator.comparing(way -> Report.median(theirs.get(way))))
                .orElseThrow();
        theirs.forEach((way, rates) -> report.say(way + ": " + spread(rates)));
        report.say("Penglai: " + spread(ours));
        var ratio = Report.median(ours) / Report.median(theirs.get(best));
        report.say("ratio of the medians to %s, the best of them: %.2f; to reach 0.5".formatted(best, ratio));
        return ratio;
    }

    private static String latest(Map<SetLoads.Way, List<Double>> rates) {
        return rates.entrySet().stream()
                .map(way -> "%s %.0f".formatted(way.getKey(), way.getValue().getLast()))
                .collect(java.util.stream.Collectors.joining(", "));
    }

    private static String spread(List<Double> rates) {
        var sorted = rates.stream().sorted().toList();
        return "%.0f rows/s (%.0f … %.0f)".formatted(Report.median(rates), sorted.getFirst(), sorted.getLast());
    }

    /** Ticks of CPU: of the whole machine, of the server, of the database, and of everything of this bench. */
    private record Reading(long busy, long server, long database, long own) {}

    private static Reading reading(TestBed bed) {
        var own = Stream.of(
                        bed.server().pids(),
                        bed.postgres().pids(),
                        bed.elasticsearch().pids(),
                        bed.keycloak().pids())
                .flatMap(List::stream)
                .toList();
        return new Reading(
                Processor.busy(),
                Processor.of(bed.server().pids()),
                Processor.of(bed.postgres().pids()),
                Processor.of(own) + Processor.alone(ProcessHandle.current().pid()));
    }

    private static String used(Reading before, Reading after, double seconds) {
        var foreign = after.busy() - before.busy() - (after.own() - before.own());
        return "CPU of the round: server %.1f s, PostgreSQL %.1f s, foreign %.0f %% of a core"
                .formatted(
                        (after.server() - before.server()) * Processor.TICK_MICROS / 1e6,
                        (after.database() - before.database()) * Processor.TICK_MICROS / 1e6,
                        Math.max(0, foreign) * Processor.TICK_MICROS / 1e6 / seconds * 100);
    }

    /** Seconds from the upload's first byte to the end of the import. */
    private static double imported(Api university, String text) {
        var began = Instant.now();
        var ended = ended(university, text, "added");
        return Duration.between(began, ended).toMillis() / 1e3;
    }

    private static Instant ended(Api university, String text, String tally) {
        var id = university
                .upload("/patent-imports", Map.of(), "all.csv", text.getBytes(StandardCharsets.UTF_8))
                .expect(202)
                .json()
                .getString("id");
        JsonObject done = await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> university
                                .get("/patent-imports/" + id)
                                .expect(200)
                                .json(),
                        one -> one.getInteger("progress") == 100);
        assertThat(done.getInteger(tally)).isEqualTo(ROWS);
        return Instant.parse(done.getString("finishedAt"));
    }

    /** How long after the last row was stored the search finds the offer of that row's patent by its new title. */
    private static Duration searchable(TestBed bed, Api university, FaultyList list, Report report) {
        var operator = Api.of(bed).as(DemoUsers.OPERATOR_A);
        var last = "";
        for (int at = OFFERED - 1; at >= 0; at--) {
            last = offered(university, operator, list.number(ROWS - 1 - at * 18));
        }
        var changed = list.text().replace("第" + (ROWS - 1) + "号产线的装置", SOUGHT).replace("号产线的装置", "号产线的新装置");
        var began = Instant.now();
        var ended = ended(university, changed, "updated");
        var id = last;
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> found(bed, id));
        var late = Duration.between(ended, Instant.now());
        report.say(
                "the list again with other titles, %d of its patents offered: %.0f rows/s; found by its new title %d ms after the last row; to reach %d ms"
                        .formatted(
                                OFFERED,
                                ROWS * 1e3 / Duration.between(began, ended).toMillis(),
                                late.toMillis(),
                                SEARCHABLE.toMillis()));
        return late;
    }

    private static String offered(Api university, Api operator, org.penglai.patent.ApplicationNumber number) {
        var content = new JsonObject()
                .put("mode", "FREE_LICENCE")
                .put("patents", new JsonArray().add(number.canonical()))
                .put("titleZh", "装置 " + number.canonical())
                .put("titleEn", "Device")
                .put("territory", "全国")
                .put("endsOn", "2030-12-31")
                .put("feePlan", new JsonObject().put("mode", "FREE"));
        var id = university.post("/listings", content).expect(201).json().getString("id");
        university.post("/listings/" + id + "/submission").expect(200);
        operator.post("/listings/" + id + "/publication").expect(200);
        return id;
    }

    private static boolean found(TestBed bed, String id) {
        return Api.of(bed)
                .get("/search?q=" + URLEncoder.encode(SOUGHT, StandardCharsets.UTF_8))
                .expect(200)
                .json()
                .getJsonArray("items")
                .stream()
                .anyMatch(hit -> ((JsonObject) hit).getString("id").equals(id));
    }
}
