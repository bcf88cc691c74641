package org.penglai.listing;

import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Ids;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.kernel.Tx;

/** Use case: an owner, or the agency that it names, writes a listing. */
public final class Drafting {

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

    /** Begins a draft for the caller's own organisation; an agency acts only on listings whose owner names it. */
    public Listing.Draft begin(Actor actor, ListingContent content) {
        if (!actor.is(Role.PATENTEE)) {
            throw Refusal.forbidden("listing.agency-not-appointed");
        }
        return tx.run(now -> {
            inspecting.offered(content.terms());
            var draft = Listing.Draft.begin(new ListingId(ids.next()), actor.organisation(), content, now);
            listings.add(draft);
            journal.tell(ListingJournal.DRAFTED, draft, Map.of());
            return draft;
        });
    }

    /** Rewrites a draft that has not changed since the caller read that version. */
    public Listing.Draft edit(Actor actor, ListingId id, long version, ListingContent content) {
        return tx.run(now -> {
            var listing = seller(listings, actor, id);
            if (!(listing instanceof Listing.Draft draft)) {
                throw wrongState(listing, ListingAction.EDIT);
            }
            if (draft.head().version() != version) {
                throw Refusal.of(Refusal.Kind.STALE, "edit.stale");
            }
            inspecting.offered(content.terms());
            var next = draft.edit(content);
            listings.save(next);
            journal.tell(ListingJournal.EDITED, next, Map.of());
            return next;
        });
    }

    /** The locked listing, if the caller sells it; 404 to whom it must not be known, 403 to others. */
    static Listing seller(Listings listings, Actor actor, ListingId id) {
        var listing = listings.lock(id).orElseThrow(() -> Listings.unknown(id));
        if (!listing.isVisibleTo(Optional.of(actor))) {
            throw Listings.unknown(id);
        }
        if (!listing.isSoldBy(actor)) {
            throw Refusal.forbidden("listing.not-seller");
        }
        return listing;
    }

    static Refusal wrongState(Listing listing, ListingAction action) {
        return Refusal.conflict("listing.state")
                .with("state", listing.state().name())
                .with("action", action.name());
    }
}
