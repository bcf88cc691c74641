package org.penglai.deal;

import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.OrganisationId;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;

/** The listings as somebody meets them who wants to take one. */
public interface Offers {

    /** A listing, and every organisation that owns one of its patents. */
    record Offer(Listing listing, Set<OrganisationId> patentees) {
        public Offer {
            patentees = Set.copyOf(patentees);
        }
    }

    /** The offer as it stands. */
    Optional<Offer> find(ListingId id);

    /** The listing as it was in that version, if anyone could read it then. */
    Optional<Listing> asSeen(ListingId id, int version);

    /** The offer, which cannot change before the running transaction has ended. */
    Optional<Offer> lock(ListingId id);
}
