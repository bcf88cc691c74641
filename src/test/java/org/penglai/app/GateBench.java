package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Money;
import org.penglai.listing.Announcement;
import org.penglai.listing.FeePlan;
import org.penglai.listing.ListingContent;
import org.penglai.listing.ListingMode;
import org.penglai.listing.ListingTerms;
import org.penglai.listing.ListingText;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.Bibliography;
import org.penglai.patent.IpcSymbol;
import org.penglai.patent.Registering;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** What one listing costs the gate, and how long its daily round takes over a hundred thousand, of which a hundredth is lost. */
@Stack(durable = true)
final class GateBench {

    private static final int LISTINGS = Integer.getInteger("bench.listings", 100_000);
    private static final int LOST_ONE_IN = 100;
    private static final int WARM = 5_000;
    private static final int MEASURED = 20_000;
    private static final Duration ROUND_MOST = Duration.ofSeconds(60);
    private static final double ONE_MOST_MS = 0.5;

    /** Copies of one patent and its published open licence, told apart by their numbers. */
    private static final String COPIES = """
            WITH made AS (SELECT number, uuidv7_of(ordinality) AS id, ordinality
                            FROM unnest(?::text[]) WITH ORDINALITY AS given (number, ordinality)),
                 patents AS (
              INSERT INTO patent SELECT (jsonb_populate_record(patent, jsonb_build_object('number', made.number))).*
                FROM patent, made WHERE patent.number = ?),
                 owners AS (
              INSERT INTO patent_owner
              SELECT (jsonb_populate_record(patent_owner, jsonb_build_object('number', made.number))).*
                FROM patent_owner, made WHERE patent_owner.number = ?),
                 listings AS (
              INSERT INTO listing
              SELECT (jsonb_populate_record(listing, jsonb_build_object(
                       'id', made.id,
                       'content', jsonb_set(content, '{patents}', jsonb_build_array(made.number))))).*
                FROM listing, made WHERE listing.id = ?::uuid)
            INSERT INTO listing_patent SELECT id, number, 1 FROM made""";

    private static final String EVENTS = """
            INSERT INTO register_event (number, kind, date, source, details, recorded_at)
            SELECT made.number, kind, date, source, details, recorded_at
              FROM register_event, unnest(?::text[]) AS made (number)
             WHERE register_event.number = ?""";

    private static final String LOSE = """
            INSERT INTO register_event (number, kind, date, source, details, recorded_at)
            SELECT number, 'HINDRANCE', '2026-05-01', 'bench', '{}', now() FROM unnest(?::text[]) AS made (number)""";

    @Test
    void aDailyRoundAndOneListing(TestBed bed) throws Exception {
        var vertx = Vertx.vertx();
        var made = new Wiring(vertx, Config.from(bed.environment()));
        try {
            var numbers = IntStream.range(0, LISTINGS)
                    .mapToObj(at -> new ApplicationNumber("20211%07d".formatted(at)).canonical())
                    .toList();
            fill(bed, made, numbers);

            var began = System.nanoTime();
            var looked = made.watching.round(() -> true);
            var round = Duration.ofNanos(System.nanoTime() - began);
            var one = one(made, numbers.getFirst());

            report("round over %d listings: %d ms (at most %d ms), suspended %s; one listing: %.4f ms CPU (at most %s)"
                    .formatted(
                            looked,
                            round.toMillis(),
                            ROUND_MOST.toMillis(),
                            count(bed, "SUSPENDED"),
                            one,
                            ONE_MOST_MS));
            assertThat(looked).isEqualTo(LISTINGS + 1);
            assertThat(count(bed, "SUSPENDED")).isEqualTo(LISTINGS / LOST_ONE_IN);
        } finally {
            made.close();
            vertx.close().await();
        }
    }

    /** Milliseconds of CPU for one assessment of what has been read. */
    private static double one(Wiring made, String number) {
        var listing = made.listings.require(
                made.listings.offering(ApplicationNumber.parse(number)).getFirst());
        var today = made.tx.run(org.penglai.kernel.LegalDays::of);
        var candidate = made.inspecting.all(List.of(listing), today).getFirst().candidate();
        var gate = new org.penglai.listing.Gate(org.penglai.listing.law.ListingLawFile.shipped());
        var threads = ManagementFactory.getThreadMXBean();
        var checks = 0;
        for (var turn = 0; turn < WARM; turn++) {
            checks += gate.assess(candidate).checks().size();
        }
        var before = threads.getCurrentThreadCpuTime();
        for (var turn = 0; turn < MEASURED; turn++) {
            checks += gate.assess(candidate).checks().size();
        }
        var spent = threads.getCurrentThreadCpuTime() - before;
        assertThat(checks).isPositive();
        return spent / 1e6 / MEASURED;
    }

    private static void fill(TestBed bed, Wiring made, List<String> numbers) throws SQLException {
        var seller = DemoPatents.actor(DemoUsers.YANTAI_UNIVERSITY);
        var number = ApplicationNumber.parse("202119999999");
        var title = Bilingual.of("一种锂电池隔膜", "A lithium battery separator");
        made.registering.register(
                seller,
                new Registering.Entered(
                        number,
                        new Bibliography(
                                title,
                                Bilingual.of("", ""),
                                List.of(IpcSymbol.parse("H01M 10/0525")),
                                Optional.empty(),
                                Optional.empty(),
                                List.of()),
                        LocalDate.of(2021, 2, 1),
                        Optional.of(LocalDate.of(2023, 3, 14)),
                        List.of()));
        var terms = new ListingTerms(
                ListingMode.OPEN_LICENCE,
                List.of(number),
                "全国",
                Optional.empty(),
                Optional.empty(),
                Optional.of(new FeePlan.LumpSum(Money.ofYuan(80_000))));
        var text = new ListingText(title, "", List.of("储能"), List.of("电池"), Optional.of(6));
        var id = made.drafting
                .begin(seller, new ListingContent(terms, text, Optional.empty()))
                .id();
        made.publishing.submit(seller, id);
        made.publishing.publish(
                DemoPatents.actor(DemoUsers.OPERATOR_A),
                id,
                Optional.of(new Announcement("KF1", LocalDate.of(2026, 3, 13), "42卷11期")));
        copy(bed, numbers, number.canonical(), id.toString());
    }

    private static void copy(TestBed bed, List<String> numbers, String patent, String listing) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER)) {
            try (var statement = connection.createStatement()) {
                statement.execute("CREATE FUNCTION uuidv7_of(n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE RETURN"
                        + " ('01900000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid");
            }
            var all = connection.createArrayOf("text", numbers.toArray());
            run(connection, COPIES, all, patent, patent, listing);
            run(connection, EVENTS, all, patent);
            var lost = IntStream.range(0, numbers.size())
                    .filter(at -> at % LOST_ONE_IN == LOST_ONE_IN / 2)
                    .mapToObj(numbers::get)
                    .toArray();
            run(connection, LOSE, connection.createArrayOf("text", lost));
            try (var statement = connection.createStatement()) {
                statement.execute("ANALYZE");
            }
        }
    }

    private static void run(Connection connection, String sql, Object... arguments) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var at = 0; at < arguments.length; at++) {
                statement.setObject(at + 1, arguments[at]);
            }
            statement.execute();
        }
    }

    private static long count(TestBed bed, String state) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.prepareStatement("SELECT count(*) FROM listing WHERE state = ?")) {
            statement.setString(1, state);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static void report(String line) throws IOException {
        System.out.println(line);
        var file = Path.of("target", "bench", "gate.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, line + "\n");
    }
}
