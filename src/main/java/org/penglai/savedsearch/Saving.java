package org.penglai.savedsearch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Ids;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.listing.ListingId;
import org.penglai.savedsearch.SavedSearches.Counts;
import org.penglai.savedsearch.SavedSearches.Match;

/** Use cases: a person keeps a search, renames it, is told of it more or less often, looks at its matches, drops it. */
public final class Saving {

    private final Tx tx;
    private final Ids ids;
    private final SavedSearches searches;

    public Saving(Tx tx, Ids ids, SavedSearches searches) {
        this.tx = tx;
        this.ids = ids;
        this.searches = searches;
    }

    /** A search with how many matches it has. */
    public record Kept(SavedSearch search, Counts counts) {}

    /** A page of matches. */
    public record Found(Kept kept, List<Match> matches, Optional<ListingId> next) {}

    /** Keeps the search; refused where it asks for everything, stands there already, or is one too many. */
    public SavedSearch save(Actor actor, String name, Wanted wanted, Frequency frequency) {
        return tx.run(now -> {
            requireName(name);
            wanted.query(LegalDays.of(now));
            if (wanted.line().length() > Wanted.LENGTH_MAX) {
                throw Refusal.invalid("saved-search.form")
                        .violation("/search", "maxLength", Map.of("limit", Wanted.LENGTH_MAX));
            }
            var holder = Holder.of(actor);
            if (searches.lockAndCount(holder) >= SavedSearch.MOST) {
                throw Refusal.conflict("saved-search.too-many").with("most", SavedSearch.MOST);
            }
            var search =
                    new SavedSearch(new SavedSearchId(ids.next()), holder, name.strip(), wanted, frequency, now, now);
            searches.add(search);
            return search;
        });
    }

    public SavedSearch change(Actor actor, SavedSearchId id, String name, Frequency frequency) {
        return tx.run(now -> {
            requireName(name);
            var next = require(actor, id).renamed(name.strip(), frequency);
            searches.save(next, frequency.after(now));
            return next;
        });
    }

    public void drop(Actor actor, SavedSearchId id) {
        tx.run(now -> {
            searches.remove(require(actor, id).id());
            return id;
        });
    }

    /** Marks all matches as seen that were found until now. */
    public void see(Actor actor, SavedSearchId id) {
        tx.run(now -> {
            searches.see(require(actor, id).id(), now);
            return id;
        });
    }

    /** The person's searches, newest first. */
    public List<Kept> mine(Actor actor) {
        return tx.run(now -> {
            var mine = searches.of(Holder.of(actor));
            var counts = searches.counts(mine.stream().map(SavedSearch::id).toList());
            return mine.stream()
                    .map(search -> new Kept(search, counts.getOrDefault(search.id(), Counts.NONE)))
                    .toList();
        });
    }

    public Kept one(Actor actor, SavedSearchId id) {
        return tx.run(now -> kept(require(actor, id)));
    }

    public Found matches(Actor actor, SavedSearchId id, Optional<ListingId> after, int limit) {
        return tx.run(now -> {
            var search = require(actor, id);
            var found = searches.matches(id, after, limit + 1);
            var shown = found.subList(0, Math.min(limit, found.size()));
            Optional<ListingId> next =
                    found.size() > limit ? Optional.of(shown.getLast().listing()) : Optional.empty();
            return new Found(kept(search), shown, next);
        });
    }

    private Kept kept(SavedSearch search) {
        return new Kept(search, searches.counts(List.of(search.id())).getOrDefault(search.id(), Counts.NONE));
    }

    private SavedSearch require(Actor actor, SavedSearchId id) {
        return searches.find(Holder.of(actor), id)
                .orElseThrow(() -> Refusal.unknown("saved-search.unknown").with("id", id.toString()));
    }

    private static void requireName(String name) {
        var refusal = Refusal.invalid("saved-search.form").requireText("/name", name, SavedSearch.NAME_MAX);
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }
}
