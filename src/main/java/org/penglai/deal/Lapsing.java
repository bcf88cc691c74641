package org.penglai.deal;

import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Tx;

/** Lets lapse what stands unpaid after its due day (失效): the open licence's notice, which has then given no permission. */
public final class Lapsing {

    /** So many at a time, so that no transaction is long. */
    private static final int BATCH = 50;

    private final Tx tx;
    private final Deals deals;
    private final DealJournal journal;

    public Lapsing(Tx tx, Deals deals, DealJournal journal) {
        this.tx = tx;
        this.deals = deals;
        this.journal = journal;
    }

    /** Goes through all whose due day is over, and answers how many lapsed. */
    public int lapse() {
        var all = 0;
        var found = BATCH;
        while (found == BATCH) {
            found = tx.run(now -> {
                var due = deals.lockDueBefore(LegalDays.of(now), BATCH);
                for (var agreed : due) {
                    var lapsed = agreed.lapse(now);
                    deals.save(lapsed);
                    journal.said(lapsed);
                }
                return due.size();
            });
            all += found;
        }
        return all;
    }
}
