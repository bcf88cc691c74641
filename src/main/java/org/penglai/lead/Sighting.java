package org.penglai.lead;

import java.util.List;
import org.penglai.listing.ListingId;

/**
 * Listings that a visitor saw.
 *
 * @param kind {@link LeadKind#SEEN} or {@link LeadKind#FOUND}
 * @param text what was searched for; empty where nothing was
 */
public record Sighting(Visitor visitor, LeadKind kind, List<ListingId> listings, String text) {
    public Sighting {
        listings = List.copyOf(listings);
    }
}
