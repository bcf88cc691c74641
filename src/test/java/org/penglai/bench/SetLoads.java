package org.penglai.bench;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.penglai.patentimport.FaultyList;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.TestBed;
import org.postgresql.PGConnection;

/**
 * What a list of patents costs the database alone: the same rows put into {@code patent}, {@code patent_owner} and {@code
 * register_event} with their keys, indexes and checks, in one transaction. Entries in the ledger, the row of the import and
 * all checks of what the file says are left out, which is in favour of these loads.
 */
final class SetLoads {

    private static final String STAGE = """
            CREATE TEMP TABLE staged (number text, title text, abstract text, ipc text, industry text, filed date,
                                      granted date, owners text, inventors text) ON COMMIT DROP""";

    private static final String PATENTS = """
            INSERT INTO patent (number, title_zh, title_en, abstract_zh, abstract_en, ipc, locarno, industry, inventors,
                                filing_date, version, registered_at)
            SELECT number, title, '', abstract, '', ARRAY[ipc], NULL, 'CLEAN_ENERGY', string_to_array(inventors, '、'), filed, 1, now()
              FROM staged""";

    private static final String OWNERS = """
            INSERT INTO patent_owner (number, position, name, uscc, organisation_id)
            SELECT number, 1, name_zh, uscc, id
              FROM staged CROSS JOIN (SELECT id, name_zh, uscc FROM organisation WHERE name_zh = '蓬莱湾大学') AS university""";

    private static final String EVENTS = """
            INSERT INTO register_event (number, kind, date, source, details, recorded_at)
            SELECT number, kind, day, 'DECLARED_BY_OWNER', '{}', now()
              FROM staged CROSS JOIN LATERAL (VALUES ('FILING', filed), ('GRANT', granted)) AS event (kind, day)""";

    /** What the three tables hold, without what differs by the moment. */
    private static final String CONTENT = """
            SELECT (SELECT md5(string_agg(concat_ws('|', number, title_zh, abstract_zh, ipc, industry, inventors, filing_date), ' '
                                          ORDER BY number)) FROM patent)
                || (SELECT md5(string_agg(concat_ws('|', number, position, name, uscc, organisation_id), ' '
                                          ORDER BY number, position)) FROM patent_owner)
                || (SELECT md5(string_agg(concat_ws('|', number, kind, date, source, details), ' '
                                          ORDER BY number, date, kind)) FROM register_event)""";

    private static final String SIZE = """
            SELECT (sum(pg_total_relation_size(name::regclass)) / 1000000)::bigint
              FROM unnest(ARRAY['patent', 'patent_owner', 'register_event']) AS name""";

    /** A way to load. */
    enum Way {
        /** The file copied into a table of the session, then one statement for each table. */
        STAGED,
        /** As staged, and the session's table kept in memory. */
        STAGED_IN_MEMORY,
        /** Each table copied into by itself, from texts that were made before the clock runs. */
        COPIED
    }

    private final TestBed bed;
    private final String file;
    private final List<String> tables;

    SetLoads(TestBed bed, FaultyList list) throws SQLException {
        this.bed = bed;
        this.file = list.text();
        this.tables = tables(bed, file);
    }

    /** Seconds that it takes, commit included. */
    double seconds(Way way) throws SQLException, IOException {
        empty(bed);
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement()) {
            statement.execute("SET temp_buffers = '" + (way == Way.STAGED_IN_MEMORY ? 128 : 8) + "MB'");
            connection.setAutoCommit(false);
            var began = System.nanoTime();
            if (way == Way.COPIED) {
                copy(
                        connection,
                        "patent (number, title_zh, title_en, abstract_zh, abstract_en, ipc, industry, inventors,"
                                + " filing_date, version, registered_at)",
                        tables.get(0));
                copy(connection, "patent_owner (number, position, name, uscc, organisation_id)", tables.get(1));
                copy(connection, "register_event (number, kind, date, source, details, recorded_at)", tables.get(2));
            } else {
                statement.execute(STAGE);
                copy(connection, "staged", file.substring(file.indexOf('\n') + 1));
                statement.execute(PATENTS);
                statement.execute(OWNERS);
                statement.execute(EVENTS);
            }
            connection.commit();
            return (System.nanoTime() - began) / 1e9;
        }
    }

    /** A digest of all that the three tables hold. */
    static String content(TestBed bed) throws SQLException {
        return text(bed, CONTENT);
    }

    /** Megabytes of the three tables with their indexes. */
    static String size(TestBed bed) throws SQLException {
        return text(bed, SIZE);
    }

    /** Takes all patents away, and lets the database write what it owes. */
    static void empty(TestBed bed) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement()) {
            statement.execute(
                    "TRUNCATE patent, patent_owner, register_event, patent_import, patent_import_fault CASCADE");
        }
        bed.postgres().checkpoint();
    }

    private static String text(TestBed bed, String sql) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void copy(Connection connection, String into, String rows) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + into + " FROM STDIN WITH (FORMAT csv)", new StringReader(rows));
    }

    /** The rows of each table as text; no cell of the list holds a comma. */
    private static List<String> tables(TestBed bed, String file) throws SQLException {
        var owner = text(bed, "SELECT name_zh || ',' || uscc || ',' || id FROM organisation WHERE name_zh = '蓬莱湾大学'");
        var patents = new StringBuilder();
        var owners = new StringBuilder();
        var events = new StringBuilder();
        var now = "2026-01-01T00:00:00Z";
        file.lines().skip(1).forEach(line -> {
            var cells = line.split(",", -1);
            var number = cells[0];
            patents.append("%s,%s,\"\",%s,\"\",\"{\"\"%s\"\"}\",CLEAN_ENERGY,\"{%s}\",%s,1,%s\n"
                    .formatted(number, cells[1], cells[2], cells[3], cells[8].replace('、', ','), cells[5], now));
            owners.append(number).append(",1,").append(owner).append('\n');
            var tail = ",DECLARED_BY_OWNER,{}," + now + '\n';
            events.append(number).append(",FILING,").append(cells[5]).append(tail);
            events.append(number).append(",GRANT,").append(cells[6]).append(tail);
        });
        return List.of(patents.toString(), owners.toString(), events.toString());
    }
}
