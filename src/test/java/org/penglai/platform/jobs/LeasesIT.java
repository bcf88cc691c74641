package org.penglai.platform.jobs;

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
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.platform.pg.Pg;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** One server at a time runs a job, by the database's word; another does when that one is gone. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LeasesIT {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final Duration HOUR = Duration.ofHours(1);

    private final Vertx vertx = Vertx.vertx();
    private Pool pool;
    private Pg pg;
    private Leases one;
    private Leases other;
    private String job;

    @BeforeAll
    void connect(TestBed bed) {
        pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(PgConnectOptions.fromUri(bed.database().uri().toString())
                        .setUser(PostgresEngine.APP)
                        .setPassword(PostgresEngine.APP))
                .with(new PoolOptions().setMaxSize(8))
                .build();
        pg = new Pg(pool, Map.of(), TimeUnit.SECONDS.toMillis(20));
        one = new Leases(pg, "one");
        other = new Leases(pg, "other");
    }

    @AfterAll
    void disconnect() {
        pool.close().await();
        vertx.close().await();
    }

    @BeforeEach
    void newJob() {
        job = "job-" + NAMES.incrementAndGet();
    }

    /** The holder's term has come to its end by the database's clock. */
    private void termEnds() {
        pg.execute("UPDATE job_lease SET held_until = clock_timestamp() WHERE name = $1", Tuple.of(job));
    }

    @Test
    void ofManyWhoAskAtOnceExactlyOneHoldsIt() throws Exception {
        var holders = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int server : IntStream.range(0, 24).toArray()) {
                threads.submit(() -> new Leases(pg, "server-" + server)
                        .take(job, /* whateverTheTurn= */ true)
                        .ifPresent(lease -> holders.incrementAndGet()));
            }
        }
        assertThat(holders.get()).isEqualTo(1);
    }

    @Test
    void whileOneRunsTheJobTheOtherDoesNotAndIsToldWhoDoes() {
        var ran = one.now(job, lease -> {
            assertThat(other.now(job, second -> {})).isFalse();
            assertThat(other.inTurn(job, HOUR, second -> {})).isFalse();
            assertThat(other.holder(job).map(Leases.Holder::server)).contains("one");
        });

        assertThat(ran).isTrue();
        assertThat(other.holder(job)).isEmpty();
        assertThat(other.now(job, second -> {})).isTrue();
    }

    @Test
    void aTurnComesOncePerPauseOverAllServers() {
        assertThat(one.inTurn(job, HOUR, lease -> {})).isTrue();
        assertThat(one.inTurn(job, HOUR, lease -> {})).isFalse();
        assertThat(other.inTurn(job, HOUR, lease -> {})).isFalse();

        pg.execute("UPDATE job_lease SET due_at = clock_timestamp() WHERE name = $1", Tuple.of(job));

        assertThat(other.inTurn(job, HOUR, lease -> {})).isTrue();
    }

    @Test
    void whoDiesKeepsItsJobFromTheOthersForOneTermOnly() {
        // Given a server that took the job and was never heard of again
        var dead = one.take(job, /* whateverTheTurn= */ false).orElseThrow();
        assertThat(other.inTurn(job, HOUR, lease -> {})).isFalse();
        var left = pg.one(
                "SELECT extract(epoch FROM held_until - clock_timestamp())::float8 AS seconds FROM job_lease WHERE name = $1",
                Tuple.of(job),
                row -> row.getDouble("seconds"));
        assertThat(left.orElseThrow()).isBetween(10.0, 15.0);

        // When its term has ended
        termEnds();
        var term = new AtomicReference<Long>();
        assertThat(other.inTurn(job, HOUR, lease -> term.set(lease.term()))).isTrue();

        // Then the other ran it in the next term, and the first cannot go on
        assertThat(term.get()).isEqualTo(dead.term() + 1);
        assertThatThrownBy(dead::confirm).isInstanceOf(Lease.Lost.class);
        assertThat(dead.isHeld()).isFalse();
    }

    @Test
    void aLongJobKeepsItsLeaseByRenewingIt() {
        var until = "SELECT held_until > taken_at + interval '16 seconds' AS renewed FROM job_lease WHERE name = $1";
        one.now(job, lease -> {
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> pg.one(until, Tuple.of(job), row -> row.getBoolean("renewed"))
                            .orElse(false));
            lease.confirm();
        });
        assertThat(other.now(job, lease -> {})).isTrue();
    }

    @Test
    void aJobWhoseLeaseAnotherHasTakenIsStopped() throws Exception {
        // Given a job that would never end
        var began = new CountDownLatch(1);
        var stopped = new AtomicBoolean();
        var running = Thread.ofVirtual()
                .start(() -> assertThatThrownBy(() -> one.now(job, lease -> {
                            began.countDown();
                            try {
                                new CountDownLatch(1).await(); // never counted down
                            } catch (InterruptedException told) {
                                stopped.set(!lease.isHeld());
                                throw new IllegalStateException("stopped", told);
                            }
                        }))
                        .hasMessage("stopped"));
        assertThat(began.await(10, TimeUnit.SECONDS)).isTrue();

        // When the database gives the lease to another
        termEnds();
        var taken = other.take(job, /* whateverTheTurn= */ true).orElseThrow();

        // Then the first stops by its next renewal, and takes nothing back from the other
        assertThat(running.join(Duration.ofSeconds(20))).isTrue();
        assertThat(stopped).isTrue();
        taken.confirm();
        assertThat(other.holder(job).map(Leases.Holder::server)).contains("other");
    }

    @Test
    void aJobThatFailsGivesItsLeaseBackAndSaysWhy() {
        assertThatThrownBy(() -> one.inTurn(job, Duration.ZERO, lease -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(other.inTurn(job, Duration.ZERO, lease -> {})).isTrue();
    }
}
