package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penglai.bench.Processor;
import org.penglai.bench.Report;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.Head;
import org.penglai.ledger.InclusionProof;
import org.penglai.ledger.Tiles;
import org.penglai.ledger.pg.TilesPg;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/**
 * A ledger of ten million entries: the proof for any of them over the API, each checked against the signed root; and the
 * check of the first million from files by the command, its start included.
 */
@Stack(durable = true)
final class LargeLedgerBench {

    private static final int ENTRIES = Integer.getInteger("bench.entries", 10_000_000);
    private static final int CHECKED = Math.min(ENTRIES, Integer.getInteger("bench.checked", 1_000_000));
    private static final int PROOFS = 2_000;
    private static final int RUNS = 3;
    private static final double PROOF_MOST_MS = 20;
    private static final Duration CHECK_MOST = Duration.ofSeconds(10);

    /** Rows as the server would have written them; the table's own check works out each leaf hash once more. */
    private static final String FILL = """
            INSERT INTO ledger_entry (id, kind, aggregate, facts, leaf_hash, recorded_at)
            SELECT gen_random_uuid(), 'deal.payment-booked', 'deal/' || number, facts,
                   sha256('\\x00'::bytea || convert_to(facts, 'UTF8')), now()
              FROM (SELECT number,
                           '{"aggregate":"deal/' || number || '","amountFen":' || number * 100
                             || ',"kind":"deal.payment-booked","paidOn":"2026-11-22","totalFen":' || number * 100 || '}' AS facts
                      FROM generate_series(%d, %d) AS number) AS made""";

    private static final String PLACE = """
            INSERT INTO ledger_place (index, entry_id, leaf_hash)
            SELECT substring(aggregate FROM 6)::bigint, id, leaf_hash FROM ledger_entry ORDER BY 1""";

    @Test
    void proofsAndTheCheckFromFiles(TestBed bed, @TempDir Path folder) throws Exception {
        var report = new Report("a ledger of ten million entries");
        var vertx = Vertx.vertx();
        var made = new Wiring(vertx, Config.from(bed.environment()));
        try {
            var began = System.nanoTime();
            fill(bed);
            tile(bed, made);
            made.ledgerTree.sequencing.sign();
            report.say("%d entries, filled and tiled in %.0f s; %d cores (%s), JDK %s, load average %s"
                    .formatted(
                            ENTRIES,
                            (System.nanoTime() - began) / 1e9,
                            Runtime.getRuntime().availableProcessors(),
                            Processor.model(),
                            Runtime.version(),
                            Processor.load()));
            bed.server(Map.of("PENGLAI_RATE_FACTOR", "1000000")).start();
            var proof = proofs(bed, report);
            var check = check(bed, made, folder, report);
            assertThat(proof).isLessThanOrEqualTo(PROOF_MOST_MS);
            assertThat(check).isLessThanOrEqualTo(CHECK_MOST);
        } finally {
            report.close();
            made.close();
            vertx.close().await();
        }
    }

