package org.penglai.listing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.OrganisationId;

/** What co-owners said to listings; nothing said is ever taken away, what comes later counts. */
public interface Consents {

    /** All that was said to the listing, in the order of time. */
    List<Consent> of(ListingId listing);

    /** The same for several, in one round trip; listings to which nothing was said are not among the keys. */
    Map<ListingId, List<Consent>> of(Collection<ListingId> listings);

    void add(ListingId listing, Consent consent);

    /** Whether the organisation was asked, so that it may read the draft. */
    boolean isAsked(ListingId listing, OrganisationId organisation);

    /** Listings to which the organisation was asked to agree and has not answered, newest first. */
    List<ListingId> waitingFor(OrganisationId organisation, Optional<ListingId> before, int limit);
}
