package org.penglai.hostile;

import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import org.penglai.stack.TestBed;

/** Waits until nothing of what was done before is still on its way. */
final class Quiet {

    /** Prices that have been public to the end, of which the sellers were not told yet. */
    private static final String UNTOLD = """
            SELECT count(*)
              FROM price_publicity_now AS publicity
             WHERE is_over AND unanswered = 0 AND upheld = 0
               AND NOT EXISTS (SELECT 1 FROM price_publicity_told AS told WHERE told.publicity_id = publicity.id)""";

    private Quiet() {}

    static void wait(TestBed bed) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> isTold(bed)
                        && Fingerprints.of(bed).tables().get("outbox_delivery").startsWith("0 rows"));
    }

    private static boolean isTold(TestBed bed) throws SQLException {
        try (var connection = bed.database().connect("penglai_owner");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(UNTOLD)) {
            rows.next();
            return rows.getInt(1) == 0;
        }
    }
}
