package org.penglai.savedsearch;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.penglai.listing.ListingId;

/** What was published, once each, until it has been held against all saved searches. */
public interface Publications {

    /** Notes a publication of that moment; one that was noted before is not new. Searches kept later do not hear of it. */
    void note(ListingId listing, Instant at);

    boolean isAnyWaiting();

    /** Those whose turn it is, the oldest first. */
    List<ListingId> waiting(int limit);

    /** The listings have been held against all searches, or are not shown any more. */
    void done(Collection<ListingId> listings);

    /** The listings are looked at again after that while. */
    void later(Collection<ListingId> listings, Duration pause);

    /** Keeps matches that are not kept yet, of searches that are still there; some thousand at a time. */
    void match(List<Pair> pairs, Instant foundAt);

    /** A listing that a search finds. */
    record Pair(SavedSearchId search, ListingId listing) {}
}
