package org.penglai.listing;

import java.util.List;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;

/** Use case: an officer takes a listing off the market for a reason, and lets it back (暂停与恢复). */
public final class Suspending {

    private static final int REASON_MAX = 1000;

    private final Tx tx;
    private final Listings listings;
    private final Inspecting inspecting;
    private final ListingJournal journal;

    public Suspending(Tx tx, Listings listings, Inspecting inspecting, ListingJournal journal) {
        this.tx = tx;
        this.listings = listings;
        this.inspecting = inspecting;
        this.journal = journal;
    }

    /** Holds an open listing, also one that the gate holds already. */
    public Listing suspend(ListingId id, String reason) {
        var why = required(reason);
        return tx.run(now -> {
            var next = switch (known(id)) {
                case Listing.Published published -> published.suspend(new Listing.Suspension(now, List.of(), why));
                case Listing.Suspended suspended when !suspended.suspension().isByHand() -> suspended.hold(why);
                case Listing other -> throw Drafting.wrongState(other, ListingAction.SUSPEND);
            };
            listings.save(next);
            journal.tellHeld(next);
            return next;
        });
    }

    /** Lets go; what the gate finds on that day holds it on. */
    public Listing resume(ListingId id, String reason) {
        required(reason);
        return tx.run(now -> {
            var listing = known(id);
            if (!(listing instanceof Listing.Suspended suspended
                    && suspended.suspension().isByHand())) {
                throw Drafting.wrongState(listing, ListingAction.RESUME);
            }
            var lost = inspecting.eligibility(suspended, LegalDays.of(now)).lostRules();
            var next = suspended.release(lost);
            listings.save(next);
            journal.tellHeld(next);
            return next;
        });
    }

    private Listing known(ListingId id) {
        var listing = listings.lock(id).orElseThrow(() -> Listings.unknown(id));
        if (listing instanceof Listing.Draft) {
            throw Listings.unknown(id);
        }
        return listing;
    }

    private static String required(String reason) {
        var refusal = Refusal.invalid("listing.reason");
        refusal.requireText("/reason", reason, REASON_MAX);
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return reason.strip();
    }
}
