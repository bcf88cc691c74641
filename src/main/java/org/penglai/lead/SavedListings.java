package org.penglai.lead;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.OrganisationId;
import org.penglai.listing.ListingId;

/** The listings that people put aside to come back to; nobody sees another's. */
public interface SavedListings {

    /** A person, as a member of an organisation. */
    record Reader(String subject, OrganisationId organisation) {}

    /** A listing that was put aside. */
    record Saved(ListingId listing, Instant at) {}

    /** The reader's, newest first, after that one. */
    List<Saved> of(Reader reader, Optional<ListingId> after, int limit);

    int count(Reader reader);

    /** Answers whether it was not there yet. */
    boolean add(Reader reader, ListingId listing);

    /** Answers whether it was there. */
    boolean remove(Reader reader, ListingId listing);
}
