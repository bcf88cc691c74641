package org.penglai.identity;

import java.util.HashMap;
import java.util.Map;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Event;
import org.penglai.kernel.Events;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.ledger.Entry;
import org.penglai.ledger.Ledger;
import org.penglai.ledger.Sealed;

/** Tells the ledger and the rest of the house what happened to an organisation; no person and no figure stands in it. */
public final class OrganisationJournal {

    /** What all event types of organisations begin with. */
    public static final String TYPES = "organisation.";

    public static final String REGISTERED = "organisation.registered";
    public static final String EDITED = "organisation.edited";
    public static final String REVIEW_ASKED = "organisation.review-asked";
    public static final String DECIDED = "organisation.decided";
    public static final String BARRED = "organisation.barred";
    public static final String BAR_LIFTED = "organisation.bar-lifted";

    /** Fact that names the organisation, in every event. */
    public static final String ORGANISATION = "organisation";

    private final Ledger ledger;
    private final Events events;

    public OrganisationJournal(Ledger ledger, Events events) {
        this.ledger = ledger;
        this.events = events;
    }

    void registered(Registration registration) {
        tell(REGISTERED, registration, Map.of());
    }

    void edited(Registration registration) {
        tell(EDITED, registration, Map.of());
    }

    void reviewAsked(Registration registration) {
        tell(REVIEW_ASKED, registration, Map.of());
    }

    void decided(Registration registration, Registration.Decision decision, Actor officer) {
        tell(DECIDED, registration, Map.of("verification", decision.name(), Sealed.BY, Sealed.of(officer.subject())));
    }

    void barred(Bar bar) {
        var facts = new HashMap<String, Object>();
        facts.put("ground", bar.ground().name());
        facts.put("from", bar.from().toString());
        bar.until().ifPresent(until -> facts.put("until", until.toString()));
        tell(BARRED, bar.party(), facts);
    }

    void barLifted(Bar bar) {
        tell(BAR_LIFTED, bar.party(), Map.of("ground", bar.ground().name()));
    }

    private void tell(String type, Registration registration, Map<String, Object> facts) {
        var all = new HashMap<>(facts);
        all.put("version", registration.version());
        all.put("organisationKind", registration.content().kind().name());
        registration.content().size().ifPresent(size -> all.put("sizeClass", size.name()));
        registration.content().figures().ifPresent(figures -> all.put("year", figures.year()));
        if (registration.standing() instanceof Standing.Verified verified) {
            all.put("verifiedOn", LegalDays.of(verified.since()).toString());
            verified.until().ifPresent(last -> all.put("until", last.toString()));
        }
        tell(type, registration.id(), all);
    }

    private void tell(String type, OrganisationId id, Map<String, Object> facts) {
        var aggregate = "organisation/" + id;
        var entry = new HashMap<>(facts);
        entry.put(ORGANISATION, id.toString());
        ledger.record(new Entry(type, aggregate, entry));
        events.append(new Event(type, aggregate, Map.of(ORGANISATION, id.toString())));
    }
}
