package org.penglai.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.penglai.app.Api;
import org.penglai.patentimport.FaultyList;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/**
 * The server is killed in the middle of an import: it goes on where it stood, no row is lost or doubled, and exactly the faulty
 * rows are told.
 */
@Stack
final class ImportCrashScenario {

    private static final int FIRST = 1_000_000;

    @AfterEach
    void stop(TestBed bed) {
        bed.server().stop();
    }

    @Test
    void noRowIsLostAndNoneIsDoubled(TestBed bed) throws SQLException {
        killedInTheMiddle(bed, 20_000);
    }

    /** The law's figure for one file, in which one row of a hundred has each kind of fault. */
    @Test
    @Tag("soak")
    void norOfAHundredThousandRows(TestBed bed) throws SQLException {
        killedInTheMiddle(bed, 100_000);
    }

    /** The same list without any disturbance. */
    @Test
    @Tag("soak")
    void ofAHundredThousandRowsExactlyTheFaultyOnesAreTold(TestBed bed) throws SQLException {
        var list = FaultyList.of(100_000, 2 * FIRST);
        bed.server().start();
        var university = Api.of(bed).as(DemoUsers.YANTAI_UNIVERSITY);

        var id = sent(university, list);

        assertDone(bed, university, list, id);
    }

    private static void killedInTheMiddle(TestBed bed, int rows) throws SQLException {
        // Given a list that takes some seconds to import
        bed.server().start();
        var university = Api.of(bed).as(DemoUsers.YANTAI_UNIVERSITY);
        var list = FaultyList.of(rows, FIRST);
        var id = sent(university, list);

        // When the server is killed after some of the rows, and started again
        var position = "SELECT position FROM patent_import WHERE id = '" + id + "'";
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> count(bed, position) > rows / 4);
        bed.server().kill();
        assertThat(count(bed, position)).isBetween(rows / 4 + 1L, (long) rows);
        assertThat(count(bed, patents(list, rows))).isPositive().isLessThan(list.good());
        bed.server().start();

        // Then every row has been dealt with once
        assertDone(bed, university, list, id);
    }

    private static String sent(Api university, FaultyList list) {
        return university
                .upload("/patent-imports", Map.of(), "all.csv", list.text().getBytes(StandardCharsets.UTF_8))
                .expect(202)
                .json()
                .getString("id");
    }

    private static void assertDone(TestBed bed, Api university, FaultyList list, String id) throws SQLException {
        var done = await().atMost(Duration.ofMinutes(5))
                .until(
                        () -> state(university, id),
                        one -> one.getString("state").equals("DONE"));
        var rows = done.getInteger("total");
        assertThat(rows).isEqualTo(list.good() + list.faults().size());
        assertThat(done.getInteger("added")).isEqualTo(list.good());
        assertThat(done.getInteger("unchanged") + done.getInteger("updated")).isZero();
        assertThat(done.getInteger("rejected")).isEqualTo(list.faults().size());
        assertThat(count(bed, patents(list, rows))).isEqualTo(list.good());
        assertThat(count(bed, patents(list, rows).replace("FROM patent", "FROM patent_owner")))
                .isEqualTo(list.good());
        var events = patents(list, rows).replace("FROM patent", "FROM register_event");
        assertThat(count(bed, events.replace("count(*)", "count(DISTINCT number || kind)")))
                .isEqualTo(count(bed, events))
                .isEqualTo(2L * list.good());
        var expected = new TreeMap<Integer, String>();
        list.faults().forEach((row, kind) -> expected.put(row, kind.code()));
        assertThat(told(bed, id)).isEqualTo(expected);
    }

    /** Patents of that list alone, by the serials of its rows. */
    private static String patents(FaultyList list, int rows) {
        return "SELECT count(*) FROM patent WHERE substr(number, 6, 7) BETWEEN '%s' AND '%s'"
                .formatted(
                        list.number(0).digits().substring(5),
                        list.number(rows - 1).digits().substring(5));
    }

    /** The first code of each row that was not taken. */
    private static Map<Integer, String> told(TestBed bed, String id) throws SQLException {
        var told = new TreeMap<Integer, String>();
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT row_number, code FROM patent_import_fault WHERE import_id = '" + id
                                + "' AND NOT remark ORDER BY row_number, position")) {
            while (rows.next()) {
                told.putIfAbsent(rows.getInt(1), rows.getString(2));
            }
        }
        return told;
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
