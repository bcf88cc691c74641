package org.penglai.duty;

import java.util.Map;
import org.penglai.deal.Deal;
import org.penglai.kernel.Event;
import org.penglai.kernel.Events;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.ledger.Entry;
import org.penglai.ledger.Ledger;
import org.penglai.listing.Listing;

/** Tells the ledger of what an institution put on record, and its members that a report is due; no person, no name. */
public final class DutyJournal {

    /** The report of a year is due soon; the event names institution, year and last day. */
    public static final String REPORT_DUE = "duty.report-due";

    public static final String HOUSE = "house";
    public static final String YEAR = "year";

    private final Ledger ledger;
    private final Events events;

    public DutyJournal(Ledger ledger, Events events) {
        this.ledger = ledger;
        this.events = events;
    }

    void weighed(Listing listing, InventorWeights weights) {
        ledger.record(
                new Entry("duty.inventors-weighed", "listing/" + listing.id(), Map.of("weights", weights.weights())));
    }

    void offeredFirst(Listing listing, FirstRefusal said) {
        ledger.record(new Entry(
                "duty.first-refusal",
                "listing/" + listing.id(),
                Map.of(
                        "inventor", said.inventor(),
                        "standing", said.standing().name(),
                        "on", said.on().toString())));
    }

    void costs(Deal deal, Money costs) {
        ledger.record(new Entry("duty.costs-stated", "deal/" + deal.id(), Map.of("costsFen", costs.fen())));
    }

    void reportDue(OrganisationId house, int year, Map<String, String> facts) {
        var payload = new java.util.HashMap<>(facts);
        payload.put(HOUSE, house.toString());
        payload.put(YEAR, String.valueOf(year));
        events.append(new Event(REPORT_DUE, "duty/" + house, payload));
    }
}
