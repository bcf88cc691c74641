package org.penglai.duty;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.deal.DealId;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Sha256;
import org.penglai.listing.ListingId;

/** What institutions put on record of their duties; nothing is ever taken away, what comes later counts. */
public interface DutyRecords {

    /** The last weights for those inventors, in that order; none where others were meant. */
    Optional<InventorWeights> weights(ListingId listing, Sha256 inventors);

    void weigh(ListingId listing, Sha256 inventors, InventorWeights weights);

    /** All that is on record of first refusals, in the order of time. */
    List<FirstRefusal> firstRefusals(ListingId listing);

    void add(ListingId listing, FirstRefusal refusal);

    /** The last costs that were stated, of each of those deals that has any. */
    Map<DealId, DealCosts> costs(Collection<DealId> deals);

    void state(DealId deal, DealCosts costs);

    /** Marks that the institution was reminded of the report of that year; false where it was before. */
    boolean remind(OrganisationId house, int year, int days);
}