    private static void fill(TestBed bed) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM ledger_waiting");
            statement.execute("TRUNCATE ledger_entry, ledger_place, ledger_tile, ledger_head CASCADE");
            // the way in which rows come is not what is measured: what is read afterwards is the same
            statement.execute("ALTER TABLE ledger_entry DISABLE TRIGGER USER");
            statement.execute("DROP INDEX ledger_entry_aggregate");
            statement.execute("ALTER TABLE ledger_place DROP CONSTRAINT ledger_place_entry_id_fkey");
            for (var from = 0; from < ENTRIES; from += 1_000_000) {
                statement.execute(FILL.formatted(from, Math.min(ENTRIES, from + 1_000_000) - 1));
            }
            statement.execute(PLACE);
            statement.execute("CREATE INDEX ledger_entry_aggregate ON ledger_entry (aggregate)");
            statement.execute("ANALYZE ledger_entry, ledger_place");
        }
    }

    /** Keeps every full tile, as the sequencer does when it becomes full. */
    private static void tile(TestBed bed, Wiring made) throws SQLException {
        var tiles = new TilesPg(made.pg);
        var roots = new ArrayList<List<Sha256>>();
        try (var connection = bed.database().connect(PostgresEngine.OWNER)) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(Tiles.WIDTH * 16);
                try (var rows = statement.executeQuery("SELECT leaf_hash FROM ledger_place ORDER BY index")) {
                    var counts = new ArrayList<Long>();
                    while (rows.next()) {
                        grow(made, tiles, new Grown(roots, counts), 0, Sha256.ofDigest(rows.getBytes(1)));
                    }
                }
            }
        }
    }

    /** The tile of each level that is not full yet, and how many full ones lie before it. */
    private record Grown(List<List<Sha256>> open, List<Long> full) {}

    private static void grow(Wiring made, TilesPg tiles, Grown grown, int level, Sha256 hash) {
        if (grown.open().size() == level) {
            grown.open().add(new ArrayList<>());
            grown.full().add(0L);
        }
        var open = grown.open().get(level);
        open.add(hash);
        if (open.size() == Tiles.WIDTH) {
            var root = Tiles.root(open);
            var index = grown.full().get(level);
            made.tx.run(now -> {
                tiles.keep(level, index, open, root);
                return now;
            });
            grown.full().set(level, index + 1);
            grown.open().set(level, new ArrayList<>());
            grow(made, tiles, grown, level + 1, root);
        }
    }

    /** The slowest but one in a hundred, in milliseconds. */
    private static double proofs(TestBed bed, Report report) {
        var anyone = Api.of(bed);
        var head = anyone.get("/ledger/head").expect(200).json();
        var size = head.getLong("size");
        var root = new Sha256(head.getString("rootHash"));
        var random = new Random(20_261_122);
        var millis = new ArrayList<Double>();
        for (int turn = 0; turn < PROOFS; turn++) {
            var index = random.nextLong(size);
            var began = System.nanoTime();
            var proof = anyone.get("/ledger/entries/" + index + "/proof?size=" + size)
                    .expect(200)
                    .json();
            millis.add((System.nanoTime() - began) / 1e6);
            if (turn % 100 == 0) {
                var entry = anyone.get("/ledger/entries?from=" + index + "&limit=1")
                        .expect(200)
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0);
                var path = proof.getJsonArray("path").stream()
                        .map(hash -> new Sha256((String) hash))
                        .toList();
                assertThat(new InclusionProof(index, size, path).proves(new Sha256(entry.getString("hash")), root))
                        .isTrue();
            }
        }
        millis.sort(null);
        var p99 = millis.get(PROOFS * 99 / 100);
        report.say(
                "proof for any of %d entries over HTTP, %d drawn at random: %.1f ms median, %.1f ms p99, %.1f ms at most; at most %.0f ms"
                        .formatted(size, PROOFS, millis.get(PROOFS / 2), p99, millis.getLast(), PROOF_MOST_MS));
        return p99;
    }

    private static Duration check(TestBed bed, Wiring made, Path folder, Report report) throws Exception {
        var entries = entries(bed, folder.resolve("entries.jsonl"));
        var heads = Files.writeString(folder.resolve("head.json"), head(made).encode());
        var keys = Files.writeString(
                folder.resolve("keys.json"),
                Api.of(bed).get("/keys").expect(200).json().encode());
        var seconds = new ArrayList<Double>();
        for (int run = 0; run < RUNS; run++) {
            seconds.add(seconds(entries, heads, keys));
        }
        report.say(
                "check of %d entries (%.0f MB) from files by the command, its start included: %.1f s median of %s; at most %d s"
                        .formatted(
                                CHECKED,
                                Files.size(entries) / 1e6,
                                Report.median(seconds),
                                seconds,
                                CHECK_MOST.toSeconds()));
        return Duration.ofMillis((long) (Report.median(seconds) * 1000));
    }

    private static double seconds(Path... files) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "verify-ledger"));
        List.of(files).forEach(file -> command.add(file.toString()));
        var began = System.nanoTime();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains(CHECKED + " entries fit 1 signed heads");
        return (System.nanoTime() - began) / 1e9;
    }

    /** The first entries as the API gives them, one a line. */
    private static Path entries(TestBed bed, Path file) throws SQLException, IOException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var out = Files.newBufferedWriter(file)) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(10_000);
                try (var rows = statement.executeQuery("""
                        SELECT place.index, entry.facts, encode(place.leaf_hash, 'hex')
                          FROM ledger_place AS place JOIN ledger_entry AS entry ON entry.id = place.entry_id
                         WHERE place.index < %d ORDER BY place.index""".formatted(CHECKED))) {
                    while (rows.next()) {
                        out.write("{\"index\":" + rows.getLong(1) + ",\"facts\":" + rows.getString(2) + ",\"hash\":\""
                                + rows.getString(3) + "\"}\n");
                    }
                }
            }
        }
        return file;
    }

    /** A signed head over just these. */
    private static JsonObject head(Wiring made) {
        var root = made.tx.run(now -> made.ledgerTree.auditing.root(CHECKED));
        var config = made.config;
        var signed = new HeadSigning(config.publicUrl(), config.signingKey(), made.ledgerTree.keys)
                .sign(new Head(config.publicUrl(), CHECKED, root, Instant.parse("2026-11-22T02:00:00Z")));
        var head = signed.head();
        return new JsonObject()
                .put(
                        "items",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("origin", head.origin())
                                        .put("size", head.size())
                                        .put("rootHash", head.rootHash().hex())
                                        .put("signedAt", head.signedAt().toString())
                                        .put("keyId", signed.keyId())
                                        .put("signature", signed.signature())));
    }
}
