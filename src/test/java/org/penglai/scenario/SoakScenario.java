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
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.penglai.app.DemoLoading;
import org.penglai.kernel.LegalDays;
import org.penglai.patent.ApplicationNumber;
import org.penglai.platform.blob.SampleFiles;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.ServerProcess;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/**
 * Two servers, one of them killed every two seconds, under a mixed load of clients that do not give up: no request is lost,
 * no effect is doubled, nothing is owed at the end, and the index shows what the rows say. {@code -Dpenglai.soak.seconds}
 * says for how long; {@code mvn -Psoak verify} runs it, for five minutes.
 */
@Stack(durable = true)
@Tag("soak")
final class SoakScenario {

    private static final Duration LASTS = Duration.ofSeconds(Long.getLong("penglai.soak.seconds", 20));
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(2);
    private static final JsonObject USE =
            new JsonObject().put("intendedUse", "试制").put("contact", "0535-0000000");

    private final AtomicInteger serial = new AtomicInteger();
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger starts = new AtomicInteger();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Queue<String> published = new ConcurrentLinkedQueue<>();
    private final Queue<String> deals = new ConcurrentLinkedQueue<>();
    private final Queue<String> certified = new ConcurrentLinkedQueue<>();

    @Test
    void nothingIsLostAndNothingIsDoubledWhileServersAreKilled(TestBed bed) throws Exception {
        // Given
        DemoLoading.into(bed);
        var servers = List.of(bed.server("a"), bed.server("b"));
        servers.forEach(ServerProcess::start);
        var client = new Patient(bed, servers);
        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> client.get("/search?limit=1").json().getInteger("total") > 20);

        // When
        var load = Load.of(List.of(
                () -> client.get("/search?q=%E6%B3%B5&facets=true").expect(200),
                () -> client.get("/programmes").expect(200),
                () -> client.get(DemoUsers.SME_LITHIUM, "/deals").expect(200),
                () -> wholeWay(client),
                () -> wholeWay(client),
                () -> wholeWay(client)));
        try (load) {
            killEveryTwoSeconds(servers);
        }
        faults.addAll(load.failures());
        var seen = client.figures();

