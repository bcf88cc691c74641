package org.penglai.listing;

import java.util.HashMap;
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
        var aggregate = aggregate(listing.id());
        var entry = new HashMap<>(facts);
        entry.put("version", listing.head().version());
        entry.put("owner", listing.head().owner().toString());
        entry.put("mode", listing.terms().mode().name());
        entry.put(
                "patents",
                listing.terms().patents().stream()
                        .map(ApplicationNumber::canonical)
                        .toList());
        ledger.record(new Entry(type, aggregate, entry));
        events.append(new Event(
                type,
                aggregate,
                Map.of(
                        LISTING,
                        listing.id().toString(),
                        "state",
                        listing.state().name())));
    }
}
