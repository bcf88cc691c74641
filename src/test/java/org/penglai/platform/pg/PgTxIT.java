package org.penglai.platform.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.kernel.Refusal;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Transactions on the real database: scope, retry, refusal, clock and rights. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PgTxIT {

    private static final String PUT = "INSERT INTO jar (name, drops) VALUES ($1, $2)";
    private static final String FILL = "UPDATE jar SET drops = drops + $2 WHERE name = $1";
    private static final String SUM = "SELECT sum(drops)::int AS drops FROM jar";

    private final Vertx vertx = Vertx.vertx();
    private TestBed bed;
    private Pool pool;
    private Pg pg;
    private PgTx tx;

    @BeforeAll
    void connect(TestBed given) throws SQLException {
        bed = given;
        asOwner("CREATE TABLE jar (name text CONSTRAINT jar_name_once PRIMARY KEY, drops int NOT NULL"
                + " CONSTRAINT jar_not_negative CHECK (drops >= 0))");
        var options = PgConnectOptions.fromUri(bed.database().uri().toString())
                .setUser(PostgresEngine.APP)
                .setPassword(PostgresEngine.APP);
        // as few as the races need: whoever held two for itself would wait for ever
        pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(2))
                .build();
        pg = new Pg(
                pool,
                Map.of("jar_not_negative", detail -> Refusal.invalid("jar.empty")),
                TimeUnit.SECONDS.toMillis(20));
        tx = new PgTx(pg, 4);
    }

    @AfterAll
    void disconnect() {
        pool.close().await();
        vertx.close().await();
    }

    @BeforeEach
    void clear() throws SQLException {
        asOwner("DELETE FROM jar");
        asOwner("INSERT INTO jar VALUES ('a', 1), ('b', 1)");
    }

    private void asOwner(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        bed.database().jdbcUrl(), PostgresEngine.OWNER, PostgresEngine.OWNER);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int drops() {
        return pg.one(SUM, Tuple.tuple(), row -> row.getInteger("drops")).orElseThrow();
    }

    @Test
    void nestedWorkJoinsTheTransactionAndSeesTheSameNow() {
        Instant[] seen = new Instant[2];

        tx.run(outer -> {
            seen[0] = outer;
            pg.execute(FILL, Tuple.of("a", 5));
            return tx.run(inner -> seen[1] = inner);
        });

        assertThat(seen[1]).isEqualTo(seen[0]);
        assertThat(drops()).isEqualTo(7);
    }

    @Test
    void workThatIsRefusedLeavesNothing() {
        assertThatThrownBy(() -> tx.run(now -> {
                    pg.execute(FILL, Tuple.of("a", 5));
                    throw Refusal.conflict("jar.sealed");
                }))
                .isInstanceOf(Refusal.class);

        assertThat(drops()).isEqualTo(2);
    }

    @Test
    void innerWorkThatIsRefusedTakesAllBackEvenWhenTheRefusalIsHandledOutside() {
        var said = tx.run(now -> {
            pg.execute(FILL, Tuple.of("a", 5));
            try {
                return tx.run(inner -> {
                    pg.execute(FILL, Tuple.of("b", 5));
                    throw Refusal.conflict("jar.sealed");
                });
            } catch (Refusal handled) {
                return handled.code();
            }
        });

        assertThat(said).isEqualTo("jar.sealed");
        assertThat(drops()).isEqualTo(2);
    }

    @Test
    void aNamedConstraintBecomesItsRefusalAndAnUnnamedOneAFault() {
        assertThatThrownBy(() -> tx.run(now -> pg.execute(FILL, Tuple.of("a", -2))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("jar.empty"));
        assertThatThrownBy(() -> tx.run(now -> pg.execute(PUT, Tuple.of("a", 0))))
                .isInstanceOf(io.vertx.pgclient.PgException.class);
        assertThat(drops()).isEqualTo(2);
    }

    @Test
    void aStatementThatFailedCannotBeOverlooked() {
        assertThatThrownBy(() -> tx.run(now -> {
                    try {
                        pg.execute(FILL, Tuple.of("a", -2));
                    } catch (Refusal overlooked) {
                        return "went on";
                    }
                    return "";
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void serialisationFailuresAreTriedAgainUntilBothCount() throws Exception {
        // Given two pieces of work that each read the sum before adding it to their own jar
        var attempts = new AtomicInteger();
        var barrier = new CyclicBarrier(2);
        var first = new ThreadLocal<Boolean>();

        // When they run at once
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var jar : new String[] {"a", "b"}) {
                threads.submit(() -> tx.serializable(now -> {
                    attempts.incrementAndGet();
                    var sum = drops();
                    if (first.get() == null) {
                        first.set(true);
                        meet(barrier);
                    }
                    return pg.execute(FILL, Tuple.of(jar, sum));
                }));
            }
        }

        // Then the outcome is one of some order: 2 then 4 added to 2
        assertThat(drops()).isEqualTo(8);
        assertThat(attempts.get()).isEqualTo(3);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void workThatNeverSucceedsIsGivenUpAfterTheLastAttempt() {
        var attempts = new AtomicInteger();

        assertThatThrownBy(() -> tx.run(now -> {
                    attempts.incrementAndGet();
                    return pg.execute(
                            "DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$", Tuple.tuple());
                }))
                .isInstanceOf(PgFailures.TryAgain.class);
        assertThat(attempts.get()).isEqualTo(4);
    }

    @Test
    void aSerializableTransactionDoesNotJoinAWeakerOne() {
        assertThatThrownBy(() -> tx.run(now -> tx.serializable(inner -> inner)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theClockIsTheDatabasesAndOnlyItsOwnerMovesIt() throws SQLException {
        var before = tx.run(now -> now);
        asOwner("INSERT INTO clock_shift (shift) VALUES (interval '30 days')");
        try {
            var after = tx.run(now -> now);
            assertThat(Duration.between(before, after)).isBetween(Duration.ofDays(30), Duration.ofDays(31));
            assertThatThrownBy(() -> pg.execute("UPDATE clock_shift SET shift = interval '0'", Tuple.tuple()))
                    .hasMessageContaining("permission denied");
        } finally {
            asOwner("DELETE FROM clock_shift");
        }
    }

    @Test
    void theServersRoleCanOnlyAppendToTheLedger() {
        assertThatThrownBy(() -> pg.execute("UPDATE ledger_entry SET kind = 'x'", Tuple.tuple()))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> pg.execute("DELETE FROM ledger_entry", Tuple.tuple()))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> pg.execute("TRUNCATE ledger_entry", Tuple.tuple()))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> pg.execute(
                        "INSERT INTO ledger_entry VALUES (uuidv7(), 'k', 'a/1', '{}', sha256('x'), now())",
                        Tuple.tuple()))
                .hasMessageContaining("ledger_entry_leaf_hash_is_of_facts");
    }
}
