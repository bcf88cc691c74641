package org.penglai.listing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.patent.ApplicationNumber;

/** The listings, each with every version that it ever had. */
public interface Listings {

    Optional<Listing> find(ListingId id);

    /** Those of the ids that exist, in one round trip. */
    Map<ListingId, Listing> findAll(Collection<ListingId> ids);

    /** The listing, kept from changing until the transaction ends. */
    Optional<Listing> lock(ListingId id);

    void add(Listing.Draft draft);

    /** Saves the next version of a locked listing. */
    void save(Listing next);

    /** Listings of which the organisation is owner or agency, newest first, before that one. */
    List<Listing> soldBy(OrganisationId organisation, Optional<ListingId> before, int limit);

    /** What waits for the operator, longest first. */
    List<Listing> waiting(int limit);

    /** Listings published or suspended that offer one of the patents. */
    List<ListingId> offering(Collection<ApplicationNumber> patents);

    /** Listings published or suspended that offer the patent. */
    default List<ListingId> offering(ApplicationNumber patent) {
        return offering(List.of(patent));
    }

    /** What is published or suspended, in order of ids after that one: for the gate's daily round. */
    List<Listing> open(Optional<ListingId> after, int limit);

    /** What is or was open to the public, in order of ids after that one: for rebuilding projections. */
    List<Listing> shown(Optional<ListingId> after, int limit);

    /** The versions of a listing, newest first, from that one backwards. */
    List<Kept> versions(ListingId id, int from, int limit);

    /** A version as it was, and since when. */
    record Kept(Listing listing, Instant at) {}

    /** The listing, or a 404 refusal. */
    default Listing require(ListingId id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    /** The refusal for a listing that does not exist, or must not be known to. */
    static Refusal unknown(ListingId id) {
        return Refusal.unknown("listing.unknown").with("id", id.toString());
    }
}
