package org.penglai.need;

import java.util.List;
import java.util.Map;
import org.penglai.kernel.OrganisationId;
import org.penglai.listing.ListingId;

/**
 * A listing that could meet a need.
 *
 * @param sellers the owner and, where there is one, the agency that acts on the listing
 * @param score from 0 to 1000
 * @param values the features' values from which it follows
 * @param weights the version of the weights that it was reckoned by
 */
public record Match(
        NeedId need,
        ListingId listing,
        List<OrganisationId> sellers,
        int score,
        List<Reason> reasons,
        Map<Feature, Integer> values,
        int weights) {

    public Match {
        sellers = List.copyOf(sellers);
        reasons = List.copyOf(reasons);
        values = Map.copyOf(values);
    }
}
