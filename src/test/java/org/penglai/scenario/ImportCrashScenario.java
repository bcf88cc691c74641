package org.penglai.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penglai.app.Api;
import org.penglai.patentimport.FaultyList;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** The server is killed in the middle of an import: it goes on where it stood, and no row is lost or doubled. */
@Stack
final class ImportCrashScenario {

    private static final int ROWS = 20_000;

    @Test
    void noRowIsLostAndNoneIsDoubled(TestBed bed) throws SQLException {
        // Given a list that takes some seconds to import
        bed.server().start();
        var university = Api.of(bed).as(DemoUsers.YANTAI_UNIVERSITY);
        var list = FaultyList.of(ROWS, 1_000_000);
        var id = university
                .upload("/patent-imports", Map.of(), "all.csv", list.text().getBytes(StandardCharsets.UTF_8))
                .expect(202)
                .json()
                .getString("id");

        // When the server is killed after the first rows, and started again
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> count(bed, "SELECT position FROM patent_import") > 0);
        bed.server().kill();
        var position = count(bed, "SELECT position FROM patent_import");
        assertThat(position).isBetween(1L, (long) ROWS);
        assertThat(count(bed, "SELECT count(*) FROM patent")).isPositive().isLessThan(list.good());
        bed.server().start();

        // Then every row has been dealt with once
        var done = await().atMost(Duration.ofSeconds(120))
                .until(
                        () -> state(university, id),
                        one -> one.getString("state").equals("DONE"));
        assertThat(done.getInteger("added")).isEqualTo(list.good());
        assertThat(done.getInteger("unchanged") + done.getInteger("updated")).isZero();
        assertThat(done.getInteger("rejected")).isEqualTo(list.faults().size());
        assertThat(count(bed, "SELECT count(*) FROM patent")).isEqualTo(list.good());
        assertThat(count(bed, "SELECT count(*) FROM patent_owner")).isEqualTo(list.good());
        assertThat(count(bed, "SELECT count(*) FROM (SELECT DISTINCT number, kind FROM register_event) AS one"))
                .isEqualTo(count(bed, "SELECT count(*) FROM register_event"))
                .isEqualTo(2L * list.good());
        assertThat(count(bed, "SELECT count(DISTINCT row_number) FROM patent_import_fault"))
                .isEqualTo(list.faults().size());
    }

    private static JsonObject state(Api university, String id) {
        return university.get("/patent-imports/" + id).expect(200).json();
    }

    private static long count(TestBed bed, String sql) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
