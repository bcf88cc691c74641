package org.penglai.savedsearch;

import java.util.List;
import java.util.Map;
import org.penglai.listing.ListingId;

/** Matches of which nobody has been told yet. */
public interface Untold {

    /** Whether a search has something to tell now. */
    boolean isAnyDue();

    /** Marks matches that are due as told, those of so many searches at most, and answers them, newest first. */
    Map<SavedSearch, List<ListingId>> take(int searches);

    /** A number for this telling, greater than all before. */
    long run();
}
