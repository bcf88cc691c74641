package org.penglai.discovery;

import java.util.List;
import java.util.Optional;
import org.penglai.listing.ListingId;

/** Finds listings for long texts, with reasons; refused with {@code search.unavailable} while the engine is away. */
public interface Matching {

    /** Most listings that are found for one text. */
    int LIMIT_MAX = 100;

    /** The listings that fit the need best, the best first. */
    List<Likeness> forNeed(NeedText need, int limit);

    /** The listings most like this one, itself left out; nothing where it is not shown itself. */
    Optional<List<Likeness>> similar(ListingId listing, int limit);
}
