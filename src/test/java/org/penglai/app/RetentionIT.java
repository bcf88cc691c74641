package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.keeping.Forgetting;
import org.penglai.keeping.law.RetentionFile;
import org.penglai.keeping.pg.PurgePg;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Sha256;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Every table has its record kind, periods end on their day and not before, and nobody can forget what is younger. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RetentionIT {

    private static final LocalDate ENDED = LocalDate.of(2027, 2, 28);
    private static final String WITH_END = "{\"endsOn\":\"2027-02-28\"}";

    private TestBed bed;
    private Vertx vertx;
    private Wiring made;

    @BeforeAll
    void make(TestBed given) {
        bed = given;
        vertx = Vertx.vertx();
        made = new Wiring(vertx, Config.from(bed.environment()));
    }

    @AfterAll
    void close() {
        made.close();
        vertx.close().await();
    }

    @AfterEach
    void today() throws SQLException {
        owner("DELETE FROM clock_shift");
    }

    @Test
    void everyTableOfTheSchemaBelongsToExactlyOneRecordKind() throws SQLException {
        var tables = column("SELECT table_name FROM information_schema.tables"
                + " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'");

        var named = RetentionFile.shipped().kinds().stream()
                .flatMap(kind -> kind.tables().stream())
                .toList();

        assertThat(named)
                .as("law/retention.yaml names each table once: decide how long a new one is kept, and write it there")
                .containsExactlyInAnyOrderElementsOf(tables);
    }

    @Test
    void everyColumnThatNamesAPersonIsKnownToHoldPersonalData() throws SQLException {
        var columns = column("""
                SELECT table_name || '.' || column_name
                  FROM information_schema.columns
                 WHERE table_schema = 'public' AND table_name NOT IN ('flyway_schema_history', 'job_lease')
                   AND (data_type IN ('text', 'jsonb', 'ARRAY'))
                   AND column_name ~ '(^|_)(subject|caller|author|account|contact|by|actor|inventors|e?mail|phone|id_token|display_name|name|front_page)$'""");

        var named = RetentionFile.shipped().personal().stream()
                .flatMap(kind -> kind.personal().orElseThrow().columns().stream())
                .toList();

        assertThat(named)
                .as("law/retention.yaml names each column that holds a person, under its record kind")
                .containsExactlyInAnyOrderElementsOf(columns);
    }

    @Test
    void theDatabaseHoldsTheSamePeriodsAndNoOthers() throws SQLException {
        var held = column("SELECT kind || ' ' || length || ' ' || unit FROM retention_period");

        var written = RetentionFile.shipped().kinds().stream()
                .filter(kind -> kind.forgotten() || kind.id().equals("certificate"))
                .map(kind -> kind.id() + " " + kind.period().orElseThrow().length() + " "
                        + kind.period().orElseThrow().unit())
                .toList();

        assertThat(held).containsExactlyInAnyOrderElementsOf(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM outbox_event",
                "DELETE FROM listing_version",
                "DELETE FROM deal_evidence",
                "DELETE FROM ledger_entry",
                "UPDATE retention_period SET length = 1",
                "INSERT INTO retention_period VALUES ('ledger', 1, 'DAYS')",
                "INSERT INTO forgotten_document VALUES (sha256('\\x00'))",
                "INSERT INTO clock_shift (shift) VALUES ('99 years')",
                "SELECT forget_deal(1)",
                "SELECT forget_outbox_event(1)",
                "CREATE OR REPLACE FUNCTION penglai_now() RETURNS timestamptz RETURN 'infinity'"
            })
    void theServersRoleHasNoOtherWayToForget(String sql) {
        assertThatThrownBy(() -> run(PostgresEngine.APP, sql))
                .isInstanceOf(SQLException.class)
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'ledger', 10", "'deal', 0", "'deal', 1001", "'expired', 1", "'deal(1); --', 1"})
    void theDoorOpensForKnownKindsAndBoundedBatchesOnly(String arguments) {
        assertThatThrownBy(() -> run(PostgresEngine.APP, "SELECT forget_expired(" + arguments + ")"))
                .hasMessageContaining("no such kind or batch");
    }

    static Stream<Arguments> lastDays() {
        return Stream.of(
                Arguments.of("deal", LocalDate.of(2030, 2, 28)),
                Arguments.of("certificate", LocalDate.of(2037, 2, 28)),
                Arguments.of("listing", LocalDate.of(2030, 2, 28)),
                Arguments.of("listing_draft", LocalDate.of(2028, 2, 28)),
                Arguments.of("patent_import", LocalDate.of(2027, 5, 29)),
                Arguments.of("outbox_event", LocalDate.of(2030, 2, 28)));
    }

    @ParameterizedTest
    @MethodSource("lastDays")
    void aRecordIsKeptThroughTheLastDayOfItsPeriodAndForgottenOnTheNext(String kind, LocalDate lastDay)
            throws SQLException {
        var record = add(kind);

        at(lastDay, LocalTime.of(23, 59, 50));
        made.keeping.forgetting.forget();
        assertThat(isKept(kind, record)).as("at the end of %s", lastDay).isTrue();

        at(lastDay.plusDays(1), LocalTime.MIDNIGHT);
        made.keeping.forgetting.forget();
        assertThat(isKept(kind, record)).as("on the day after %s", lastDay).isFalse();
    }

    @Test
    void aDealWithoutAWrittenEndOutlivesEveryPatent() throws SQLException {
        var deal = addDeal("{}", ENDED);

        at(LocalDate.of(2055, 2, 28), LocalTime.NOON);
        made.keeping.forgetting.forget();
        assertThat(isKept("deal", deal)).isTrue();
        at(LocalDate.of(2055, 3, 1), LocalTime.NOON);
        made.keeping.forgetting.forget();
        assertThat(isKept("deal", deal)).isFalse();
    }

    @Test
    void aListingStaysAsLongAsADealRestsOnIt() throws SQLException {
        var listing = add("listing");
        var deal = addDeal("{\"endsOn\":\"2040-01-01\"}", ENDED);
        owner("UPDATE deal SET listing_id = '" + listing + "' WHERE id = '" + deal + "'");

        at(LocalDate.of(2043, 1, 1), LocalTime.NOON);
        made.keeping.forgetting.forget();
        assertThat(isKept("listing", listing)).isTrue();
        at(LocalDate.of(2043, 1, 2), LocalTime.NOON);
        made.keeping.forgetting.forget();
        made.keeping.forgetting.forget();
        assertThat(isKept("listing", listing)).isFalse();
    }

    @Test
    void anEventThatIsStillOwedIsNotForgotten() throws SQLException {
        var event = add("outbox_event");
        owner("INSERT INTO outbox_delivery (subscriber, position, aggregate, due_at) VALUES ('x', " + event
                + ", 'a', now())");

        at(LocalDate.of(2031, 1, 1), LocalTime.NOON);
        made.keeping.forgetting.forget();
        assertThat(isKept("outbox_event", event)).isTrue();
        owner("DELETE FROM outbox_delivery WHERE position = " + event);
        made.keeping.forgetting.forget();
        assertThat(isKept("outbox_event", event)).isFalse();
    }

    @Test
    void theFilesOfAForgottenDealAreRemovedUnlessAnotherDealHasTheSame() throws Exception {
        // Given two documents, one of which is also on the file of a younger deal
        var documents = org.penglai.platform.blob.BlobStore.plain(made.config.blobFolder());
        var own = documents.keep(DemoPaper.file(List.of("of one deal"))).digest();
        var shared = documents.keep(DemoPaper.file(List.of("of two deals"))).digest();
        var old = addDeal(WITH_END, ENDED);
        var young = addDeal("{\"endsOn\":\"2040-01-01\"}", ENDED);
        file(old, own);
        file(old, shared);
        file(young, shared);

        // When
        at(LocalDate.of(2030, 3, 1), LocalTime.NOON);
        made.keeping.forgetting.forget();
        assertThat(made.deal.shredding.shred()).isEqualTo(2);

        // Then
        assertThat(documents.fetch(shared)).exists();
        assertThatThrownBy(() -> documents.fetch(own)).hasMessage("file.damaged");
        assertThat(column("SELECT 'left' FROM forgotten_document")).isEmpty();
        assertThat(made.deal.shredding.shred()).isZero();
    }

    @Test
    void whatACrashInterruptsIsNeitherLostNorCountedTwice() throws SQLException {
        // Given more than two batches, and a ledger that fails with the second
        var recorded = recorded();
        events(250);
        at(LocalDate.of(2030, 3, 1), LocalTime.NOON);
        var entries = new AtomicInteger();
        var crashing = new Forgetting(made.tx, onlyEvents(), new PurgePg(made.pg), entry -> {
            if (entries.incrementAndGet() == 2) {
                throw new IllegalStateException("crash");
            }
            made.ledger.record(entry);
        });

        // When
        assertThatThrownBy(crashing::forget).hasMessage("crash");

        // Then the first batch is gone and recorded, the second is neither, and the next run takes the rest
        assertThat(old()).isEqualTo(150);
        assertThat(recorded() - recorded).isEqualTo(100);
        assertThat(made.keeping.forgetting.forget()).containsEntry("outbox_event", 150);
        assertThat(recorded() - recorded).isEqualTo(250);
    }

    @Test
    void twoServersAtOnceForgetEachRecordOnce() throws Exception {
        var recorded = recorded();
        events(730);
        at(LocalDate.of(2030, 3, 1), LocalTime.NOON);
        var other = new Wiring(vertx, Config.from(bed.environment()));

        try (var servers = Executors.newFixedThreadPool(2)) {
            Stream<Callable<Map<String, Integer>>> both =
                    Stream.of(made, other).map(server -> () -> server.keeping.forgetting.forget());
            var counted = 0;
            for (var done : servers.invokeAll(both.toList())) {
                counted += done.get().getOrDefault("outbox_event", 0);
            }
            assertThat(counted + made.keeping.forgetting.forget().getOrDefault("outbox_event", 0))
                    .isEqualTo(730);
        } finally {
            other.close();
        }

        assertThat(old()).isZero();
        assertThat(recorded() - recorded).isEqualTo(730);
    }

    private static org.penglai.keeping.Retention onlyEvents() {
        return new org.penglai.keeping.Retention(
                RetentionFile.shipped().kinds().stream()
                        .filter(kind -> kind.id().equals("outbox_event"))
                        .toList(),
                /* erasureDays= */ 1);
    }

    private String add(String kind) throws SQLException {
        return switch (kind) {
            case "deal" -> addDeal(WITH_END, LocalDate.of(2026, 1, 5)).toString();
            case "certificate" -> certified(addDeal(WITH_END, LocalDate.of(2026, 1, 5)));
            case "listing" -> addListing("WITHDRAWN", "PUBLISHED");
            case "listing_draft" -> addListing("DRAFT", "DRAFT");
            case "patent_import" ->
                column(
                                "INSERT INTO patent_import (id, organisation_id, for_all, file_label, format, sha256, size_bytes,"
                                        + " charset, incomplete, ignored, state, created_at, finished_at)"
                                        + " VALUES (gen_random_uuid(), gen_random_uuid(), false, 'a', 'CSV', '\\x00', 1, '',"
                                        + " false, '{}', 'DONE', now(), '" + lateOn(ENDED) + "') RETURNING id")
                        .getFirst();
            default ->
                column("INSERT INTO outbox_event (type, aggregate, payload, occurred_at)"
                                + " VALUES ('test', 'test/1', '{}', '" + lateOn(ENDED) + "') RETURNING position")
                        .getFirst();
        };
    }

    private void events(int many) throws SQLException {
        owner("INSERT INTO outbox_event (type, aggregate, payload, occurred_at) SELECT 'test', 'test/1', '{}', '"
                + lateOn(ENDED) + "' FROM generate_series(1, " + many + ")");
    }

    private String addListing(String state, String earlier) throws SQLException {
        var id = UUID.randomUUID().toString();
        owner(
                "INSERT INTO listing (id, owner_id, mode, state, version, content, standing, created_at, changed_at) VALUES ('"
                        + id + "', gen_random_uuid(), 'ASSIGNMENT', '" + state + "', 2, '{}', '{}', now(), '"
                        + lateOn(ENDED) + "')");
        owner("INSERT INTO listing_version VALUES ('" + id + "', 1, '" + earlier + "', '{}', '{}', now())");
        owner("INSERT INTO listing_patent VALUES ('" + id + "', '202110123456.7', 1)");
        return id;
    }

    private UUID addDeal(String terms, LocalDate formedOn) throws SQLException {
        var id = UUID.randomUUID();
        owner("""
                INSERT INTO deal (id, state, version, origin, mode, listing_id, licensor_id, licensee_id, licensor, licensee,
                                  terms, terms_digest, intended_use, contact, formed_at, paid_fen, effective_at)
                VALUES ('%s', 'PERFORMED', 1, 'ACCEPTANCE', 'FREE_LICENCE', gen_random_uuid(), gen_random_uuid(),
                        gen_random_uuid(), '{}', '{}', '%s', sha256(convert_to('%s', 'UTF8')), 'use', 'contact', '%s', 0,
                        '%s')""".formatted(id, terms, terms, lateOn(formedOn), lateOn(formedOn)));
        return id;
    }

    private String certified(UUID deal) throws SQLException {
        owner("INSERT INTO deal_certificate VALUES ('YT-2026-' || lpad((random() * 999999)::int::text, 6, '0'), '"
                + deal + "', 'officer', gen_random_uuid(), '2026-03-01', '{}', sha256('\\x00'::bytea || '{}'::bytea))");
        return deal.toString();
    }

    private void file(UUID deal, Sha256 digest) throws SQLException {
        owner("INSERT INTO deal_evidence (id, deal_id, kind, number, issued_on, sha256, size_bytes, media_type, source,"
                + " added_by, added_for, added_at) VALUES (gen_random_uuid(), '" + deal
                + "', 'CONTRACT', '', '2026-01-05', decode('" + digest
                + "', 'hex'), 1, 'application/pdf', 'UPLOADED', 'somebody', gen_random_uuid(), now())");
    }

    private boolean isKept(String kind, Object id) throws SQLException {
        var sql = switch (kind) {
            case "deal" -> "SELECT id FROM deal WHERE id = '%s'";
            case "certificate" -> "SELECT deal_id FROM deal_certificate WHERE deal_id = '%s'";
            case "listing", "listing_draft" -> "SELECT listing_id FROM listing_version WHERE listing_id = '%s'";
            case "patent_import" -> "SELECT id FROM patent_import WHERE id = '%s'";
            default -> "SELECT position FROM outbox_event WHERE position = %s";
        };
        return !column(sql.formatted(id)).isEmpty();
    }

    private int old() throws SQLException {
        return Integer.parseInt(
                column("SELECT count(*) FROM outbox_event WHERE type = 'test'").getFirst());
    }

    private int recorded() throws SQLException {
        return IntStream.of(column("SELECT facts::jsonb ->> 'count' FROM ledger_entry"
                                + " WHERE kind = 'keeping.forgotten' AND aggregate = 'retention/outbox_event'")
                        .stream()
                        .mapToInt(Integer::parseInt)
                        .toArray())
                .sum();
    }

    /** Late in the evening there, which is the same day in Europe: the legal day is China's. */
    private static String lateOn(LocalDate day) {
        return day.atTime(23, 30).atZone(LegalDays.ZONE).toInstant().toString();
    }

    private void at(LocalDate day, LocalTime time) throws SQLException {
        var then = day.atTime(time).atZone(LegalDays.ZONE).toInstant();
        owner("DELETE FROM clock_shift");
        owner("INSERT INTO clock_shift (shift) SELECT timestamptz '" + then + "' - clock_timestamp()");
    }

    private void owner(String sql) throws SQLException {
        run(PostgresEngine.OWNER, sql);
    }

    private void run(String role, String sql) throws SQLException {
        try (var connection = bed.database().connect(role);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> column(String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
