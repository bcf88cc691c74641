package org.penglai.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.penglai.app.Api;
import org.penglai.app.DemoLoading;
import org.penglai.patent.ApplicationNumber;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.ServerProcess;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** The index is built anew by command while two servers serve and listings come and go. */
@Stack
final class ReindexScenario {

    private static final AtomicBoolean LOADED = new AtomicBoolean();
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final AtomicInteger searches = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private List<ServerProcess> servers;

    /** Both at once, on an empty search engine the first time. */
    @BeforeEach
    void start(TestBed bed) throws InterruptedException {
        servers = List.of(bed.server("a"), bed.server("b"));
        if (LOADED.compareAndSet(false, true)) {
            DemoLoading.into(bed);
            try (var both = Executors.newFixedThreadPool(2)) {
                servers.forEach(server -> both.submit(() -> server.start()));
            }
            eventually()
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(Indexed.ids(bed)).hasSizeGreaterThan(20));
        }
    }

    @Test
    void noSearchFailsAndNoListingIsMissingOrStale(TestBed bed) throws Exception {
        // Given two servers that began at once on an empty search engine, and one index between them
        assertThat(Indexed.shown(bed)).hasSize(1);
        servers.forEach(server -> assertThat(server.log()).content().doesNotContain("ERROR"));
        var before = Indexed.shown(bed).getFirst();
        var load = Load.of(
                List.of(() -> search(bed, servers.get(0)), () -> search(bed, servers.get(1)), () -> comeOrGo(bed)));
        try (load) {
            eventually().until(() -> searches.get() > 10 && writes.get() > 2);

            // When two commands are given at once
            var one = bed.command("reindex");
            var other = bed.command("reindex");
            var outcomes = List.of(one.outcome(), other.outcome());

            // Then one builds, and the other is told who does
            assertThat(outcomes).extracting(outcome -> outcome.status()).containsExactlyInAnyOrder(0, 3);
            assertThat(outcomes.stream()
                            .filter(outcome -> outcome.status() == 3)
                            .findFirst()
                            .orElseThrow()
                            .output())
                    .contains("the search index is already being built, by");
            var searched = searches.get();
            eventually().until(() -> searches.get() > searched + 10);
        }

        // And no search failed, one new index is shown, the old one is gone, and it shows what the rows say
        assertThat(load.failures()).isEmpty();
        System.out.printf("reindex: %d searches and %d writes meanwhile, 0 failed%n", searches.get(), writes.get());
        assertThat(Indexed.shown(bed)).hasSize(1).doesNotContain(before);
        assertThat(Indexed.names(bed)).isEqualTo(Indexed.shown(bed));
        assertInStep(bed);
    }

    @Test
    void anEngineThatDiesInTheMiddleLeavesTheOldIndexServing(TestBed bed) throws Exception {
        // Given
        assertInStep(bed);
        eventually().untilAsserted(() -> assertThat(Indexed.names(bed)).isEqualTo(Indexed.shown(bed)));
        var before = Indexed.shown(bed);

        // When the engine is killed while a new index is being built, which waits for the rows that somebody has locked
        try (var owner = bed.database().connect(PostgresEngine.OWNER);
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("LOCK TABLE listing IN ACCESS EXCLUSIVE MODE");
            var command = bed.command("reindex");
            eventually().until(() -> Indexed.names(bed).size() > before.size());
            bed.elasticsearch().kill();
            owner.rollback();
            assertThat(command.outcome().status()).isEqualTo(1);
        } finally {
            bed.elasticsearch().start();
        }

        // Then the old index serves, what was begun is cleared away, and the command can be given again
        eventually()
                .ignoreExceptions()
                .untilAsserted(() -> Api.at(servers.getFirst().uri(), bed)
                        .get("/search?limit=1")
                        .expect(200));
        assertThat(Indexed.shown(bed)).isEqualTo(before);
        eventually().untilAsserted(() -> assertThat(Indexed.names(bed)).isEqualTo(before));
        var again = bed.command("reindex").outcome();
        assertThat(again.status()).as(again.output()).isZero();
        assertInStep(bed);
    }

    @Test
    @Tag("soak")
    void anEngineThatIsKilledAgainAndAgainIsInStepInTheEnd(TestBed bed) throws Exception {
        var load = Load.of(List.of(() -> comeOrGo(bed)));
        try (load) {
            for (int round = 0; round < 2; round++) {
                var written = writes.get();
                eventually().until(() -> writes.get() > written + 2);
                bed.elasticsearch().kill();
                try {
                    var meanwhile = writes.get();
                    eventually().until(() -> writes.get() > meanwhile + 2);
                } finally {
                    bed.elasticsearch().start();
                }
            }
        }
        assertThat(load.failures()).isEmpty();
        assertInStep(bed);
    }

    private void assertInStep(TestBed bed) {
        eventually()
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(Indexed.column(bed, "SELECT position FROM outbox_delivery"))
                        .isEmpty());
        eventually()
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(Indexed.ids(bed))
                        .containsExactlyInAnyOrderElementsOf(
                                Indexed.column(bed, "SELECT id FROM listing WHERE state = 'PUBLISHED'")));
    }

    private int search(TestBed bed, ServerProcess server) {
        Api.at(server.uri(), bed)
                .get("/search?q=%E8%A3%85%E7%BD%AE&facets=true")
                .expect(200);
        return searches.incrementAndGet();
    }

    /** One listing is published; every other one is withdrawn again. */
    private int comeOrGo(TestBed bed) {
        var number = SERIAL.incrementAndGet();
        var patent = new ApplicationNumber("2023198%05d".formatted(number)).canonical();
        var server = servers.get(number % 2).uri();
        var university = Api.at(server, bed).as(DemoUsers.YANTAI_UNIVERSITY);
        university.post("/patents", Stories.patent(patent, "一种来去装置")).expect(201);
        var listing = Stories.draft(university, patent, "一种来去装置");
        university.post("/listings/" + listing + "/submission").expect(200);
        Api.at(server, bed)
                .as(DemoUsers.OPERATOR_A)
                .post("/listings/" + listing + "/publication")
                .expect(200);
        if (number % 2 == 0) {
            university.post("/listings/" + listing + "/withdrawal").expect(200);
        }
        return writes.incrementAndGet();
    }

    private static ConditionFactory eventually() {
        return await().atMost(90, TimeUnit.SECONDS);
    }
}
