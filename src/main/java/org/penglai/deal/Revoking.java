package org.penglai.deal;

import org.penglai.kernel.Actor;
import org.penglai.kernel.Tx;

/** Takes a certificate back in two steps by two operators, each with a reason (撤销证书); the event starts what follows. */
public final class Revoking {

    private final Tx tx;
    private final Deals deals;
    private final DealJournal journal;

    public Revoking(Tx tx, Deals deals, DealJournal journal) {
        this.tx = tx;
        this.deals = deals;
        this.journal = journal;
    }

    /** Takes the next of the two steps. */
    public Deal revoke(Actor officer, DealId id, String reason) {
        return tx.run(now -> {
            var deal = deals.lock(id).orElseThrow(() -> Booking.unknown(id));
            if (!(deal instanceof Deal.Certified certified)) {
                throw Course.notNow(deal, DealAction.PROPOSE_REVOCATION);
            }
            var proposed = deal.head().words().revocationProposed().isPresent();
            var next = proposed
                    ? certified.confirmRevocation(reason, officer, now)
                    : certified.proposeRevocation(reason, officer, now);
            deals.save(next);
            journal.said(next);
            return next;
        });
    }
}
