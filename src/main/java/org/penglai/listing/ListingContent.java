package org.penglai.listing;

import java.util.Optional;
import org.penglai.kernel.OrganisationId;

/**
 * All that the owner writes into a listing.
 *
 * @param agency the agency that the owner has appointed to act for it on this listing
 */
public record ListingContent(ListingTerms terms, ListingText text, Optional<OrganisationId> agency) {

    ListingContent withAgency(Optional<OrganisationId> other) {
        return new ListingContent(terms, text, other);
    }
}
