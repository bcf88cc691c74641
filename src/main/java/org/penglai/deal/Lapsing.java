package org.penglai.deal;

import java.time.Instant;
import java.util.Optional;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Tx;

/** Lets lapse what stands undone after a due day that undoes it (失效): the unpaid notice of an open licence, the contract that was not signed. */
public final class Lapsing {

    /** So many at a time, so that no transaction is long. */
    private static final int BATCH = 50;

    private final Tx tx;
    private final Deals deals;
    private final Deadlines deadlines;
    private final DealJournal journal;

    public Lapsing(Tx tx, Deals deals, Deadlines deadlines, DealJournal journal) {
        this.tx = tx;
        this.deals = deals;
        this.deadlines = deadlines;
        this.journal = journal;
    }

    /** Goes through all whose due day is over, and answers how many lapsed. */
    public int lapse() {
        var all = 0;
        var after = Optional.<DealId>empty();
        do {
            var from = after;
            var batch = tx.run(now -> lapse(now, from));
            all += batch.lapsed();
            after = batch.last();
        } while (after.isPresent());
        return all;
    }

    /** What a batch did, and its last deal; none after the last batch. */
    private record Batch(int lapsed, Optional<DealId> last) {}

    private Batch lapse(Instant now, Optional<DealId> after) {
        var today = LegalDays.of(now);
        var open = deals.lockAgreed(after, BATCH);
        var over = open.stream().filter(deal -> deadlines.isLapsed(deal, today)).toList();
        for (var agreed : over) {
            var lapsed = agreed.lapse(now);
            deals.save(lapsed);
            journal.said(lapsed);
        }
        return new Batch(
                over.size(), open.size() == BATCH ? Optional.of(open.getLast().id()) : Optional.empty());
    }
}