        // Then every request had its answer, and each effect stands once
        System.out.printf(
                "soak: %d s, %d requests, %d kills, %d restarts, %d retries, %d answers given again, worst time to answer %d ms; "
                        + "%d published, %d deals, %d certificates%n",
                LASTS.toSeconds(),
                seen.requests(),
                kills.get(),
                starts.get(),
                seen.retries(),
                seen.replays(),
                seen.worstMs(),
                published.size(),
                deals.size(),
                certified.size());
        assertThat(faults).isEmpty();
        assertThat(kills.get()).isPositive();
        assertThat(certified).isNotEmpty();
        assertOnce(bed);
        // and nothing is owed, and the index shows what the rows say
        await().atMost(90, TimeUnit.SECONDS)
                .untilAsserted(
                        () -> assertThat(column(bed, "SELECT subscriber || ' ' || position FROM outbox_delivery"))
                                .isEmpty());
        assertThat(Indexed.ids(bed))
                .containsExactlyInAnyOrderElementsOf(column(bed, "SELECT id FROM listing WHERE state = 'PUBLISHED'"));
        assertThat(column(bed, "SELECT position FROM outbox_skipped")).isEmpty();
    }

    /** A patent is entered, offered, opened, taken by two firms, and one deal of it is certified. */
    private String wholeWay(Patient client) {
        var number = serial.incrementAndGet();
        var key = "soak-" + number + "-";
        var patent = new ApplicationNumber("2023197%05d".formatted(number)).canonical();
        var title = "一种第%d号耐停机的泵".formatted(number);
        client.post(DemoUsers.YANTAI_UNIVERSITY, key + "patent", "/patents", Stories.patent(patent, title))
                .expect(201);
        var listing = client.post(
                        DemoUsers.YANTAI_UNIVERSITY, key + "listing", "/listings", Stories.freeLicence(patent, title))
                .expect(201)
                .json()
                .getString("id");
        client.post(DemoUsers.YANTAI_UNIVERSITY, key + "submission", "/listings/" + listing + "/submission")
                .expect(200);
        client.post(DemoUsers.OPERATOR_A, key + "publication", "/listings/" + listing + "/publication")
                .expect(200);
        published.add(listing);
        var first = taken(client, DemoUsers.SME_LITHIUM, key, listing);
        taken(client, DemoUsers.SME_MARINE, key, listing);
        return certify(client, key, first);
    }

    private String taken(Patient client, DemoUsers firm, String key, String listing) {
        var deal = client.post(firm, key + firm.username(), "/listings/" + listing + "/acceptances", USE)
                .expect(201)
                .json()
                .getString("id");
        deals.add(deal);
        return deal;
    }

    private String certify(Patient client, String key, String deal) {
        var contract = client.get(DemoUsers.SME_LITHIUM, "/deals/" + deal + "/evidence")
                .expect(200)
                .json()
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("sha256");
        for (var party : List.of(DemoUsers.SME_LITHIUM, DemoUsers.YANTAI_UNIVERSITY)) {
            client.post(
                            party,
                            key + "signature-" + party.username(),
                            "/deals/" + deal + "/signatures",
                            new JsonObject().put("contractSha256", contract))
                    .expect(200);
        }
        for (var kind : List.of("RECORDAL_NOTICE")) {
            var fields = Map.of(
                    "kind",
                    kind,
                    "number",
                    key + kind,
                    "issuedOn",
                    LocalDate.now(LegalDays.ZONE).toString());
            client.upload(
                            DemoUsers.YANTAI_UNIVERSITY,
                            key + kind,
                            "/deals/" + deal + "/evidence",
                            fields,
                            SampleFiles.pdf(key + kind))
                    .expect(201);
        }
        client.post(DemoUsers.OPERATOR_A, key + "proposal", "/deals/" + deal + "/certification")
                .expect(200);
        var number = client.post(DemoUsers.OPERATOR_B, key + "confirmation", "/deals/" + deal + "/certification")
                .expect(200)
                .json()
                .getString("certificateNumber");
        certified.add(deal + " " + number);
        return number;
    }

    /** Of the servers that are ready, any one; its successor is started at once. */
    private void killEveryTwoSeconds(List<ServerProcess> servers) throws InterruptedException {
        var ready = new ConcurrentLinkedQueue<>(servers);
        // whoever kills ends before whoever starts again, so that the last one killed is started too
        try (var starters = Executors.newCachedThreadPool();
                var clock = Executors.newSingleThreadScheduledExecutor()) {
            clock.scheduleAtFixedRate(
                    () -> killOne(ready, starters),
                    BETWEEN_KILLS.toMillis(),
                    BETWEEN_KILLS.toMillis(),
                    TimeUnit.MILLISECONDS);
            clock.awaitTermination(LASTS.toSeconds(), TimeUnit.SECONDS);
            clock.shutdown();
        }
        await().atMost(150, TimeUnit.SECONDS).until(() -> ready.size() == servers.size());
    }

    private void killOne(Queue<ServerProcess> ready, Executor starters) {
        var now = new ArrayList<>(ready);
        if (!now.isEmpty()) {
            var one = now.get((int) (Math.random() * now.size()));
            ready.remove(one);
            one.kill();
            kills.incrementAndGet();
            starters.execute(() -> restarted(one, ready));
        }
    }

    private void restarted(ServerProcess one, Queue<ServerProcess> ready) {
        try {
            one.start();
            starts.incrementAndGet();
            ready.add(one);
        } catch (RuntimeException broken) {
            faults.add("a server did not start again: " + broken);
        }
    }

    /** Each answered effect stands, with its one ledger entry and its one event; and there are no others. */
    private void assertOnce(TestBed bed) throws SQLException {
        assertThat(column(bed, "SELECT id FROM deal WHERE formed_at > now() - interval '1 hour'"))
                .containsExactlyInAnyOrderElementsOf(deals);
        assertThat(column(bed, "SELECT licensee_id || ' ' || listing_id FROM deal"))
                .doesNotHaveDuplicates();
        assertThat(
                        column(
                                bed,
                                "SELECT aggregate FROM ledger_entry WHERE kind = 'deal.agreed' AND recorded_at > now() - interval '1 hour'"))
                .containsExactlyInAnyOrderElementsOf(
                        deals.stream().map(deal -> "deal/" + deal).toList());
        assertThat(
                        column(
                                bed,
                                "SELECT aggregate FROM outbox_event WHERE type = 'deal.agreed' AND occurred_at > now() - interval '1 hour'"))
                .containsExactlyInAnyOrderElementsOf(
                        deals.stream().map(deal -> "deal/" + deal).toList());
        assertThat(
                        column(
                                bed,
                                "SELECT aggregate FROM outbox_event WHERE type = 'listing.published' AND occurred_at > now() - interval '1 hour'"))
                .containsExactlyInAnyOrderElementsOf(
                        published.stream().map(listing -> "listing/" + listing).toList());
        assertThat(
                        column(
                                bed,
                                "SELECT deal_id || ' ' || number FROM deal_certificate WHERE certified_at > now() - interval '1 hour'"))
                .containsExactlyInAnyOrderElementsOf(certified);
    }

    private static List<String> column(TestBed bed, String sql) throws SQLException {
        return Indexed.column(bed, sql);
    }
}
