package org.penglai.lead;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.lead.SavedListings.Reader;
import org.penglai.lead.SavedListings.Saved;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.Listings;

/** Use case: a person puts a listing aside to come back to it (收藏), which counts once for its owner. */
public final class Collecting {

    /** More than anybody compares. */
    public static final int MOST = 200;

    private final Tx tx;
    private final Listings listings;
    private final SavedListings saved;
    private final Counting counting;

    public Collecting(Tx tx, Listings listings, SavedListings saved, Counting counting) {
        this.tx = tx;
        this.listings = listings;
        this.saved = saved;
        this.counting = counting;
    }

    /** A listing as it stands now, with when it was put aside. */
    public record Kept(Listing listing, Saved saved) {}

    /** A page of them. */
    public record Page(List<Kept> items, Optional<ListingId> next) {}

    /** Harmless to repeat. */
    public void save(Actor actor, ListingId id) {
        tx.run(now -> {
            var listing = listings.find(id)
                    .filter(found -> found.isVisibleTo(Optional.of(actor)))
                    .orElseThrow(() -> unknown(id));
            if (listing.isSoldBy(actor)) {
                throw Refusal.conflict("saved-listing.own");
            }
            var reader = reader(actor);
            if (saved.count(reader) >= MOST) {
                throw Refusal.conflict("saved-listing.too-many").with("most", MOST);
            }
            if (saved.add(reader, id)) {
                counting.add(id, LeadKind.SAVED, LegalDays.of(now));
            }
            return listing;
        });
    }

    public void remove(Actor actor, ListingId id) {
        tx.run(now -> {
            if (!saved.remove(reader(actor), id)) {
                throw unknown(id);
            }
            return id;
        });
    }

    public Page page(Actor actor, Optional<ListingId> after, int limit) {
        return tx.run(now -> {
            var found = saved.of(reader(actor), after, limit + 1);
            var shown = found.subList(0, Math.min(limit, found.size()));
            Map<ListingId, Listing> known =
                    listings.findAll(shown.stream().map(Saved::listing).collect(Collectors.toSet()));
            var items = shown.stream()
                    .flatMap(one -> Optional.ofNullable(known.get(one.listing()))
                            .filter(listing -> listing.isVisibleTo(Optional.of(actor)))
                            .map(listing -> new Kept(listing, one))
                            .stream())
                    .toList();
            return new Page(
                    items, found.size() > limit ? Optional.of(shown.getLast().listing()) : Optional.empty());
        });
    }

    private static Reader reader(Actor actor) {
        return new Reader(actor.subject(), actor.organisation());
    }

    private static Refusal unknown(ListingId id) {
        return Refusal.unknown("listing.unknown").with("id", id.toString());
    }
}
