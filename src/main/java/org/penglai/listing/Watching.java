package org.penglai.listing;

import java.time.Instant;
import java.util.Map;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Tx;
import org.penglai.patent.ApplicationNumber;

/**
 * Use case: after a register event the gate looks again at what is offered of that patent. A listing that fails a ground is
 * suspended with its reason; one that the gate had suspended comes back when the ground is cured.
 */
public final class Watching {

    private final Tx tx;
    private final Listings listings;
    private final Inspecting inspecting;
    private final ListingJournal journal;

    public Watching(Tx tx, Listings listings, Inspecting inspecting, ListingJournal journal) {
        this.tx = tx;
        this.listings = listings;
        this.inspecting = inspecting;
        this.journal = journal;
    }

    /** Looks again at every listing that offers the patent; harmless to repeat. */
    public void look(ApplicationNumber patent) {
        tx.run(now -> {
            listings.offering(patent).forEach(id -> listings.lock(id).ifPresent(listing -> look(listing, now)));
            return patent;
        });
    }

    private void look(Listing listing, Instant now) {
        var failed = inspecting.eligibility(listing, LegalDays.of(now)).failedRules();
        if (listing instanceof Listing.Published published && !failed.isEmpty()) {
            var next = published.suspend(new Listing.Suspension(now, failed, ""));
            listings.save(next);
            journal.tell(ListingJournal.SUSPENDED, next, Map.of("rules", failed));
        }
        if (listing instanceof Listing.Suspended suspended
                && suspended.suspension().isByGate()
                && failed.isEmpty()) {
            var next = suspended.resume();
            listings.save(next);
            journal.tell(ListingJournal.RESUMED, next, Map.of());
        }
    }
}
