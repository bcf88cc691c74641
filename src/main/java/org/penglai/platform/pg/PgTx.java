package org.penglai.platform.pg;

import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.penglai.kernel.Tx;
import org.penglai.platform.pg.Pg.Scope;
import org.penglai.platform.pg.PgFailures.TryAgain;

/** Transactions over {@link Pg}: one connection, one reading of the clock, bounded retry of serialisation failures. */
public final class PgTx implements Tx {

    /** Opens the transaction and reads the one clock, in one round trip. */
    private static final String BEGIN = "BEGIN ISOLATION LEVEL READ COMMITTED; SELECT penglai_now()";

    private static final String BEGIN_SERIALIZABLE = "BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT penglai_now()";

    private static final long BACKOFF_FIRST_NANOS = 5_000_000;

    private final Pg pg;
    private final int attemptsMax;

    /** @param attemptsMax how often one piece of work is tried before its last serialisation failure is thrown */
    public PgTx(Pg pg, int attemptsMax) {
        this.pg = pg;
        this.attemptsMax = attemptsMax;
    }

    @Override
    public <T> T run(Work<T> work) {
        return Pg.SCOPE.isBound() ? joined(work) : retried(work, /* serializable= */ false);
    }

    @Override
    public <T> T serializable(Work<T> work) {
        if (!Pg.SCOPE.isBound()) {
            return retried(work, /* serializable= */ true);
        }
        if (!Pg.SCOPE.get().serializable) {
            throw new IllegalStateException("a serializable transaction cannot join a read committed one");
        }
        return joined(work);
    }

    /** Inner work that was refused takes the whole transaction back, even where the refusal is handled further out. */
    private static <T> T joined(Work<T> work) {
        var scope = Pg.SCOPE.get();
        try {
            return work.at(scope.now);
        } catch (Throwable failure) {
            scope.rollbackOnly = true;
            throw failure;
        }
    }

    private <T> T retried(Work<T> work, boolean serializable) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(work, serializable);
            } catch (TryAgain again) {
                if (attempt == attemptsMax) {
                    throw again;
                }
                var pause = BACKOFF_FIRST_NANOS << (attempt - 1);
                LockSupport.parkNanos(pause + ThreadLocalRandom.current().nextLong(pause));
            }
        }
    }

    private <T> T attempt(Work<T> work, boolean serializable) {
        var connection = pg.acquire();
        try {
            var now = begin(connection, serializable);
            var scope = new Scope(connection, now, serializable);
            try {
                var result = ScopedValue.where(Pg.SCOPE, scope).call(() -> work.at(now));
                var outcome = outcome(scope);
                pg.observed(outcome, () -> connection.query(outcome).execute());
                return result;
            } catch (Throwable failure) {
                rollBack(connection, failure);
                throw failure;
            }
        } finally {
            connection.close();
        }
    }

    private static String outcome(Scope scope) {
        if (scope.rollbackOnly) {
            return "ROLLBACK";
        }
        if (scope.failed) {
            throw new IllegalStateException("a statement failed in this transaction and was not heeded");
        }
        return "COMMIT";
    }

    private Instant begin(SqlConnection connection, boolean serializable) {
        var begin = serializable ? BEGIN_SERIALIZABLE : BEGIN;
        var rows = pg.observed(begin, () -> connection.query(begin).execute());
        return rows.next().iterator().next().get(OffsetDateTime.class, 0).toInstant();
    }

    private void rollBack(SqlConnection connection, Throwable failure) {
        try {
            pg.observed("ROLLBACK", () -> connection.query("ROLLBACK").execute());
        } catch (RuntimeException lost) {
            failure.addSuppressed(lost); // the server rolls back a lost connection by itself
        }
    }
}
