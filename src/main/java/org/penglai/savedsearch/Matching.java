package org.penglai.savedsearch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.penglai.discovery.Condition;
import org.penglai.discovery.Query;
import org.penglai.discovery.Recognising;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.savedsearch.Publications.Pair;
import org.penglai.savedsearch.Watches.Watch;

/**
 * Use case: holds what was published against all saved searches. What it finds and that it has looked are written in one
 * transaction; after a crash it looks again and finds the same, and the same match is kept once.
 */
public final class Matching {

    /** Published listings of one look: at fifty a second what comes in ten seconds. */
    private static final int BATCH = 500;

    /** Queries of one question to the engine. */
    private static final int QUESTIONS = 100;

    private static final int ROWS = 2_000;

    /** A listing is found a second after it was indexed; so soon it is looked for again. */
    private static final Duration SOON = Duration.ofMillis(500);

    /** What is suspended is shown again or not, by people. */
    private static final Duration HELD = Duration.ofMinutes(10);

    /** Rows are written some while before they are committed, at most what the database lets a transaction idle and work. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final Tx tx;
    private final Publications publications;
    private final Watches watches;
    private final Function<Set<ListingId>, Map<ListingId, Listing>> listings;
    private final Recognising recognising;
    private Watchlist watchlist = new Watchlist();
    private Optional<Instant> readUntil = Optional.empty();
    private String edition = "";

    /** @param listings finds listings as they stand now */
    public Matching(
            Tx tx,
            Publications publications,
            Watches watches,
            Function<Set<ListingId>, Map<ListingId, Listing>> listings,
            Recognising recognising) {
        this.tx = tx;
        this.publications = publications;
        this.watches = watches;
        this.listings = listings;
        this.recognising = recognising;
    }

    public boolean isAnyWaiting() {
        return publications.isAnyWaiting();
    }

    /** Looks at what waits, while it may go on; one caller at a time. */
    public void work(BooleanSupplier goesOn) {
        while (goesOn.getAsBoolean()) {
            var waiting = Set.copyOf(publications.waiting(BATCH));
            if (waiting.isEmpty()) {
                return;
            }
            look(waiting, goesOn);
        }
    }

    private void look(Set<ListingId> waiting, BooleanSupplier goesOn) {
        if (!readSearches(goesOn)) {
            return;
        }
        var traits = recognising.traits(waiting);
        var pairs = found(candidates(traits));
        if (!goesOn.getAsBoolean()) {
            return; // another server does it
        }
        var rest = new HashSet<>(waiting);
        rest.removeAll(traits.keySet());
        tx.run(now -> {
            for (var at = 0; at < pairs.size(); at += ROWS) {
                publications.match(pairs.subList(at, Math.min(at + ROWS, pairs.size())), now);
            }
            publications.done(traits.keySet());
            putOff(rest);
            return now;
        });
    }

    /** What the index does not show comes later, or never. */
    private void putOff(Set<ListingId> unseen) {
        var soon = new ArrayList<ListingId>();
        var held = new ArrayList<ListingId>();
        var gone = new ArrayList<ListingId>();
        var found = listings.apply(unseen);
        unseen.forEach(id -> {
            var listing = found.get(id);
            (listing instanceof Listing.Published ? soon : listing instanceof Listing.Suspended ? held : gone).add(id);
        });
        publications.later(soon, SOON);
        publications.later(held, HELD);
        publications.done(gone);
    }

    /** For each search the listings that it may find. */
    private Map<SavedSearchId, Set<ListingId>> candidates(Map<ListingId, Set<String>> traits) {
        var candidates = new LinkedHashMap<SavedSearchId, Set<ListingId>>();
        traits.forEach((listing, its) -> watchlist
                .mayFind(its)
                .forEach(search -> candidates
                        .computeIfAbsent(search, first -> new HashSet<>())
                        .add(listing)));
        return candidates;
    }

