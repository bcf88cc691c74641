package org.penglai.need;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.penglai.discovery.ListingDocument;
import org.penglai.identity.Organisation;
import org.penglai.identity.Organisations;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.Listings;
import org.penglai.need.Comparing.Found;

/**
 * Use case: finds the listings that could meet a need, in two stages: the search engine finds what is near, then each of
 * those is compared with the need, point by point, so that every place in the order has its reasons. A need is looked at when
 * it opens, when something is published that shares its words or fields, and once a day.
 */
public final class Matching {

    /** What was published so shortly ago may not be found yet. */
    private static final Duration FINDABLE = Duration.ofSeconds(3);

    /** How many needs are looked at in one turn, and are woken by one publication. */
    private static final int TURN = 10;

    private static final int WOKEN = 500;

    private final Tx tx;
    private final Stores stores;
    private final Listings listings;
    private final Organisations organisations;
    private final Nearest nearest;
    private final NeedRules rules;

    /** Where it reads and writes. */
    public record Stores(Needs needs, Matches matches, Tellings tellings, WeightsKept weights) {}

    /** Where it looks. */
    public record Sources(Listings listings, Organisations organisations, Nearest nearest) {}

    public Matching(Tx tx, Stores stores, Sources sources, NeedRules rules) {
        this.tx = tx;
        this.stores = stores;
        this.listings = sources.listings();
        this.organisations = sources.organisations();
        this.nearest = sources.nearest();
        this.rules = rules;
    }

    /** The fields and industries that the nearest listings agree on. */
    public Proposals propose(NeedContent content) {
        return Proposals.of(nearest.to(content, NeedFields.NONE, rules.kept()));
    }

    /** What would match the need as it stands, best first; nothing is kept and nobody told. */
    public List<Match> preview(Need need) {
        var weights = stores.weights().active().map(Learned::weights).orElse(rules.weights());
        var comparing = new Comparing(rules.talk(), need.content(), need.fields(), small(need));
        var near = nearest.to(need.content(), need.fields(), rules.kept());
        var known =
                listings.findAll(near.stream().map(one -> one.listing().id()).toList());
        var matches = new ArrayList<Match>();
        for (var at = 0; at < near.size(); at++) {
            var document = near.get(at).listing();
            var found = new Found(at + 1, near.get(at).nearness());
            offered(known.get(document.id()), need)
                    .map(listing -> match(need, listing, comparing.with(document, found), weights))
                    .filter(match -> match.score() >= rules.shownFrom())
                    .ifPresent(matches::add);
        }
        matches.sort(Comparator.comparingInt(Match::score)
                .reversed()
                .thenComparing(match -> match.listing().value()));
        return matches.stream().limit(rules.kept()).toList();
    }

    /** Its firm looks at the need: what was not looked for yet is now, and the firm is not told of what it sees. */
    public void attend(NeedId id) {
        try {
            if (stores.matches().isUrgent(id)) {
                look(id);
            }
        } catch (Refusal away) {
            if (away.kind() != Refusal.Kind.UNAVAILABLE) {
                throw away;
            }
        }
        tx.run(now -> {
            stores.tellings().seen(id, now);
            return id;
        });
    }

    /** Looks at the need and keeps its matches; harmless to repeat. */
    public void look(NeedId id) {
        var began = tx.run(now -> now);
        var known = stores.needs().find(id).filter(Need::isOpen);
        if (known.isEmpty()) {
            tx.run(now -> gone(id, now));
            return;
        }
        var found = preview(known.get());
        tx.run(now -> {
            var still = stores.needs()
                    .lock(id)
                    .filter(need ->
                            need.isOpen() && need.version() == known.get().version());
            if (still.isPresent()) {
                stores.matches().replace(id, found);
                stores.matches().looked(id, began, FINDABLE);
            }
            return id;
        });
    }

    private NeedId gone(NeedId id, Instant now) {
        stores.matches().looked(id, now, FINDABLE.negated());
        return id;
    }

    /** Whether any need waits for a look. */
    public boolean isAnyDue() {
        return stores.matches().isAnyDue();
    }

    /** Looks at what is due while it may go on. */
    public void work(BooleanSupplier goesOn) {
        for (var need : stores.matches().due(TURN)) {
            if (!goesOn.getAsBoolean()) {
                return;
            }
            look(need);
        }
    }

    /** Once a day every open need is looked at, whatever was missed. */
    public void round() {
        tx.run(now -> {
            stores.matches().askAll(now);
            return now;
        });
    }

    /** A listing is offered from now on: needs near to it are looked at again. */
    public void heed(ListingDocument listing) {
        tx.run(now -> {
            var symbols = listing.patents().stream()
                    .flatMap(patent -> patent.ipc().stream())
                    .flatMap(symbol -> symbol.path().stream())
                    .collect(Collectors.toSet());
            var near = stores.needs().near(SharedWords.terms(rules.talk(), listing), symbols, WOKEN);
            stores.matches().ask(near, now);
            return near;
        });
    }

    /** A listing is offered no more. */
    public void drop(ListingId listing) {
        tx.run(now -> {
            stores.matches().remove(listing);
            return listing;
        });
    }

    private boolean small(Need need) {
        return organisations
                .find(need.head().firm())
                .filter(Organisation::isSme)
                .isPresent();
    }

    /** What is on offer, and not by the firm itself. */
    private static Optional<Listing> offered(@org.jspecify.annotations.Nullable Listing listing, Need need) {
        return Optional.ofNullable(listing)
                .filter(Listing.Published.class::isInstance)
                .filter(found -> !found.head().owner().equals(need.head().firm()));
    }

    private static Match match(Need need, Listing listing, Comparison comparison, Weights weights) {
        return new Match(
                need.id(),
                listing.id(),
                sellers(listing),
                comparison.score(weights),
                comparison.reasons(weights),
                comparison.values(),
                weights.version());
    }

    private static List<OrganisationId> sellers(Listing listing) {
        return Stream.concat(Stream.of(listing.head().owner()), listing.content().agency().stream())
                .distinct()
                .toList();
    }
}
