package org.penglai.listing;

import java.time.Instant;
import java.util.Map;

/** Closes an offer of which nothing is left to take (成交关闭): the patents were sold. */
public final class Selling {

    private final Listings listings;
    private final ListingJournal journal;

    public Selling(Listings listings, ListingJournal journal) {
        this.listings = listings;
        this.journal = journal;
    }

    /** In the transaction of the sale, which has locked it. */
    public void sold(Listing.Published listing, Instant now) {
        var closed = listing.close(now);
        listings.save(closed);
        journal.tell(ListingJournal.CLOSED, closed, Map.of());
    }
}
