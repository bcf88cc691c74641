package org.penglai.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.kernel.Event;
import org.penglai.kernel.Refusal;
import org.penglai.platform.pg.Pg;
import org.penglai.platform.pg.PgTx;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Events reach their subscribers after commit, in order per aggregate, whatever breaks in between. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OutboxIT {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Vertx vertx = Vertx.vertx();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private PgConnectOptions options;
    private Pool pool;
    private Pg pg;
    private PgTx tx;
    private String name;

    @BeforeAll
    void connect(TestBed bed) {
        options = PgConnectOptions.fromUri(bed.database().uri().toString())
                .setUser(PostgresEngine.APP)
                .setPassword(PostgresEngine.APP);
        pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(8))
                .build();
        pg = new Pg(pool, Map.of(), TimeUnit.SECONDS.toMillis(20));
        tx = new PgTx(pg, 4);
    }

    @AfterAll
    void disconnect() {
        pool.close().await();
        vertx.close().await();
    }

    @BeforeEach
    void newSubscriber() {
        told.clear();
        name = "test-" + NAMES.incrementAndGet();
    }

    private static Event event(String aggregate, int number) {
        return new Event("jar.filled", aggregate, Map.of("number", String.valueOf(number)));
    }

    private static String line(Subscriber.Delivered delivered) {
        return delivered.event().aggregate() + " " + delivered.event().payload().get("number");
    }

    private Outbox outbox(Subscriber subscriber) {
        return new Outbox(pg, tx, List.of(subscriber));
    }

    private Couriers couriers(Subscriber subscriber) {
        return new Couriers(vertx, options, outbox(subscriber), List.of(subscriber));
    }

    private void append(Outbox outbox, Event... events) {
        tx.run(now -> {
            List.of(events).forEach(outbox::append);
            return now;
        });
    }

    @Test
    void whatIsRolledBackIsNeverTold() {
        var subscriber = Subscriber.outside(name, type -> true, delivered -> told.add(line(delivered)));
        var outbox = outbox(subscriber);

        assertThatThrownBy(() -> tx.run(now -> {
                    outbox.append(event("a", 1));
                    throw Refusal.conflict("jar.sealed");
                }))
                .isInstanceOf(Refusal.class);

        assertThat(outbox.owedTo(name)).isZero();
    }

    @Test
    void anEventOutsideATransactionIsABug() {
        var outbox = outbox(Subscriber.outside(name, type -> true, delivered -> {}));

        assertThatThrownBy(() -> outbox.append(event("a", 1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void onlyWantedEventsAreOwed() {
        var outbox = outbox(Subscriber.outside(name, "jar.emptied"::equals, delivered -> {}));

        append(outbox, event("a", 1));

        assertThat(outbox.owedTo(name)).isZero();
    }

    @Test
    void eventsOfOneAggregateComeInOrderEvenWhenTheFirstFails() {
        // Given a subscriber that cannot take a's first event twice
        var failures = new AtomicInteger(2);
        var subscriber = Subscriber.outside(name, type -> true, delivered -> {
            if (line(delivered).equals("a 1") && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("not yet");
            }
            told.add(line(delivered));
        });
        append(outbox(subscriber), event("a", 1), event("a", 2), event("b", 1), event("a", 3));

        // When
        try (var couriers = couriers(subscriber)) {
            couriers.start();
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 4);
        }

        // Then b did not wait for a, and a kept its order
        assertThat(told).startsWith("b 1");
        assertThat(told.stream().filter(line -> line.startsWith("a"))).containsExactly("a 1", "a 2", "a 3");
    }

    @Test
    void aCommitWakesTheCouriersOfEveryServer() {
        var subscriber = Subscriber.outside(name, type -> true, delivered -> told.add(line(delivered)));
        try (var couriers = couriers(subscriber)) {
            couriers.start();
            append(outbox(subscriber), event("a", 1));
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 1);
        }
        assertThat(outbox(subscriber).owedTo(name)).isZero();
    }

    @Test
    void twoServersTakeEachEventOnceWhenTheEffectIsInTheDatabase() {
        // Given an effect that counts rows
        var subscriber = Subscriber.inside(name, type -> true, delivered -> {
            pg.execute(
                    "INSERT INTO idempotency_key VALUES ($1, $2, '', 200, '{}', '', now())",
                    Tuple.of(name, line(delivered)));
            told.add(line(delivered));
        });
        var events = IntStream.range(0, 60)
                .mapToObj(number -> event("jar-" + number % 7, number))
                .toArray(Event[]::new);
        append(outbox(subscriber), events);

        // When two servers deliver
        try (var one = couriers(subscriber);
                var other = couriers(subscriber)) {
            one.start();
            other.start();
            await().atMost(30, TimeUnit.SECONDS).until(() -> outbox(subscriber).owedTo(name) == 0);
        }

        // Then every event had its one row (a second would have broken the key) and its aggregate's order
        var rows = pg.one(
                "SELECT count(*) AS n FROM idempotency_key WHERE caller = $1", Tuple.of(name), row -> row.getLong("n"));
        assertThat(rows).contains(60L);
        for (int jar = 0; jar < 7; jar++) {
            var prefix = "jar-" + jar + " ";
            var numbers = told.stream()
                    .filter(line -> line.startsWith(prefix))
                    .map(line -> Integer.parseInt(line.substring(prefix.length())))
                    .toList();
            assertThat(numbers).isSorted();
        }
    }

    @Test
    void anEffectInTheDatabaseIsTakenBackWithItsReceipt() {
        // Given an effect that breaks after it wrote, once
        var broken = new AtomicInteger(1);
        var subscriber = Subscriber.inside(name, type -> true, delivered -> {
            pg.execute("INSERT INTO idempotency_key VALUES ($1, 'k', '', 200, '{}', '', now())", Tuple.of(name));
            if (broken.getAndDecrement() > 0) {
                throw new IllegalStateException("the server died here");
            }
        });
        append(outbox(subscriber), event("a", 1));

        // When it is delivered until nothing is owed
        try (var couriers = couriers(subscriber)) {
            couriers.start();
            await().atMost(30, TimeUnit.SECONDS).until(() -> outbox(subscriber).owedTo(name) == 0);
        }

        // Then the second attempt found no trace of the first
        assertThat(broken.get()).isEqualTo(-1);
    }

    @Test
    void anEventThatNobodyCanTakeHoldsUpOnlyItsAggregateUntilAnOperatorPassesItBy() {
        // Given a subscriber in the database that never can take a's first event
        var subscriber = Subscriber.inside(name, type -> true, delivered -> {
            if (line(delivered).equals("a 1")) {
                throw new IllegalStateException("no such jar");
            }
            told.add(line(delivered));
        });
        var outbox = outbox(subscriber);
        var debts = new Debts(pg, tx);
        append(outbox, event("a", 1), event("a", 2), event("b", 1), event("c", 1));

        try (var couriers = couriers(subscriber)) {
            couriers.start();
            // Then the others are told, what comes after it is not, and it shows among the debts
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 2);
            assertThat(told).containsExactly("b 1", "c 1");
            assertThat(figures(debts).owed()).isEqualTo(2);
            assertThat(figures(debts).stuck()).isZero();
            assertThat(debts.skip(name, positionOf("a", 2), "too early")).isFalse();

            // When it has failed often enough to be called stuck, and the operator passes it by
            pg.execute(
                    "UPDATE outbox_delivery SET attempts = $2, due_at = clock_timestamp() WHERE subscriber = $1 AND attempts > 0",
                    Tuple.of(name, Outbox.STUCK_AFTER));
            await().atMost(30, TimeUnit.SECONDS).until(() -> figures(debts).stuck() == 1);
            var stuck = debts.stuck().stream()
                    .filter(one -> one.subscriber().equals(name))
                    .toList();
            assertThat(stuck).hasSize(1);
            assertThat(stuck.getFirst().lastError()).contains("no such jar");
            assertThat(debts.skip(name, stuck.getFirst().position(), "the jar was entered by mistake"))
                    .isTrue();

            // Then its aggregate goes on, and what was given up is written down
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.contains("a 2"));
        }
        assertThat(outbox.owedTo(name)).isZero();
        assertThat(pg.one(
                        "SELECT reason FROM outbox_skipped WHERE subscriber = $1",
                        Tuple.of(name),
                        row -> row.getString("reason")))
                .contains("the jar was entered by mistake");
    }

    private Debts.Figures figures(Debts debts) {
        return debts.figures().stream()
                .filter(one -> one.subscriber().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private long positionOf(String aggregate, int number) {
        return pg.one(
                        "SELECT max(position) AS position FROM outbox_event WHERE aggregate = $1 AND payload->>'number' = $2",
                        Tuple.of(aggregate, String.valueOf(number)),
                        row -> row.getLong("position"))
                .orElseThrow();
    }

    @Test
    void aServerThatComesBackAfterItsLeaseRemovesNothingThatAnotherHasLeasedSince() throws Exception {
        // Given a server that leased a's first event for a moment and hangs in it
        var hanging = new CountDownLatch(1);
        var working = new CountDownLatch(1);
        var attempts = Collections.synchronizedList(new ArrayList<Integer>());
        var subscriber = Subscriber.outside(name, type -> true, delivered -> {
            attempts.add(delivered.attempt());
            told.add(line(delivered));
            awaitLatch(delivered.attempt() == 1 && line(delivered).equals("a 1") ? hanging : working);
        });
        var outbox = outbox(subscriber);
        append(outbox, event("a", 1), event("a", 2));
        var first = Thread.ofVirtual().start(() -> outbox.deliverNext(subscriber, Duration.ofMillis(1)));
        await().until(() -> told.size() == 1);

        // When another server leases it again and is at work on it, and the first comes back
        var second = Thread.ofVirtual().start(() -> outbox.deliverNext(subscriber, Duration.ofMinutes(1)));
        await().until(() -> told.size() == 2);
        hanging.countDown();
        first.join();

        // Then the debt stands, and a's next event still waits for it
        assertThat(attempts).containsExactly(1, 2);
        assertThat(outbox.owedTo(name)).isEqualTo(2);
        assertThat(outbox.deliverNext(subscriber, Duration.ofMinutes(1))).isFalse();
        working.countDown();
        second.join();
        assertThat(outbox.owedTo(name)).isEqualTo(1);
        assertThat(outbox.deliverNext(subscriber, Duration.ofMinutes(1))).isTrue();
        assertThat(told).containsExactly("a 1", "a 1", "a 2");
    }

    @Test
    void aLateFailurePutsNothingOffThatAnotherHasLeasedSince() throws Exception {
        var hanging = new CountDownLatch(1);
        var subscriber = Subscriber.outside(name, type -> true, delivered -> {
            told.add(line(delivered));
            if (line(delivered).equals("a 1") && delivered.attempt() == 1) {
                awaitLatch(hanging);
                throw new IllegalStateException("the answer never came");
            }
        });
        var outbox = outbox(subscriber);
        append(outbox, event("a", 1));
        var first = Thread.ofVirtual()
                .start(() -> assertThatThrownBy(() -> outbox.deliverNext(subscriber, Duration.ofMillis(1)))
                        .isInstanceOf(Outbox.Undelivered.class));
        await().until(() -> told.size() == 1);
        await().until(() -> outbox.deliverNext(subscriber, Duration.ofMinutes(1)));

        append(outbox, event("a", 2));
        hanging.countDown();
        first.join();

        assertThat(outbox.deliverNext(subscriber, Duration.ofMinutes(1))).isTrue();
        assertThat(told).containsExactly("a 1", "a 1", "a 2");
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void whatCommitsLateWithAnEarlierPositionIsToldAllTheSame() throws Exception {
        // Given a transaction that has its position and does not commit yet
        var subscriber = Subscriber.outside(name, type -> true, delivered -> told.add(line(delivered)));
        var outbox = outbox(subscriber);
        var appended = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        var slow = Thread.ofVirtual()
                .start(() -> tx.run(now -> {
                    outbox.append(event("slow", 1));
                    appended.countDown();
                    awaitLatch(commit);
                    return now;
                }));
        awaitLatch(appended);

        try (var couriers = couriers(subscriber)) {
            couriers.start();
            // When a later position commits first
            append(outbox, event("fast", 1));
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.contains("fast 1"));
            commit.countDown();
            slow.join();
            // Then the earlier one is told when it commits
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.contains("slow 1"));
        }
        assertThat(told).containsExactly("fast 1", "slow 1");
    }

    @Test
    void positionsOfOneAggregateAreInTheOrderOfCommitEvenWhereNoRowIsLocked() throws Exception {
        // Given two transactions that tell of the same aggregate at once, without a lock of their own
        var subscriber = Subscriber.outside(name, type -> true, delivered -> told.add(line(delivered)));
        var outbox = outbox(subscriber);
        var appended = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        var first = Thread.ofVirtual()
                .start(() -> tx.run(now -> {
                    outbox.append(event("shared", 1));
                    appended.countDown();
                    awaitLatch(commit);
                    return now;
                }));
        awaitLatch(appended);
        var second = Thread.ofVirtual().start(() -> append(outbox, event("shared", 2)));
        await().until(() -> waitsForALock());

        // When
        commit.countDown();
        first.join();
        second.join();

        // Then
        await().until(() -> !outbox.deliverNext(subscriber, Duration.ofMinutes(1)) && outbox.owedTo(name) == 0);
        assertThat(told).containsExactly("shared 1", "shared 2");
    }

    private boolean waitsForALock() {
        return pg.one(
                                "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
                                Tuple.tuple(),
                                row -> row.getLong("n"))
                        .orElse(0L)
                > 0;
    }

    @Test
    void movingTheClockBackDoesNotHoldDeliveriesUp(TestBed bed) throws Exception {
        var subscriber = Subscriber.outside(name, type -> true, delivered -> told.add(line(delivered)));
        var outbox = outbox(subscriber);
        append(outbox, event("a", 1));
        try (var owner = bed.database().connect(PostgresEngine.OWNER);
                var statement = owner.createStatement()) {
            statement.execute("INSERT INTO clock_shift (shift) VALUES (interval '-1 year')");
            try {
                assertThat(outbox.deliverNext(subscriber, Duration.ofMinutes(1)))
                        .isTrue();
            } finally {
                statement.execute("DELETE FROM clock_shift");
            }
        }
        assertThat(told).containsExactly("a 1");
    }
}