    /** What the engine says of the candidates. */
    private List<Pair> found(Map<SavedSearchId, Set<ListingId>> candidates) {
        var today = tx.run(LegalDays::of);
        var pairs = new ArrayList<Pair>();
        var searches = candidates.keySet().stream()
                .filter(search -> readable(watchlist.wanted(search), today).isPresent())
                .toList();
        for (var at = 0; at < searches.size(); at += QUESTIONS) {
            var asked = searches.subList(at, Math.min(at + QUESTIONS, searches.size()));
            var questions = asked.stream()
                    .map(search -> new Recognising.Question(
                            watchlist.wanted(search).query(today), candidates.getOrDefault(search, Set.of())))
                    .toList();
            var answers = recognising.matching(questions);
            for (var one = 0; one < asked.size(); one++) {
                var search = asked.get(one);
                answers.get(one).forEach(listing -> pairs.add(new Pair(search, listing)));
            }
        }
        return pairs;
    }

    /** Brings the list up to date, all of it the first time, then what was written since; false where it must not go on. */
    private boolean readSearches(BooleanSupplier goesOn) {
        if (!recognising.edition().equals(edition)) {
            watchlist = new Watchlist();
            readUntil = Optional.empty();
            edition = recognising.edition();
        }
        var now = watches.clock();
        if (readUntil.isPresent()) {
            add(watches.since(readUntil.get().minus(OVERLAP), edition).stream()
                    .filter(watch -> !watchlist.contains(watch.id()))
                    .toList());
        } else {
            var page = watches.all(Optional.empty(), ROWS, edition);
            while (!page.isEmpty() && goesOn.getAsBoolean()) {
                add(page);
                page = watches.all(Optional.of(page.getLast().id()), ROWS, edition);
            }
            if (!page.isEmpty()) {
                return false;
            }
        }
        readUntil = Optional.of(now);
        return true;
    }

    private void add(List<Watch> page) {
        var conditions = worked(page);
        var traits = new HashSet<String>();
        conditions.values().forEach(condition -> traitsOf(condition, traits));
        var commonness = recognising.commonness(traits);
        page.forEach(watch -> watchlist.put(
                watch.id(),
                watch.wanted(),
                conditions.getOrDefault(watch.id(), Condition.Unknown.IT),
                trait -> commonness.getOrDefault(trait, 0L)));
    }

    /** The conditions, those worked out now kept for the next time. */
    private Map<SavedSearchId, Condition> worked(List<Watch> page) {
        var conditions = new HashMap<SavedSearchId, Condition>();
        page.forEach(watch -> watch.condition().ifPresent(known -> conditions.put(watch.id(), known)));
        var today = tx.run(LegalDays::of);
        var missing = page.stream()
                .filter(watch -> watch.condition().isEmpty())
                .filter(watch -> readable(watch.wanted(), today).isPresent())
                .toList();
        if (missing.isEmpty()) {
            return conditions;
        }
        var made = recognising.conditions(
                missing.stream().map(watch -> watch.wanted().query(today)).toList());
        var fresh = new HashMap<SavedSearchId, Condition>();
        for (var at = 0; at < missing.size(); at++) {
            fresh.put(missing.get(at).id(), made.get(at));
        }
        tx.run(now -> {
            watches.keep(fresh, edition);
            return now;
        });
        conditions.putAll(fresh);
        return conditions;
    }

    /** The query; nothing where the search page would not take it any more, so that one search never holds up the others. */
    private static Optional<Query> readable(Wanted wanted, LocalDate today) {
        try {
            return Optional.of(wanted.query(today));
        } catch (Refusal outdated) {
            return Optional.empty();
        }
    }

    private static void traitsOf(Condition condition, Set<String> traits) {
        switch (condition) {
            case Condition.Unknown nothing -> {}
            case Condition.Has has -> traits.add(has.trait());
            case Condition.AtLeast some -> some.conditions().forEach(one -> traitsOf(one, traits));
        }
    }
}
