package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.ConsistencyProof;
import org.penglai.ledger.Entry;
import org.penglai.ledger.InclusionProof;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** The ledger of a running server: places after the commit, signed heads, proofs, and all of it checked from files. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LedgerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Vertx vertx = Vertx.vertx();
    private TestBed bed;
    private Wiring made;
    private Api anyone;

    @BeforeAll
    void start(TestBed given) {
        bed = given;
        anyone = Api.at(bed.site(), bed);
        made = new Wiring(vertx, Config.from(bed.environment()));
        new OpenDoors(anyone, 9_410_000).open();
    }

    @AfterAll
    void stop() {
        made.close();
        vertx.close().await();
    }

    @Test
    void anEntryGetsItsPlaceAndAProofThatLeadsToASignedHead() {
        var about = "deal/" + made.ids.next();
        var entry = new Entry("test.recorded", about, Map.of("amountFen", 5));
        made.tx.run(now -> {
            made.ledger.record(entry);
            return now;
        });

        var index = await().atMost(PATIENCE)
                .until(
                        () -> made.ledgerTree.sequence.indexOf(about, new Sha256(entry.leafHash())),
                        found -> found.isPresent())
                .orElseThrow();
        var head = await().atMost(PATIENCE).until(this::head, found -> found.getLong("size") > index);
        var proof = anyone.get("/ledger/entries/" + index + "/proof?size=" + head.getLong("size"))
                .expect(200)
                .json();
        var page = page("/ledger/entries/" + index, 200);

        assertThat(new InclusionProof(index, head.getLong("size"), hashes(proof))
                        .proves(new Sha256(entry.leafHash()), new Sha256(head.getString("rootHash"))))
                .isTrue();
        assertThat(page).contains("核对无误").contains(entry.leafHash());
        assertThat(page("/ledger", 200)).contains(head.getString("keyId"));
    }

    @Test
    void theWholeLedgerIsCheckedFromFilesAndAChangedFactIsFound(@TempDir Path folder) throws IOException {
        var head = await().atMost(PATIENCE).until(this::head, found -> found.getLong("size") > 2);
        var size = head.getLong("size").intValue();
        var entries = anyone.get("/ledger/entries?limit=" + size).expect(200).json();
        var keys = anyone.get("/keys").expect(200).json();
        var files =
                List.of(write(folder, "entries", entries), write(folder, "head", head), write(folder, "keys", keys));

        var whole = VerifyLedger.of(files);
        entries.getJsonArray("items").getJsonObject(1).getJsonObject("facts").put("kind", "listing.invented");
        write(folder, "entries", entries);
        var changed = VerifyLedger.of(files);

        assertThat(whole.lines()).containsExactly(size + " entries fit 1 signed heads");
        assertThat(changed.status()).isEqualTo(VerifyLedger.BROKEN);
        assertThat(changed.lines().getFirst()).startsWith("entry 1 ");
        assertThat(keys.encode()).doesNotContain("\"d\"");
    }

    @Test
    void theHeadsOfADayThatIsOverLieInAFileThatIsCheckedWithTheEntries(@TempDir Path folder) throws IOException {
        var clock = new DemoClock(made.config.database());
        await().atMost(PATIENCE).until(made.ledgerTree.auditing::size, found -> found > 2);
        var tomorrow = made.tx.run(LegalDays::of).plusDays(1);
        await().atMost(PATIENCE).until(this::head, found -> found.getLong("size") > 2);

        int archived = clock.on(tomorrow, made.ledgerTree.archiving::archive);
        int again = clock.on(tomorrow, made.ledgerTree.archiving::archive);

        var days = anyone.get("/ledger/days").expect(200).json().getJsonArray("items");
        var day = days.getJsonObject(0);
        var file = anyone.get("/ledger/days/" + day.getString("day")).expect(200);
        assertThat(archived).isEqualTo(1);
        assertThat(again).isZero();
        assertThat(days).hasSize(1);
        assertThat(Sha256.of(file.text()).hex()).isEqualTo(day.getString("sha256"));
        var heads = file.json().getJsonArray("items");
        assertThat(heads).hasSize(day.getInteger("heads"));
        var size = heads.getJsonObject(heads.size() - 1).getInteger("size");
        var entries = anyone.get("/ledger/entries?limit=" + size).expect(200).json();
        assertThat(VerifyLedger.of(List.of(write(folder, "entries", entries), write(folder, "day", file.json())))
                        .lines())
                .containsExactly(size + " entries fit " + heads.size() + " signed heads");
        assertThat(page("/ledger", 200)).contains("/api/v1/ledger/days/" + day.getString("day"));
        anyone.get("/ledger/days/2020-01-01").expectProblem(404, "ledger.day-unknown");
        anyone.get("/ledger/days/noday").expectProblem(400, "request.parameters");
    }

    @Test
    void everyTreeIsTheBeginningOfTheNext() {
        var size = await().atMost(PATIENCE).until(made.ledgerTree.auditing::size, found -> found > 3);
        var proof =
                anyone.get("/ledger/consistency?from=2&to=" + size).expect(200).json();
        var first = made.tx.run(now -> made.ledgerTree.auditing.root(2));
        var last = made.tx.run(now -> made.ledgerTree.auditing.root(size));

        assertThat(new ConsistencyProof(2, size, hashes(proof)).proves(first, last))
                .isTrue();
    }

    @Test
    void whatTheLedgerNeverHadIsRefusedWithWhatItHas() {
        var size = await().atMost(PATIENCE).until(made.ledgerTree.auditing::size, found -> found > 3);
        anyone.get("/ledger/entries/99999999/proof").expectProblem(404, "ledger.unknown");
        anyone.get("/ledger/entries/minus/proof").expectProblem(400, "request.parameters");
        var beyond = anyone.get("/ledger/consistency?from=1&to=99999999").expectProblem(422, "ledger.size");
        assertThat(largest(beyond.text())).isBetween(size, made.ledgerTree.auditing.size());
        anyone.get("/ledger/consistency?from=3&to=2").expectProblem(422, "ledger.size");
        anyone.get("/ledger/entries/0/proof?size=0").expectProblem(400, "request.parameters");
        anyone.get("/ledger/entries?limit=1001").expectProblem(400, "request.parameters");
        anyone.get("/ledger/heads?day=yesterday").expectProblem(400, "request.parameters");
        page("/ledger/entries/99999999", 404);
        page("/ledger/entries/x", 404);
    }

    /** The upper bound that the refusal names. */
    private static long largest(String refusal) {
        var named = Pattern.compile("应在 1 与 (\\d+) 之间").matcher(refusal);
        assertThat(named.find()).as(refusal).isTrue();
        return Long.parseLong(named.group(1));
    }

    @Test
    void ofManyWritersAndSeveralSequencersEachEntryGetsOnePlaceInTheOrderOfItsAggregate() throws Exception {
        var writers = 8;
        var each = 60;
        var run = made.ids.next().toString();
        var done = new CountDownLatch(writers);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var writer = 0; writer < writers; writer++) {
                var aggregate = "test/" + run + "-" + writer;
                threads.submit(() -> {
                    IntStream.range(0, each).forEach(at -> write(aggregate, at));
                    done.countDown();
                });
            }
            for (var sequencer = 0; sequencer < 2; sequencer++) {
                threads.submit(() -> {
                    while (done.getCount() > 0) {
                        place();
                    }
                });
            }
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(placed(run)).hasSize(writers * each));

        for (var writer = 0; writer < writers; writer++) {
            var suffix = "-" + writer;
            assertThat(placed(run).stream()
                            .filter(entry -> entry.getString("aggregate").endsWith(suffix))
                            .map(entry -> entry.getInteger("at")))
                    .containsExactlyElementsOf(IntStream.range(0, each).boxed().toList());
        }
        var gaps = made.pg.one(
                "SELECT max(index) + 1 - count(*) AS gaps FROM ledger_place",
                Tuple.tuple(),
                row -> row.getLong("gaps"));
        assertThat(gaps).contains(0L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger_place SET index = index + 1",
                "DELETE FROM ledger_place",
                "UPDATE ledger_tile SET root = hashes",
                "DELETE FROM ledger_head",
                "UPDATE ledger_head SET signature = ''",
                "DELETE FROM signing_key"
            })
    void theServersRoleCanOnlyAddToIt(String sql) {
        assertThatThrownBy(() -> made.pg.execute(sql, Tuple.tuple())).hasMessageContaining("permission denied");
    }

    /** The latest head; of size nought while none is signed. */
    private JsonObject head() {
        var answer = anyone.get("/ledger/head");
        return answer.status() == 404
                ? new JsonObject().put("size", 0L)
                : answer.expect(200).json();
    }

    private String page(String path, int status) {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(bed.site().resolve(path))
                            .header("Accept", "text/html")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(status);
            return answer.body();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void write(String aggregate, int at) {
        made.tx.run(now -> {
            made.ledger.record(new Entry("test.written", aggregate, Map.of("at", at)));
            return now;
        });
    }

    /** The server's own sequencer is at it too, so that two may meet; the second is refused and begins anew. */
    private void place() {
        try {
            made.ledgerTree.sequencing.place();
        } catch (Refusal | IllegalStateException met) {
            Thread.onSpinWait();
        }
    }

    private List<JsonObject> placed(String run) {
        return made.pg.list("""
                SELECT entry.facts
                  FROM ledger_place AS place
                  JOIN ledger_entry AS entry ON entry.id = place.entry_id
                 WHERE entry.aggregate LIKE $1
                 ORDER BY place.index""", Tuple.of("test/" + run + "-%"), row -> new JsonObject(row.getString("facts")));
    }

    private static List<Sha256> hashes(JsonObject proof) {
        return proof.getJsonArray("path", new JsonArray()).stream()
                .map(hash -> new Sha256((String) hash))
                .toList();
    }

    private static Path write(Path folder, String name, JsonObject content) throws IOException {
        return Files.writeString(folder.resolve(name + ".json"), content.encode());
    }
}
