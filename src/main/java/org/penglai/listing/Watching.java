package org.penglai.listing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Tx;
import org.penglai.listing.Inspecting.Inspected;
import org.penglai.patent.ApplicationNumber;

/**
 * Use case: after a register event, a deal or a consent the gate looks again at what is offered of the patent, and once a
 * day at everything that is open. A listing that loses a ground is suspended with its reason and comes back when the
 * ground is cured; one whose term or patents have ended comes to its end.
 */
public final class Watching {

    /** So many listings are read in one round trip, and their patents in another. */
    private static final int PAGE = 500;

    private final Tx tx;
    private final Listings listings;
    private final Inspecting inspecting;
    private final ListingJournal journal;
    private final Rounds rounds;

    public Watching(Tx tx, Listings listings, Inspecting inspecting, ListingJournal journal, Rounds rounds) {
        this.tx = tx;
        this.listings = listings;
        this.inspecting = inspecting;
        this.journal = journal;
        this.rounds = rounds;
    }

    /** Looks again at every listing that offers the patent; harmless to repeat. */
    public void look(ApplicationNumber patent) {
        look(List.of(patent));
    }

    /** Looks again at every listing that offers one of the patents, which are read at once. */
    public void look(Collection<ApplicationNumber> patents) {
        tx.run(now -> relook(listings.findAll(listings.offering(patents)).values(), now));
    }

    /** Looks again at one listing. */
    public void look(ListingId id) {
        tx.run(now -> relook(id, now));
    }

    /**
     * Goes through all that is open, once on each legal day, in pages that are read at once; goes on where it stood when it
     * was interrupted.
     *
     * @param mayGoOn asked before each page
     * @return how many were looked at now; none when the day's round is done
     */
    public int round(BooleanSupplier mayGoOn) {
        var looked = 0;
        while (mayGoOn.getAsBoolean()) {
            var page = tx.run(this::page);
            if (page.isEmpty()) {
                break;
            }
            looked += page.get();
        }
        return looked;
    }

    /** Looks at the next page; empty when the round of today is over. */
    private Optional<Integer> page(Instant now) {
        var today = LegalDays.of(now);
        var round = rounds.of(today);
        if (round.isOver()) {
            return Optional.empty();
        }
        var open = listings.open(round.after(), PAGE);
        var changed = relook(open, now);
        rounds.save(
                open.size() < PAGE
                        ? round.over(open.size(), changed)
                        : round.on(open.getLast().id(), open.size(), changed));
        return Optional.of(open.size());
    }

    /** Looks at all together, and locks those only for which something follows. */
    private int relook(Collection<Listing> open, Instant now) {
        var changing = inspecting.all(open, LegalDays.of(now)).stream()
                .filter(inspected -> next(inspected, now).isPresent())
                .map(inspected -> inspected.listing().id())
                .toList();
        changing.forEach(id -> relook(id, now));
        return changing.size();
    }

    private Optional<Listing> relook(ListingId id, Instant now) {
        var next = listings.lock(id).flatMap(listing -> next(inspecting.inspect(listing, LegalDays.of(now)), now));
        next.ifPresent(listing -> {
            listings.save(listing);
            tell(listing);
        });
        return next;
    }

    private void tell(Listing next) {
        switch (next) {
            case Listing.Expired expired -> journal.tell(ListingJournal.EXPIRED, expired, Map.of());
            case Listing.Closed closed -> journal.tell(ListingJournal.CLOSED, closed, Map.of());
            default -> journal.tellHeld(next);
        }
    }

    /** What becomes of it by what the gate found; empty where it stays as it is. */
    private static Optional<Listing> next(Inspected inspected, Instant now) {
        var listing = inspected.listing();
        if (!(listing instanceof Listing.Published) && !(listing instanceof Listing.Suspended)) {
            return Optional.empty();
        }
        return Ending.of(listing, inspected.candidate(), now)
                .or(() -> held(listing, inspected.eligibility().lostRules(), now));
    }

    private static Optional<Listing> held(Listing listing, List<String> lost, Instant now) {
        return switch (listing) {
            case Listing.Published published
            when !lost.isEmpty() -> Optional.of(published.suspend(new Listing.Suspension(now, lost, "")));
            case Listing.Suspended suspended
            when !suspended.suspension().rules().equals(lost) -> Optional.of(suspended.under(lost));
            default -> Optional.empty();
        };
    }
}
