package org.penglai.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.penglai.app.DemoLoading;
import org.penglai.kernel.LegalDays;
import org.penglai.platform.blob.SampleFiles;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.ServerProcess;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/**
 * Ten thousand bookings and certifications at two servers, one of which is killed at random moments all the while: each
 * deal is paid to the fen, certified once by two people, and stands in the ledger as often as it happened. {@code
 * -Dpenglai.certified} says how many deals.
 */
@Stack(durable = true)
@Tag("soak")
final class CertificationCrashScenario {

    /** Each is paid in two parts, proposed and confirmed: four of the ten thousand. */
    private static final int DEALS = Integer.getInteger("penglai.certified", 2_500);

    private static final int CLIENTS = 6;
    private static final long SEED = Long.getLong("penglai.seed", 20_261_122L);
    private static final Duration KILL_SOONEST = Duration.ofSeconds(3);
    private static final Duration KILL_LATEST = Duration.ofSeconds(12);
    private static final JsonObject USE =
            new JsonObject().put("intendedUse", "试制").put("contact", "0535-0000000");

    /** What the demo tells lies further back. */
    private static final String RECENT = "%s > now() - interval '3 hours'";

    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Map<String, String> certified = new ConcurrentHashMap<>();
    private final AtomicInteger kills = new AtomicInteger();

    /** A deal that waits for its money, and what it waits for. */
    private record Owed(String deal, long fen) {}

    @Test
    void nothingIsLostAndNothingIsDoubled(TestBed bed) throws Exception {
        // Given
        DemoLoading.into(bed);
        var servers = List.of(bed.server("a"), bed.server("b"));
        servers.forEach(ServerProcess::start);
        var client = new Patient(bed, servers);
        var owed = agreed(client, offers(bed));

        // When
        var began = System.nanoTime();
        var going = new AtomicBoolean(true);
        try (var killer = Executors.newSingleThreadExecutor()) {
            killer.submit(() -> killAtRandom(servers, going));
            together(owed, one -> payAndCertify(client, one));
            going.set(false);
        }

        // Then
        var seen = client.figures();
        System.out.printf(
                "certification: %d deals, %d calls, %d kills in %d s, %d retries, %d answers given again, worst time to answer %d ms%n",
                owed.size(),
                owed.size() * 4,
                kills.get(),
                Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                seen.retries(),
                seen.replays(),
                seen.worstMs());
        assertThat(faults).isEmpty();
        assertThat(kills.get()).isPositive();
        assertThat(certified).hasSize(DEALS);
        assertOnce(bed, owed);
        assertLedger(bed);
    }

    private interface Deed {
        void on(Owed one);
    }

