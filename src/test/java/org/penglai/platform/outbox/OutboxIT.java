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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
}
