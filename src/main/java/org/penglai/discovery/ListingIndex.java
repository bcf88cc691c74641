package org.penglai.discovery;

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

    /** Shows the listing as it is at its version. */
    void put(ListingDocument listing);

    /** Shows the listing no more, since that version of it. */
    void remove(ListingId listing, long version);

    /**
     * Builds the index anew beside the one that is searched, and shows it in one step.
     *
     * @param published opened once writes reach the new index too; reads every published listing as committed then
     * @return how many listings it holds
     */
    long rebuild(Supplier<Stream<ListingDocument>> published);
}