    private void together(List<Owed> all, Deed deed) throws InterruptedException {
        var waiting = new ConcurrentLinkedQueue<>(all);
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (var number = 0; number < CLIENTS; number++) {
                clients.submit(() -> {
                    for (var one = waiting.poll(); one != null; one = waiting.poll()) {
                        try {
                            deed.on(one);
                        } catch (RuntimeException | AssertionError failed) {
                            faults.add(one.deal() + ": " + failed);
                        }
                    }
                });
            }
            clients.shutdown();
            clients.awaitTermination(2, TimeUnit.HOURS);
        }
    }

    /** A deal on each offer, with the notice of its recordal on file. */
    private List<Owed> agreed(Patient client, List<String> offers) throws InterruptedException {
        var owed = new ConcurrentLinkedQueue<Owed>();
        var today = LocalDate.now(LegalDays.ZONE).toString();
        together(offers.stream().map(offer -> new Owed(offer, 0)).toList(), offer -> {
            var key = "agreed-" + offer.deal();
            var deal = client.post(DemoUsers.SME_LITHIUM, key, "/listings/" + offer.deal() + "/acceptances", USE)
                    .expect(201)
                    .json();
            var id = deal.getString("id");
            var fields = Map.of("kind", "RECORDAL_NOTICE", "number", "BA-" + id, "issuedOn", today);
            client.upload(
                            DemoUsers.SME_LITHIUM,
                            key + "-paper",
                            "/deals/" + id + "/evidence",
                            fields,
                            SampleFiles.pdf(id))
                    .expect(201);
            owed.add(new Owed(id, deal.getLong("dueFirstFen")));
        });
        assertThat(faults).isEmpty();
        return List.copyOf(owed);
    }

    private void payAndCertify(Patient client, Owed one) {
        var half = one.fen() / 2;
        pay(client, one, "1", half);
        pay(client, one, "2", one.fen() - half);
        var path = "/deals/" + one.deal() + "/certification";
        client.post(DemoUsers.OPERATOR_A, "proposed-" + one.deal(), path).expect(200);
        var number = client.post(DemoUsers.OPERATOR_B, "confirmed-" + one.deal(), path)
                .expect(200)
                .json()
                .getString("certificateNumber");
        certified.put(one.deal(), number);
    }

    private static void pay(Patient client, Owed one, String part, long fen) {
        var reference = one.deal() + "-" + part;
        var body = new JsonObject()
                .put("amountFen", fen)
                .put("bankReference", reference)
                .put("paidOn", LocalDate.now(LegalDays.ZONE).toString());
        client.post(DemoUsers.FINANCE_A, "paid-" + reference, "/deals/" + one.deal() + "/payments", body)
                .expect(201);
    }

    private void killAtRandom(List<ServerProcess> servers, AtomicBoolean going) {
        var random = new Random(SEED);
        while (going.get()) {
            var pause = random.nextLong(KILL_SOONEST.toMillis(), KILL_LATEST.toMillis());
            var until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause);
            await().atMost(Duration.ofMinutes(1)).until(() -> !going.get() || System.nanoTime() > until);
            if (going.get()) {
                var one = servers.get(random.nextInt(servers.size()));
                one.kill();
                kills.incrementAndGet();
                one.start();
            }
        }
    }

    /** Each fact as often as it happened, and no other. */
    private void assertOnce(TestBed bed, List<Owed> owed) throws SQLException {
        var deals = owed.stream().map(Owed::deal).toList();
        assertThat(column(bed, "SELECT id FROM deal WHERE state = 'CERTIFIED' AND " + RECENT.formatted("formed_at")))
                .containsExactlyInAnyOrderElementsOf(deals);
        assertThat(column(
                        bed,
                        "SELECT deal_id || ' ' || number FROM deal_certificate WHERE "
                                + RECENT.formatted("certified_at")))
                .containsExactlyInAnyOrderElementsOf(certified.entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue())
                        .toList());
        assertThat(column(bed, "SELECT number FROM deal_certificate")).doesNotHaveDuplicates();
        assertThat(column(
                        bed,
                        "SELECT deal_id || ' ' || count(*) || ' ' || sum(amount_fen) FROM deal_payment WHERE "
                                + RECENT.formatted("booked_at") + " GROUP BY deal_id"))
                .containsExactlyInAnyOrderElementsOf(
                        owed.stream().map(one -> one.deal() + " 2 " + one.fen()).toList());
        for (var kind : Map.of(
                        "deal.agreed",
                        1,
                        "deal.payment-booked",
                        2,
                        "deal.performed",
                        1,
                        "deal.recorded",
                        1,
                        "deal.certified",
                        1)
                .entrySet()) {
            var rows =
                    "SELECT substring(aggregate FROM 6) || ' ' || count(*) FROM %s WHERE %s = '%s' AND %s GROUP BY aggregate";
            var expected =
                    deals.stream().map(deal -> deal + " " + kind.getValue()).toList();
            assertThat(column(
                            bed,
                            rows.formatted("ledger_entry", "kind", kind.getKey(), RECENT.formatted("recorded_at"))))
                    .as("ledger entries %s", kind.getKey())
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(column(
                            bed,
                            rows.formatted("outbox_event", "type", kind.getKey(), RECENT.formatted("occurred_at"))))
                    .as("events %s", kind.getKey())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** Every entry has its place, the places have no gap, and the last head covers them all. */
    private static void assertLedger(TestBed bed) throws SQLException {
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(column(bed, "SELECT count(*) FROM ledger_waiting")).containsExactly("0");
            assertThat(column(bed, "SELECT max(size) FROM ledger_head"))
                    .isEqualTo(column(bed, "SELECT count(*) FROM ledger_entry"));
        });
        assertThat(column(bed, "SELECT max(index) + 1 - count(*) FROM ledger_place"))
                .containsExactly("0");
    }

    /** Copies of one open licence that the firm has not taken. */
    private static List<String> offers(TestBed bed) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO listing
                      (id, owner_id, agency_id, mode, state, version, content, standing, created_at, changed_at)
                    SELECT gen_random_uuid(), owner_id, agency_id, mode, state, version, content, standing, 'epoch', changed_at
                      FROM (SELECT * FROM listing
                             WHERE mode = 'OPEN_LICENCE' AND state = 'PUBLISHED'
                               AND content -> 'feePlan' ->> 'mode' = 'LUMP_SUM'
                               AND NOT EXISTS (SELECT FROM deal WHERE listing_id = listing.id)
                             ORDER BY id LIMIT 1) AS one
                     CROSS JOIN generate_series(1, %d)""".formatted(DEALS));
        }
        return new ArrayList<>(column(bed, "SELECT id FROM listing WHERE created_at = 'epoch'"));
    }

    private static List<String> column(TestBed bed, String sql) throws SQLException {
        return Indexed.column(bed, sql);
    }
}
