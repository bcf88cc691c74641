package org.penglai.platform.pg;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Refusal;
import org.penglai.platform.observe.Observer;

/**
 * Runs SQL for the adapters. Inside a transaction every statement uses the transaction's connection, which is bound to
 * the scope of the call ({@link PgTx}); outside, a single read takes one from the pool for its own duration. So no call
 * ever holds two connections.
 */
public final class Pg {

    /** The running transaction of this thread, if there is one. */
    static final ScopedValue<Scope> SCOPE = ScopedValue.newInstance();

    /**
     * What a running transaction is bound to; {@code failed} once a statement was refused by the database, {@code
     * rollbackOnly} once a piece of work inside it was refused.
     */
    static final class Scope {
        final SqlConnection connection;
        final Instant now;
        final boolean serializable;
        boolean failed;
        boolean rollbackOnly;

        Scope(SqlConnection connection, Instant now, boolean serializable) {
            this.connection = connection;
            this.now = now;
            this.serializable = serializable;
        }
    }

    private final Pool pool;
    private final PgFailures failures;
    private final long awaitMs;
    private final Observer observer;

    /**
     * @param constraints the refusal that each named constraint stands for
     * @param awaitMs how long any one answer is waited for, connection included
     */
    public Pg(Pool pool, Map<String, Function<String, Refusal>> constraints, long awaitMs) {
        this(pool, constraints, awaitMs, Observer.none());
    }

    /** The same, observed. */
    public Pg(Pool pool, Map<String, Function<String, Refusal>> constraints, long awaitMs, Observer observer) {
        this.pool = pool;
        this.failures = new PgFailures(constraints);
        this.awaitMs = awaitMs;
        this.observer = observer;
    }

    /** The only row, or nothing; more than one row is a bug. */
    public <T> Optional<T> one(String sql, Tuple arguments, Function<Row, T> mapper) {
        var rows = list(sql, arguments, mapper);
        if (rows.size() > 1) {
            throw new IllegalStateException("expected at most one row, found " + rows.size());
        }
        return rows.stream().findFirst();
    }

    /** All rows, in order. */
    public <T> List<T> list(String sql, Tuple arguments, Function<Row, T> mapper) {
        var found = new ArrayList<T>();
        rows(sql, arguments).forEach(row -> found.add(mapper.apply(row)));
        return List.copyOf(found);
    }

    /** Runs a statement and answers how many rows it touched. */
    public int execute(String sql, Tuple arguments) {
        return rows(sql, arguments).rowCount();
    }

    /** Runs one statement for each of the argument rows, in one round trip. */
    public void executeBatch(String sql, List<Tuple> batch) {
        if (!batch.isEmpty()) {
            answer(sql, () -> client().preparedQuery(sql).executeBatch(batch));
        }
    }

    /** Whether the calling thread is inside a transaction. */
    public boolean inTransaction() {
        return SCOPE.isBound();
    }

    /** Refuses to go on outside a transaction: for writes that must be atomic with others. */
    public void requireTransaction() {
        if (!SCOPE.isBound()) {
            throw new IllegalStateException("this write belongs inside a transaction");
        }
    }

    /** Whether the running transaction will be taken back whatever follows. */
    public boolean isRollbackOnly() {
        var scope = scope();
        return scope != null && (scope.rollbackOnly || scope.failed);
    }

    SqlConnection acquire() {
        return observer.asking(Observer.POSTGRESQL, "connection", () -> await(pool.getConnection()));
    }

    /** Runs a statement of the transaction itself. */
    <T> T observed(String sql, Supplier<Future<T>> question) {
        return observer.statement(sql, () -> await(question.get()));
    }

    /** Who watches the database, for what is built on it. */
    public Observer observer() {
        return observer;
    }

    private <T> T await(Future<T> future) {
        try {
            return future.await(awaitMs, TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw failures.unavailable(slow);
        } catch (Throwable failure) {
            throw failures.translate(failure);
        }
    }

    private RowSet<Row> rows(String sql, Tuple arguments) {
        return answer(sql, () -> client().preparedQuery(sql).execute(arguments));
    }

    private <T> T answer(String sql, Supplier<Future<T>> question) {
        try {
            return observed(sql, question);
        } catch (RuntimeException refused) {
            var scope = scope();
            if (scope != null) {
                scope.failed = true;
            }
            throw refused;
        }
    }

    private SqlClient client() {
        var scope = scope();
        return scope == null ? pool : scope.connection;
    }

    private static @Nullable Scope scope() {
        return SCOPE.isBound() ? SCOPE.get() : null;
    }
}
