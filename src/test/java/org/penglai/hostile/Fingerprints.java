package org.penglai.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.penglai.stack.TestBed;

/**
 * What the server keeps, as one line for each table and each file; taken before and after, so that every change is seen.
 *
 * @param tables number of rows and digest of them all, by name
 * @param moving number of rows of the tables that may change
 */
record Fingerprints(Map<String, String> tables, Map<String, Long> moving, Set<String> files) {

    /**
     * What may change although nothing happens: first answers to keyed calls (a refusal is one), sessions and attempts to
     * sign in, the record of who tried what, the places that entries get in the ledger after their commit, and how far the
     * rounds of the day are. Their growth is bounded by the number of requests.
     */
    private static final Set<String> MOVING = Set.of(
            "idempotency_key",
            "web_session",
            "rate_use",
            "audit_event",
            "job_lease",
            "ledger_waiting",
            "ledger_place",
            "ledger_tile",
            "ledger_head",
            "signing_key",
            "annuity_round",
            "publication_to_match",
            "lead_day",
            "deal_reminder",
            "listing_round");

    static Fingerprints of(TestBed bed) {
        var tables = new TreeMap<String, String>();
        var moving = new TreeMap<String, Long>();
        try (var connection = bed.database().connect("penglai_owner")) {
            for (var table : names(connection)) {
                if (MOVING.contains(table)) {
                    moving.put(table, Long.parseLong(one(connection, "SELECT count(*) FROM " + table)));
                } else {
                    tables.put(table, one(connection, """
                            SELECT count(*) || ' rows ' || coalesce(md5(string_agg(line, '|' ORDER BY line)), '')
                              FROM (SELECT md5(t::text) AS line FROM %s t) lines""".formatted(table)));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the tables cannot be read", failed);
        }
        return new Fingerprints(tables, moving, files(Path.of(bed.environment().get("PENGLAI_BLOB_DIR"))));
    }

    private static List<String> names(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Set<String> files(Path folder) {
        try (var walk = Files.walk(folder)) {
            return Set.copyOf(walk.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList());
        } catch (NoSuchFileException none) {
            return Set.of();
        } catch (IOException | java.io.UncheckedIOException changing) {
            return Set.of("a file came or went while they were counted: " + changing.getMessage());
        }
    }
}
