package org.penglai.deal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.OrganisationId;
import org.penglai.listing.Bond;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.patent.Patent;

/** The listings as somebody meets them who wants to take one. */
public interface Offers {

    /**
     * A listing with all that is looked at when it is taken.
     *
     * @param patentees every organisation that owns one of its patents
     * @param patents as they stand
     * @param bonds the licences known here, which travel with a patent that is assigned
     * @param claimed whether an inventor has been offered to go first and has not said no
     */
    record Offer(
            Listing listing, Set<OrganisationId> patentees, List<Patent> patents, List<Bond> bonds, boolean claimed) {
        public Offer {
            patentees = Set.copyOf(patentees);
            patents = List.copyOf(patents);
            bonds = List.copyOf(bonds);
        }
    }

    /** The offer as it stands. */
    Optional<Offer> find(ListingId id);

    /** The listing as it was in that version, if anyone could read it then. */
    Optional<Listing> asSeen(ListingId id, int version);

    /** The offer, which cannot change before the running transaction has ended. */
    Optional<Offer> lock(ListingId id);

    /** Closes what was sold, in the running transaction, which has locked it. */
    void sold(Listing.Published listing, Instant now);
}
