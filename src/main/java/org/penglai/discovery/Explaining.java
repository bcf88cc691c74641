package org.penglai.discovery;

import java.util.Optional;
import org.penglai.listing.ListingId;

/** Says why a listing is found; refused with {@code search.unavailable} while the engine is away. */
@FunctionalInterface
public interface Explaining {

    /** Why the query finds the listing; empty where it does not. */
    Optional<Why> why(Query query, ListingId listing);
}
