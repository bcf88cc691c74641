package org.penglai.listing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.penglai.kernel.Event;
import org.penglai.kernel.Events;
import org.penglai.ledger.Entry;
import org.penglai.ledger.Ledger;
import org.penglai.patent.ApplicationNumber;

/** Tells the ledger and the rest of the house what happened to a listing, in the running transaction. */
public final class ListingJournal {

    /** What all event types of listings begin with. */
    public static final String TYPES = "listing.";

    public static final String DRAFTED = "listing.drafted";
    public static final String EDITED = "listing.edited";
    public static final String SUBMITTED = "listing.submitted";
    public static final String RETURNED = "listing.returned";
    public static final String PUBLISHED = "listing.published";
    public static final String SUSPENDED = "listing.suspended";
    public static final String RESUMED = "listing.resumed";
    public static final String WITHDRAWN = "listing.withdrawn";
    public static final String CLOSED = "listing.closed";
    public static final String EXPIRED = "listing.expired";

    /** Its agency may act for the owner no longer. */
    public static final String AGENCY_LEFT = "listing.agency-left";

    /** A declaration was filed at the office, or its withdrawal. */
    public static final String DECLARED = "listing.declaration-filed";

    public static final String WITHDRAWAL_FILED = "listing.withdrawal-filed";

    /** The seller asked co-owners to agree; the event names them. */
    public static final String CONSENT_ASKED = "listing.consent-asked";

    /** A co-owner answered, or its document was put on record or accepted. */
    public static final String CONSENT_RECORDED = "listing.consent-recorded";

    /** A public institution decided how its price is found. */
    public static final String PRICED = "listing.priced";

    /** An agreed price is public from now on; the event says until when. */
    public static final String PUBLICITY_BEGUN = "listing.publicity-begun";

    /** Its period is over, and nothing stands against it. */
    public static final String PUBLICITY_PASSED = "listing.publicity-passed";

    /** Somebody objects to a price; the event names the publicity. */
    public static final String PRICE_OBJECTED = "listing.price-objected";

    /** The institution has answered an objection; the event names the objector's organisation. */
    public static final String PRICE_ANSWERED = "listing.price-answered";

    /** Fact that names the publicity of a price. */
    public static final String PUBLICITY = "publicity";

    /** Facts of a suspension or its end: rules of the gate by id, parted by commas in an event. */
    public static final String RULES = "rules";

    /** Whether an officer holds it; the reason in words stands in the listing only, since it may name somebody. */
    public static final String BY_HAND = "byHand";

    /** Organisations that an event concerns besides the owner, parted by commas. */
    public static final String CONCERNS = "concerns";

    public static final String OWNER = "owner";

    /** Fact that names the listing, in every event. */
    public static final String LISTING = "listing";

    private final Ledger ledger;
    private final Events events;

    public ListingJournal(Ledger ledger, Events events) {
        this.ledger = ledger;
        this.events = events;
    }

    /** The unit of order of a listing's events. */
    public static String aggregate(ListingId listing) {
        return "listing/" + listing;
    }

    void tell(String type, Listing listing, Map<String, Object> facts) {
        tell(type, listing, facts, Map.of());
    }

    /** @param told short facts that the event bears besides the listing, its owner and state */
    void tell(String type, Listing listing, Map<String, Object> facts, Map<String, String> told) {
        var aggregate = aggregate(listing.id());
        var entry = new HashMap<>(facts);
        entry.put("version", listing.head().version());
        entry.put(OWNER, listing.head().owner().toString());
        entry.put("mode", listing.terms().mode().name());
        entry.put(
                "patents",
                listing.terms().patents().stream()
                        .map(ApplicationNumber::canonical)
                        .toList());
        ledger.record(new Entry(type, aggregate, entry));
        var payload = new HashMap<>(told);
        payload.put(LISTING, listing.id().toString());
        payload.put("state", listing.state().name());
        payload.put(OWNER, listing.head().owner().toString());
        events.append(new Event(type, aggregate, payload));
    }

    /** Tells of the listing being held, with what holds it, or of its being open again. */
    void tellHeld(Listing next) {
        var rules = next instanceof Listing.Suspended suspended
                ? suspended.suspension().rules()
                : List.<String>of();
        var byHand = next instanceof Listing.Suspended suspended
                && suspended.suspension().isByHand();
        tell(
                next instanceof Listing.Suspended ? SUSPENDED : RESUMED,
                next,
                Map.of(RULES, rules, BY_HAND, byHand),
                Map.of(RULES, String.join(",", rules), BY_HAND, String.valueOf(byHand)));
    }
}
