package org.penglai.savedsearch;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.penglai.kernel.Tx;
import org.penglai.savedsearch.Alerts.Alert;

/**
 * Use case: tells each person of the new matches of each search, together in one notice. The notice and that it was given
 * are written in one transaction, so that every match is told once.
 */
public final class Telling {

    /** Searches of one transaction. */
    private static final int BATCH = 200;

    private final Tx tx;
    private final Untold untold;
    private final Alerts alerts;

    public Telling(Tx tx, Untold untold, Alerts alerts) {
        this.tx = tx;
        this.untold = untold;
        this.alerts = alerts;
    }

    public boolean isAnyDue() {
        return untold.isAnyDue();
    }

    /** Tells what is due, while it may go on. */
    public void work(BooleanSupplier goesOn) {
        while (goesOn.getAsBoolean() && tx.run(this::tell)) {
            // each batch is told and receipted by itself
        }
    }

    private boolean tell(Instant now) {
        var due = untold.take(BATCH);
        if (due.isEmpty()) {
            return false;
        }
        var run = untold.run();
        alerts.tell(due.entrySet().stream()
                .map(one -> new Alert(one.getKey(), run, one.getValue()))
                .toList());
        return true;
    }
}
