package org.penglai.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penglai.app.Api;
import org.penglai.patentimport.FaultyList;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;
import org.postgresql.PGConnection;

/**
 * A list of patents imported by the server, in a heap of 256 MiB, against the same rows copied into a table and put by one
 * statement for each into the same tables with their keys. Commits wait for the disk; both in turn, tables empty before each.
 */
@Stack(durable = true)
final class ImportBench {

    private static final int ROWS = Integer.getInteger("bench.rows", 100_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final String STAGE = """
            CREATE TEMP TABLE staged (number text, title text, abstract text, ipc text, industry text, filed date,
                                      granted date, owners text, inventors text)""";

    private static final String PATENTS = """
            INSERT INTO patent (number, title_zh, title_en, abstract_zh, abstract_en, ipc, locarno, industry, inventors,
                                filing_date, version, registered_at)
            SELECT number, title, '', abstract, '', ARRAY[ipc], NULL, 'CLEAN_ENERGY', string_to_array(inventors, '、'), filed, 1, now()
              FROM staged""";

    private static final String OWNERS = """
            INSERT INTO patent_owner (number, position, name, uscc, organisation_id)
            SELECT number, 1, '蓬莱湾大学', NULL, (SELECT id FROM organisation WHERE name_zh = '蓬莱湾大学')
              FROM staged""";

    private static final String EVENTS = """
            INSERT INTO register_event (number, kind, date, source, details, recorded_at)
            SELECT number, kind, day, 'DECLARED_BY_OWNER', '{}', now()
              FROM staged CROSS JOIN LATERAL (VALUES ('FILING', filed), ('GRANT', granted)) AS event (kind, day)""";

    @Test
    void theHouseAgainstOneStatementForEachTable(TestBed bed) throws Exception {
        var report = new Report("import of patents");
        var list = FaultyList.faultless(ROWS, 1_000_000);
        var text = list.text();
        bed.server(Map.of("_JAVA_OPTIONS", "-Xmx256m")).start();
        var university = Api.of(bed).as(DemoUsers.YANTAI_UNIVERSITY);
        report.say("import of %d rows, %.1f MB; heap of the server 256 MiB; %d cores (%s), load average before %s"
                .formatted(
                        ROWS,
                        text.getBytes(StandardCharsets.UTF_8).length / 1e6,
                        Runtime.getRuntime().availableProcessors(),
                        Processor.model(),
                        Processor.load()));
        house(bed, university, text); // warms up
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            theirs.add(ROWS / statements(bed, text));
            ours.add(ROWS / house(bed, university, text));
            Api.of(bed).get("/patents/" + list.number(ROWS - 1).canonical()).expect(200);
            report.say("round %d: Penglai %.0f rows/s, statements %.0f rows/s, ratio %.2f"
                    .formatted(round + 1, ours.get(round), theirs.get(round), ours.get(round) / theirs.get(round)));
        }
        var ratio = Report.median(ours) / Report.median(theirs);
        report.say("medians: Penglai %.0f rows/s, statements %.0f rows/s, ratio %.2f; to reach 0.5"
                .formatted(Report.median(ours), Report.median(theirs), ratio));
        report.close();
        assertThat(ratio).isGreaterThanOrEqualTo(0.5);
    }

    /** Seconds from the answer to the upload to the end of the import, waiting for a server to look included. */
    private static double house(TestBed bed, Api university, String text) throws SQLException {
        empty(bed);
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
        assertThat(done.getInteger("added")).isEqualTo(ROWS);
        return Duration.between(Instant.parse(done.getString("createdAt")), Instant.parse(done.getString("finishedAt")))
                        .toMillis()
                / 1e3;
    }

    private static double statements(TestBed bed, String text) throws SQLException, IOException {
        empty(bed);
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement()) {
            var began = System.nanoTime();
            connection.setAutoCommit(false);
            statement.execute(STAGE);
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY staged FROM STDIN WITH (FORMAT csv, HEADER true)", new StringReader(text));
            statement.execute(PATENTS);
            statement.execute(OWNERS);
            statement.execute(EVENTS);
            connection.commit();
            return (System.nanoTime() - began) / 1e9;
        }
    }

    private static void empty(TestBed bed) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement()) {
            statement.execute(
                    "TRUNCATE patent, patent_owner, register_event, patent_import, patent_import_fault CASCADE");
            statement.execute("CHECKPOINT");
        }
    }
}
