package org.penglai.discovery;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.penglai.listing.ListingId;

/**
 * The index of published listings, a projection that can be rebuilt from the database at any time. Writes older than
 * what the index shows change nothing; all are refused with {@code search.unavailable} while the engine is away, and can
 * then be repeated.
 */
public interface ListingIndex {

    /** Makes the index where there is none, and says whether it must be rebuilt to be complete. */
    boolean needsRebuild();

    /** Shows the listings as they were read, unless a later reading is shown. */
    void put(List<ListingDocument> listings);

    /** Shows the listing as it was read, likewise. */
    default void put(ListingDocument listing) {
        put(List.of(listing));
    }

    /** Shows the listing no more, by a reading of that number. */
    default void remove(ListingId listing, long reading) {
        remove(List.of(listing), reading);
    }

    /** Shows the listings no more, by a reading of that number. */
    void remove(List<ListingId> listings, long reading);

    /**
     * Builds the index anew beside the one that is searched, and shows it in one step.
     *
     * @param published opened once writes reach the new index too; reads every published listing as committed then
     * @param beforeShown called when all is written; it throws when the index is not to be shown
     * @return how many listings it holds
     */
    long rebuild(Supplier<Stream<ListingDocument>> published, Runnable beforeShown);

    /** Removes what earlier rebuilds left, once no search can still read it. */
    void removeUnused();
}
