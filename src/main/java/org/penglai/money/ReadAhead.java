package org.penglai.money;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.penglai.money.StatementReaders.Row;

/** Reads the next batch of a file on a thread of its own while the one before is written, so that neither waits for the other. */
final class ReadAhead implements AutoCloseable {

    private final StatementReaders.Rows rows;
    private final int size;
    private FutureTask<List<Row>> next;

    /** @param rows read by nobody else from now on, and closed by whoever opened them once this is closed */
    ReadAhead(StatementReaders.Rows rows, int size) {
        this.rows = rows;
        this.size = size;
        next = begun();
    }

    private FutureTask<List<Row>> begun() {
        var reading = new FutureTask<>(this::read);
        Thread.ofVirtual().name("statement-rows").start(reading);
        return reading;
    }

    private List<Row> read() {
        var batch = new ArrayList<Row>(size);
        for (var row = rows.next(); row.isPresent(); row = batch.size() < size ? rows.next() : Optional.empty()) {
            batch.add(row.get());
        }
        return batch;
    }

    /** The next rows; none at the end of the file. What is wrong with the file is refused here. */
    List<Row> next() {
        var batch = awaited();
        if (!batch.isEmpty()) {
            next = begun();
        }
        return batch;
    }

    private List<Row> awaited() {
        try {
            return next.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a statement was read", stopping);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException refusedOrFault) {
                throw refusedOrFault;
            }
            throw new IllegalStateException("a statement cannot be read", failed.getCause());
        }
    }

    /** Comes back when nobody reads any more. */
    @Override
    public void close() {
        var interrupted = Thread.interrupted();
        while (!next.isDone()) {
            try {
                next.get();
            } catch (InterruptedException again) {
                interrupted = true;
            } catch (ExecutionException ofNoInterest) {
                break; // whoever wanted the batch has heard of it
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
