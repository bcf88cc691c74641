package org.penglai.listing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.ledger.Sealed;
import org.penglai.patent.EventKind;
import org.penglai.patent.RegisterEvent;
import org.penglai.patent.Registering;

/** Use case: a draft is submitted, judged by the gate and the operator, opened to acquirers, and taken back (挂牌). */
public final class Publishing {

    private final Tx tx;
    private final Listings listings;
    private final Inspecting inspecting;
    private final ListingJournal journal;
    private final Effects effects;

    /** What publication brings about elsewhere. */
    public record Effects(Registering registering, Consenting consenting, Publicising publicising) {}

    public Publishing(Tx tx, Listings listings, Inspecting inspecting, ListingJournal journal, Effects effects) {
        this.tx = tx;
        this.listings = listings;
        this.inspecting = inspecting;
        this.journal = journal;
        this.effects = effects;
    }

    /** Hands the draft to the operator, unless a ground of the gate fails; a price that has to be public is from now on. */
    public Listing.Submitted submit(Actor actor, ListingId id) {
        return tx.run(now -> {
            var today = LegalDays.of(now);
            var listing = inspecting.seller(listings, actor, id, today);
            if (!(listing instanceof Listing.Draft draft)) {
                throw Drafting.wrongState(listing, ListingAction.SUBMIT);
            }
            inspecting.requireVerified(draft.head().owner());
            inspecting.requireVerified(actor.organisation());
            inspecting.requireAppointed(draft.head().owner(), draft.content(), today);
            effects.publicising().presume(draft, now);
            var next = draft.submit(inspecting.eligibility(draft, today), now);
            listings.save(next);
            journal.tell(ListingJournal.SUBMITTED, next, Map.of());
            return next;
        });
    }

    /** Gives it back to its owner with comments at the fields. */
    public Listing.Draft giveBack(ListingId id, List<Listing.Comment> comments) {
        return tx.run(now -> {
            var next = submitted(id, ListingAction.RETURN).giveBack(comments);
            listings.save(next);
            journal.tell(ListingJournal.RETURNED, next, Map.of("comments", comments.size()));
            return next;
        });
    }

    /**
     * Opens it to acquirers, which accepts the co-owners' documents on record; the announcement of an open licence enters the
     * register of each patent too.
     */
    public Listing.Published publish(Actor officer, ListingId id, Optional<Announcement> announcement) {
        return tx.run(now -> {
            var submitted = submitted(id, ListingAction.PUBLISH);
            var today = LegalDays.of(now);
            announcement.ifPresent(made -> requirePast(made, today));
            effects.consenting().acceptFiled(submitted, now);
            var eligibility = inspecting.eligibility(submitted, today);
            var next = submitted.publish(eligibility, announcement, now);
            listings.save(next);
            announcement.ifPresent(made -> enter(next, EventKind.OPEN_LICENCE_ANNOUNCED, made));
            journal.tell(ListingJournal.PUBLISHED, next, facts(officer, announcement));
            return next;
        });
    }

    /** Takes it back; once an open licence is published, only the announcement of its withdrawal does. */
    public Listing.Withdrawn withdraw(Actor actor, ListingId id, Optional<Announcement> announcement) {
        return tx.run(now -> {
            announcement.ifPresent(made -> requirePast(made, LegalDays.of(now)));
            var next = switch (inspecting.seller(listings, actor, id, LegalDays.of(now))) {
                case Listing.Draft draft -> draft.withdraw(now);
                case Listing.Submitted submitted -> submitted.withdraw(now);
                case Listing.Published published -> published.withdraw(announcement, now);
                case Listing.Suspended suspended -> suspended.withdraw(announcement, now);
                case Listing.Withdrawn ended -> throw Drafting.wrongState(ended, ListingAction.WITHDRAW);
                case Listing.Closed ended -> throw Drafting.wrongState(ended, ListingAction.WITHDRAW);
                case Listing.Expired ended -> throw Drafting.wrongState(ended, ListingAction.WITHDRAW);
            };
            listings.save(next);
            next.announcement().ifPresent(made -> enter(next, EventKind.OPEN_LICENCE_WITHDRAWN, made));
            journal.tell(ListingJournal.WITHDRAWN, next, facts(actor, next.announcement()));
            return next;
        });
    }

    private Listing.Submitted submitted(ListingId id, ListingAction action) {
        var listing = listings.lock(id).orElseThrow(() -> Listings.unknown(id));
        return switch (listing) {
            case Listing.Submitted submitted -> submitted;
            case Listing.Draft draft -> throw Listings.unknown(draft.id());
            default -> throw Drafting.wrongState(listing, action);
        };
    }

    /** Both events bear the number of the declaration, so that the withdrawal ends what the announcement began. */
    private void enter(Listing listing, EventKind kind, Announcement announcement) {
        var declaration =
                listing.published().flatMap(Listing.Publication::announcement).orElse(announcement);
        var event = new RegisterEvent(
                kind,
                announcement.announcedOn(),
                announcement.gazette(),
                Map.of(RegisterEvent.NUMBER, declaration.acceptanceNumber()));
        listing.terms().patents().forEach(number -> effects.registering().record(number, event));
    }

    private static void requirePast(Announcement announcement, LocalDate today) {
        if (announcement.announcedOn().isAfter(today)) {
            throw Refusal.invalid("listing.announcement").violation("/announcedOn", "listing.future");
        }
    }

    private static Map<String, Object> facts(Actor by, Optional<Announcement> announcement) {
        var facts = new HashMap<String, Object>();
        facts.put(Sealed.BY, Sealed.of(by.subject()));
        announcement.ifPresent(made -> {
            facts.put("acceptanceNumber", made.acceptanceNumber());
            facts.put("announcedOn", made.announcedOn().toString());
            facts.put("gazette", made.gazette());
        });
        return facts;
    }
}
