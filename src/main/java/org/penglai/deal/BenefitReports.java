package org.penglai.deal;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The benefit reports of deals, every revision of them; programmes read them too. */
public interface BenefitReports {

    void add(DealId deal, BenefitReport report);

    /** All of these deals by deal, by year and revision; deals without any are absent. */
    Map<DealId, List<BenefitReport>> ofAll(Collection<DealId> deals);

    /** All of one deal. */
    default List<BenefitReport> of(DealId deal) {
        return ofAll(List.of(deal)).getOrDefault(deal, List.of());
    }
}
