package org.penglai.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penglai.app.Api;
import org.penglai.money.Camt;
import org.penglai.money.CreditorReference;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/**
 * A statement of 100 000 lines sent to the server, in a heap of 256 MiB, until each of them stands in the book and is matched:
 * four of five by a reference that is expected, the others by name, or not at all. Commits wait for the disk.
 */
@Stack(durable = true)
final class StatementBench {

    private static final int ROWS = Integer.getInteger("bench.rows", 100_000);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final double SECONDS = 20;
    private static final long HEAP = 256L << 20;
    private static final String ACCOUNT = "3700001234567890";

    @Test
    void aStatementIsMatchedAndSentAgainBooksNothing(TestBed bed) throws Exception {
        var report = new Report("bank statement");
        bed.server(Map.of("_JAVA_OPTIONS", "-Xmx" + HEAP)).start();
        try (var heap = new HeapWatch(bed.server().management())) {
            var references = expected(bed);
            var text = statement(references);
            report.say("camt.053 of %d lines, %.1f MB; heap limit %d MiB; %d cores (%s), JDK %s, load average before %s"
                    .formatted(
                            ROWS,
                            text.getBytes(StandardCharsets.UTF_8).length / 1e6,
                            heap.limit() >> 20,
                            Runtime.getRuntime().availableProcessors(),
                            Processor.model(),
                            Runtime.version(),
                            Processor.load()));
            var finance = Api.of(bed).as(DemoUsers.FINANCE_A);

            var first = seconds(finance, text);
            var matched = number(bed, "SELECT count(*) FROM money_line WHERE expectation_id IS NOT NULL");
            report.say(
                    "%d of them matched or suggested in %.1f s (to reach %.0f s)".formatted(matched, first, SECONDS));
            var again = seconds(finance, text);

            report.say("sent again while its receipts are allotted, in %.1f s; peak heap %d MiB; load average after %s"
                    .formatted(again, heap.peak() >> 20, Processor.load()));
            report.close();
            assertThat(number(bed, "SELECT count(*) FROM money_line")).isEqualTo(ROWS);
            assertThat(matched).isEqualTo(ROWS / 5 * 4L);
            assertThat(number(
                            bed,
                            "SELECT sum(CASE WHEN debit THEN balance_fen ELSE -balance_fen END) FROM money_account"))
                    .isZero();
            assertThat(first).isLessThanOrEqualTo(SECONDS);
        }
    }

    /** How long it takes from the moment the file begins to be sent until its last line is matched. */
    private static double seconds(Api finance, String text) {
        var begun = System.nanoTime();
        var path = "/money/statements/"
                + finance.upload("/money/statements", Map.of(), "bench.xml", text.getBytes(StandardCharsets.UTF_8))
                        .expect(202)
                        .json()
                        .getString("id");
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() ->
                        finance.get(path).expect(200).json().getString("state").equals("DONE"));
        return (System.nanoTime() - begun) / 1e9;
    }

    private static String statement(List<String> references) {
        var camt = new Camt(ACCOUNT, 0);
        for (int row = 0; row < ROWS; row++) {
            var remittance = row % 5 == 4 ? "货款" : "许可费 " + references.get(row / 5 * 4 + row % 5);
            camt.in("BENCH" + row, 10_000 + row, "付款单位" + row % 500, remittance);
        }
        return camt.text();
    }

    /** Writes what is expected as the book would, four for each five lines. */
    private static List<String> expected(TestBed bed) throws SQLException {
        var references = new ArrayList<String>();
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var insert = connection.prepareStatement("""
                        INSERT INTO money_expectation
                          (id, reference, about, purpose, payer_id, payee_id, amount_fen, open_ended, expected_at)
                        VALUES (uuidv7(), ?, ?, 'PRICE', ?, ?, 0, true, now())""")) {
            connection.setAutoCommit(false);
            for (int number = 0; number < ROWS / 5 * 4; number++) {
                references.add(CreditorReference.of(5_000_000_000L + number).value());
                insert.setString(1, references.getLast());
                insert.setString(2, "bench/" + number);
                insert.setObject(3, new UUID(7, number % 500));
                insert.setObject(4, new UUID(8, number % 50));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
        return references;
    }

    private static long number(TestBed bed, String sql) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
