package org.penglai.listing;

import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Ids;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.kernel.Tx;

/** Use case: an owner, or the agency that it names, writes a listing. */
public final class Drafting {

    private static final int PAGE = 100;

    private final Tx tx;
    private final Listings listings;
    private final Inspecting inspecting;
    private final ListingJournal journal;
    private final Ids ids;

    public Drafting(Tx tx, Listings listings, Inspecting inspecting, ListingJournal journal, Ids ids) {
        this.tx = tx;
        this.listings = listings;
        this.inspecting = inspecting;
        this.journal = journal;
        this.ids = ids;
    }

    /** Begins a draft for the caller's own organisation, or as an agency for the owner that has appointed it. */
    public Listing.Draft begin(Actor actor, ListingContent typed) {
        return tx.run(now -> {
            inspecting.offered(typed.terms());
            var today = LegalDays.of(now);
            var owns = actor.is(Role.PATENTEE);
            var content = owns ? typed : typed.withAgency(Optional.of(actor.organisation()));
            var owner = owns ? actor.organisation() : inspecting.ownerFor(actor.organisation(), content.terms(), today);
            inspecting.requireAppointed(owner, content, today);
            var draft = Listing.Draft.begin(new ListingId(ids.next()), owner, content, now);
            listings.add(draft);
            journal.tell(ListingJournal.DRAFTED, draft, Map.of());
            return draft;
        });
    }

    /** Rewrites a draft that has not changed since the caller read that version. */
    public Listing.Draft edit(Actor actor, ListingId id, long version, ListingContent typed) {
        return tx.run(now -> {
            var today = LegalDays.of(now);
            var listing = inspecting.seller(listings, actor, id, today);
            if (!(listing instanceof Listing.Draft draft)) {
                throw wrongState(listing, ListingAction.EDIT);
            }
            if (draft.head().version() != version) {
                throw Refusal.of(Refusal.Kind.STALE, "edit.stale");
            }
            inspecting.offered(typed.terms());
            var owner = draft.head().owner();
            var content = actor.actsFor(owner) ? typed : typed.withAgency(Optional.of(actor.organisation()));
            inspecting.requireAppointed(owner, content, today);
            var next = draft.edit(content);
            listings.save(next);
            journal.tell(ListingJournal.EDITED, next, Map.of());
            return next;
        });
    }

    /**
     * Takes the agency off what is not over once it may no longer act for the owner; the terms stay as they are, and so do deals
     * that were made.
     */
    public void release(OrganisationId owner, OrganisationId agency) {
        for (var before = Optional.<ListingId>empty(); ; ) {
            var found = listings.soldBy(agency, before, PAGE);
            found.stream()
                    .filter(listing -> listing.head().owner().equals(owner))
                    .forEach(listing -> release(listing.id(), agency));
            if (found.size() < PAGE) {
                return;
            }
            before = Optional.of(found.getLast().id());
        }
    }

    private void release(ListingId id, OrganisationId agency) {
        tx.run(now -> {
            listings.lock(id)
                    .filter(listing ->
                            listing.content().agency().filter(agency::equals).isPresent())
                    .filter(listing ->
                            !inspecting.represents(agency, listing.head().owner(), listing.terms(), LegalDays.of(now)))
                    .flatMap(Listing::released)
                    .ifPresent(next -> {
                        listings.save(next);
                        journal.tell(ListingJournal.AGENCY_LEFT, next, Map.of("agency", agency.toString()));
                    });
            return id;
        });
    }

    static Refusal wrongState(Listing listing, ListingAction action) {
        return Refusal.conflict("listing.state")
                .with("state", listing.state().name())
                .with("action", action.name());
    }
}
