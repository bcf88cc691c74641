package org.penglai.kernel;

import java.time.Instant;

/**
 * One database transaction around one use case. A nested call joins the running transaction and sees the same {@code
 * now}, which is read once from the database's clock. Serialisation failures and deadlocks are retried a bounded number
 * of times, so the work must have no effect outside the database.
 */
public interface Tx {

    /** Runs at read committed: take row locks for what is decided upon. */
    <T> T run(Work<T> work);

    /** Runs at serializable: for decisions over rows that cannot be locked one by one. Cannot join a weaker transaction. */
    <T> T serializable(Work<T> work);

    /** The body of a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T at(Instant now);
    }
}
