package org.penglai.savedsearch;

import java.util.List;
import org.penglai.listing.ListingId;

/** Tells people of matches, within the running transaction. */
@FunctionalInterface
public interface Alerts {

    /**
     * New matches of one search, told together.
     *
     * @param run tells this telling from every other
     * @param listings newest first
     */
    record Alert(SavedSearch search, long run, List<ListingId> listings) {
        public Alert {
            listings = List.copyOf(listings);
        }
    }

    void tell(List<Alert> alerts);
}
