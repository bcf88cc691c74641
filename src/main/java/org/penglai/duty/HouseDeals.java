package org.penglai.duty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.penglai.deal.Deal;
import org.penglai.deal.Deals;
import org.penglai.kernel.OrganisationId;

/** All deals in which an institution is the licensor, newest first. */
final class HouseDeals {

    private static final int PAGE = 100;

    /** More than any institution makes, and few enough for memory. */
    private static final int MOST = 20_000;

    private HouseDeals() {}

    static List<Deal> of(Deals deals, OrganisationId house) {
        var found = new ArrayList<Deal>();
        var selection = new Deals.Selection(Optional.of(house), Set.of());
        var page = deals.list(selection, new Deals.Paging(PAGE, Optional.empty()));
        while (!page.isEmpty() && found.size() < MOST) {
            page.stream()
                    .filter(deal -> deal.agreement().licensor().organisation().equals(house))
                    .forEach(found::add);
            page = page.size() < PAGE
                    ? List.of()
                    : deals.list(
                            selection,
                            new Deals.Paging(PAGE, Optional.of(page.getLast().id())));
        }
        return found;
    }
}
