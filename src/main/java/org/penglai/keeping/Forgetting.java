package org.penglai.keeping;

import java.util.LinkedHashMap;
import java.util.Map;
import org.penglai.kernel.Tx;
import org.penglai.ledger.Entry;
import org.penglai.ledger.Ledger;

/**
 * Forgets what is past its period, a batch at a time, and records how much of each kind. Batch and record stand or fall
 * together, so that a crash in between loses neither; several servers take different records.
 */
public final class Forgetting {

    /** Kind of the ledger's entries about it. */
    public static final String FORGOTTEN = "keeping.forgotten";

    /** Few enough for one statement's time limit, with all that hangs on a deal. */
    static final int BATCH = 100;

    private final Tx tx;
    private final Retention retention;
    private final Purge purge;
    private final Ledger ledger;

    public Forgetting(Tx tx, Retention retention, Purge purge, Ledger ledger) {
        this.tx = tx;
        this.retention = retention;
        this.purge = purge;
        this.ledger = ledger;
    }

    /** Forgets all that is due and answers how much of each kind that was. */
    public Map<String, Integer> forget() {
        var gone = new LinkedHashMap<String, Integer>();
        for (var kind : retention.forgotten()) {
            var batch = batch(kind);
            var all = batch;
            while (batch == BATCH) {
                batch = batch(kind);
                all += batch;
            }
            if (all > 0) {
                gone.put(kind.id(), all);
            }
        }
        return gone;
    }

    private int batch(RecordKind kind) {
        return tx.run(now -> {
            var gone = purge.forget(kind, BATCH);
            if (gone > 0) {
                ledger.record(new Entry(
                        FORGOTTEN, "retention/" + kind.id(), Map.of("count", gone, "forgottenAt", now.toString())));
            }
            return gone;
        });
    }
}
