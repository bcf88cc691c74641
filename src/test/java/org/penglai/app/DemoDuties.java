package org.penglai.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.penglai.deal.Deals;
import org.penglai.duty.FirstRefusal;
import org.penglai.duty.InventorWeights;
import org.penglai.kernel.Money;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingMode;
import org.penglai.stack.DemoUsers;

/** What the demo's university puts on record of its duties: costs, shares among inventors, first refusals, reminders. */
final class DemoDuties {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 12);
    private static final int DEALS = 60;

    private final Wiring made;
    private final DemoClock clock;

    DemoDuties(Wiring made, DemoClock clock) {
        this.made = made;
        this.clock = clock;
    }

    void load(List<Listing.Published> published) {
        remind(LocalDate.of(2026, 3, 2));
        remind(LocalDate.of(2026, 3, 3));
        remind(LocalDate.of(2026, 3, 25));
        clock.on(DAY, () -> {
            costs();
            first(published);
            return DAY;
        });
    }

    private void remind(LocalDate day) {
        clock.on(day, () -> made.duty.reporting.remind());
    }

    private void costs() {
        var seller = DemoPatents.actor(DemoUsers.YANTAI_UNIVERSITY);
        var selection = new Deals.Selection(java.util.Optional.of(seller.organisation()), Set.of());
        made.deal.deals.list(selection, new Deals.Paging(DEALS, java.util.Optional.empty())).stream()
                .filter(deal -> deal.agreement().licensor().organisation().equals(seller.organisation()))
                .filter(deal -> !deal.head().receipts().total().isZero())
                .forEach(deal -> made.duty.sharing.state(seller, deal.id(), Money.ofYuan(2_600), "评估费、代理费（虚构）"));
    }

    /** Offers open assignments to the inventors first, who answer or have not yet. */
    private void first(List<Listing.Published> published) {
        var seller = DemoPatents.actor(DemoUsers.YANTAI_UNIVERSITY);
        var turn = 0;
        for (var listing : published) {
            var inventors = made.duty.sharing.inventors(listing.terms()).size();
            if (listing.terms().mode() != ListingMode.ASSIGNMENT || !listing.isSoldBy(seller) || inventors < 2) {
                continue;
            }
            for (var place = 1; place <= inventors; place++) {
                record(
                        listing,
                        new FirstRefusal(place, FirstRefusal.Standing.OFFERED, DAY.minusDays(9), "YX-" + place));
            }
            record(listing, new FirstRefusal(1, FirstRefusal.Standing.WAIVED, DAY.minusDays(2), "DF-1"));
            if (turn++ == 0) {
                record(listing, new FirstRefusal(2, FirstRefusal.Standing.EXERCISED, DAY.minusDays(1), "DF-2"));
            }
            made.duty.sharing.weigh(
                    seller,
                    listing,
                    new InventorWeights(java.util.stream.IntStream.range(0, inventors)
                            .mapToObj(at -> at == 0 ? 2 : 1)
                            .toList()));
        }
    }

    private void record(Listing listing, FirstRefusal said) {
        made.duty.sharing.record(DemoPatents.actor(DemoUsers.YANTAI_UNIVERSITY), listing, said);
    }
}
