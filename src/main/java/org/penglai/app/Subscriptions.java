package org.penglai.app;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.penglai.agency.AppointmentJournal;
import org.penglai.deal.DealId;
import org.penglai.deal.DealJournal;
import org.penglai.identity.OrganisationJournal;
import org.penglai.kernel.Event;
import org.penglai.kernel.OrganisationId;
import org.penglai.listing.ListingId;
import org.penglai.listing.ListingJournal;
import org.penglai.need.NeedJournal;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.PatentJournal;
import org.penglai.platform.outbox.Subscriber;
import org.penglai.terms.Consents;

/** Every join between features that follows an event, on one screen. */
final class Subscriptions {

    /** Who keeps the search index; debts in the database bear this name. */
    static final String LISTING_INDEX = "listing-index";

    private static final String PATENT_EVENTS = "patent.";

    private Subscriptions() {}

    static List<Subscriber> all(Wiring made) {
        return List.of(
                // a deal was made → it is under the platform's rules of that moment
                Subscriber.inside("terms-of-deals", DealJournal.AGREED::equals, told -> bind(made, told.event())),
                // a deal was made → the book of money knows who has to pay whom how much, and by which reference
                Subscriber.inside("money-of-deals", DealJournal.AGREED::equals, told -> expect(made, told.event())),
                // a deal is over → nothing more is expected for it; a lapsed one revived → what it costs is again
                Subscriber.inside(
                        "money-of-deals-over", Subscriptions::endsOrRevives, told -> expect(made, told.event())),
                // a register event, a missed annuity, a changed flag → the law's gate looks again at what is offered of
                // that patent
                Subscriber.inside(
                        "listing-gate", PatentJournal::isWeighed, told -> made.watching.look(patent(told.event()))),
                // a listing was opened while a register event was on its way → the gate has seen both
                Subscriber.inside(
                        "listing-gate-opened",
                        ListingJournal.PUBLISHED::equals,
                        told -> made.watching.look(listing(told.event()))),
                // a licence was agreed, or binds no more → the gate looks again at what else is offered of those
                // patents
                Subscriber.inside(
                        "listing-gate-deals", Subscriptions::bindsOrFrees, told -> lookAgain(made, told.event())),
                // an appointment has ended → the agency stands on no listing any more that is not over
                Subscriber.inside(
                        "listing-agencies", AppointmentJournal.ENDED::equals, told -> release(made, told.event())),
                // something happened that concerns people → each is told, once
                Subscriber.inside(
                        "inbox",
                        NoticeJoins::wants,
                        told -> made.inbox.joins.occurrence(told).ifPresent(made.inbox.notifying::tell)),
                // patents were brought up to date many at once → the gate looks again at those that are offered
                Subscriber.inside(
                        "listing-gate-of-loads",
                        PatentJournal.LOADED::equals,
                        told -> made.watching.look(loaded(told.event()))),
                // a listing was opened, held, resumed or ended → needs near to it are looked at again, or it matches
                // none
                Subscriber.inside(
                        "needs-of-listings", Subscriptions::opensOrEnds, told -> made.need.heed(listing(told.event()))),
                // a listing was published → it is held against all saved searches, once
                Subscriber.inside(
                        "saved-searches",
                        ListingJournal.PUBLISHED::equals,
                        told -> made.savedSearches.publications.note(listing(told.event()), told.occurredAt())),
                // a listing was accepted, or its deal came to nothing → its seller sees it in the statistics
                Subscriber.inside(
                        "leads",
                        type -> Set.of(DealJournal.AGREED, DealJournal.LAPSED, DealJournal.CANCELLED)
                                .contains(type),
                        told -> made.leads.count(told)),
                // a firm answered a match of its need → the seller of the listing sees it in the statistics
                Subscriber.inside(
                        "leads-of-needs", NeedJournal.FIRM_ANSWERED::equals, told -> made.leads.answered(told)),
                // a listing, one of its patents or their owner's entry changed → the search index shows it so
                Subscriber.outside(
                        LISTING_INDEX,
                        type -> type.startsWith(ListingJournal.TYPES)
                                || type.startsWith(PATENT_EVENTS)
                                || type.equals(PatentJournal.LOADED)
                                || type.equals(OrganisationJournal.EDITED),
                        told -> index(made, told.event())));
    }

    /** By the deal's own moment: the event is written a little later, which may be another day. */
    private static void bind(Wiring made, Event event) {
        var id = new DealId(UUID.fromString(event.payload().getOrDefault(DealJournal.DEAL, "")));
        made.deal
                .deals
                .find(id)
                .ifPresent(deal -> made.terms
                        .desk
                        .consenting()
                        .bind(new Consents.Act(
                                event.aggregate(),
                                deal.agreement().licensee().organisation(),
                                deal.agreement().formedAt())));
    }

    private static void expect(Wiring made, Event event) {
        var id = new DealId(UUID.fromString(event.payload().getOrDefault(DealJournal.DEAL, "")));
        made.deal.deals.find(id).ifPresent(new DealMoney(made.money.expecting)::expect);
    }

    private static boolean endsOrRevives(String type) {
        return Set.of(DealJournal.LAPSED, DealJournal.REVIVED, DealJournal.CANCELLED, DealJournal.REVOKED)
                .contains(type);
    }

    private static void release(Wiring made, Event event) {
        made.drafting.release(side(event, AppointmentJournal.OWNER), side(event, AppointmentJournal.AGENCY));
    }

    private static OrganisationId side(Event event, String fact) {
        return new OrganisationId(UUID.fromString(event.payload().getOrDefault(fact, "")));
    }

    private static boolean bindsOrFrees(String type) {
        return Set.of(DealJournal.AGREED, DealJournal.LAPSED, DealJournal.CANCELLED, DealJournal.REVOKED)
                .contains(type);
    }

    private static boolean opensOrEnds(String type) {
        return Set.of(
                        ListingJournal.PUBLISHED,
                        ListingJournal.RESUMED,
                        ListingJournal.SUSPENDED,
                        ListingJournal.WITHDRAWN,
                        ListingJournal.CLOSED,
                        ListingJournal.EXPIRED)
                .contains(type);
    }

    private static void lookAgain(Wiring made, Event event) {
        var id = new DealId(UUID.fromString(event.payload().getOrDefault(DealJournal.DEAL, "")));
        made.deal
                .deals
                .find(id)
                .ifPresent(deal -> made.watching.look(deal.agreement().terms().patents()));
    }

    private static void index(Wiring made, Event event) {
        if (event.type().equals(PatentJournal.LOADED)) {
            made.indexing.show(loaded(event));
        } else if (event.type().equals(OrganisationJournal.EDITED)) {
            made.indexing.show(new OrganisationId(
                    UUID.fromString(event.payload().getOrDefault(OrganisationJournal.ORGANISATION, ""))));
        } else if (event.type().startsWith(PATENT_EVENTS)) {
            made.indexing.show(List.of(patent(event)));
        } else {
            made.indexing.show(listing(event));
        }
    }

    private static ListingId listing(Event event) {
        return new ListingId(
                UUID.fromString(event.aggregate().substring(event.aggregate().indexOf('/') + 1)));
    }

    /** The patents that were brought up to date; of a long list few are offered. */
    private static List<ApplicationNumber> loaded(Event event) {
        var numbers = event.payload().getOrDefault(PatentJournal.NUMBERS, "").split(" ");
        return Stream.of(numbers).map(ApplicationNumber::parse).toList();
    }

    private static ApplicationNumber patent(Event event) {
        return ApplicationNumber.parse(event.payload().getOrDefault(PatentJournal.NUMBER, ""));
    }
}
