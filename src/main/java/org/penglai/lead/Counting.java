package org.penglai.lead;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;

/**
 * Use case: counts what happens to listings. Who only looks is noted in memory and counted some seconds later, so that no page
 * waits for it; a server that dies loses the looks of those seconds. What people do is counted in the transaction of its event.
 */
public final class Counting {

    /** Looks of the seconds between two writings; beyond, they are not counted. */
    private static final int NOTED_MAX = 20_000;

    private final Tx tx;
    private final Leads leads;
    private final Function<Set<ListingId>, Map<ListingId, Listing>> listings;
    private final Tally tally;
    private final ArrayBlockingQueue<Sighting> noted = new ArrayBlockingQueue<>(NOTED_MAX);

    /**
     * @param listings finds listings as they stand now
     * @param salts draws a salt that cannot be guessed
     */
    public Counting(
            Tx tx,
            Leads leads,
            Function<Set<ListingId>, Map<ListingId, Listing>> listings,
            LeadRules rules,
            Supplier<byte[]> salts) {
        this.tx = tx;
        this.leads = leads;
        this.listings = listings;
        this.tally = new Tally(rules, salts);
    }

    /** Notes what a visitor sees; never waits. */
    public void note(Sighting sighting) {
        noted.offer(sighting);
    }

    /** Counts and writes what was noted since; one caller at a time. */
    public synchronized void write() {
        var sightings = new ArrayList<Sighting>();
        noted.drainTo(sightings);
        if (!sightings.isEmpty()) {
            var today = tx.run(LegalDays::of);
            sightings(sightings).forEach(sighting -> tally.count(sighting, today));
        }
        var taken = tally.take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            tx.run(now -> {
                leads.add(days(taken), words(taken));
                return now;
            });
        } catch (Refusal unwritten) {
            if (unwritten.kind() == Refusal.Kind.UNAVAILABLE) {
                tally.giveBack(taken);
            }
            throw unwritten;
        }
    }

    /** What somebody did, within the transaction of its event. */
    public void add(ListingId listing, LeadKind kind, LocalDate on) {
        leads.add(List.of(new Leads.Day(listing, on, kind, 1)), List.of());
    }

    /** That a listing was declined, and why, likewise. */
    public void decline(ListingId listing, String reason, LocalDate on) {
        add(listing, LeadKind.DECLINED, on);
        leads.decline(new Leads.Decline(listing, on, reason, 1));
    }

    /** Without those listings that the visitor sells, or that are not open. */
    private List<Sighting> sightings(List<Sighting> seen) {
        var known = listings.apply(
                seen.stream().flatMap(sighting -> sighting.listings().stream()).collect(Collectors.toSet()));
        return seen.stream()
                .map(sighting -> new Sighting(
                        sighting.visitor(),
                        sighting.kind(),
                        sighting.listings().stream()
                                .filter(id -> known.get(id) instanceof Listing.Published listing
                                        && sighting.visitor()
                                                .organisation()
                                                .filter(its -> sells(its, listing))
                                                .isEmpty())
                                .toList(),
                        sighting.text()))
                .toList();
    }

    private static boolean sells(OrganisationId organisation, Listing listing) {
        return listing.head().owner().equals(organisation)
                || listing.content().agency().filter(organisation::equals).isPresent();
    }

    private static List<Leads.Day> days(Tally.Taken taken) {
        return taken.counts().entrySet().stream()
                .map(one -> new Leads.Day(
                        one.getKey().listing(), one.getKey().on(), one.getKey().kind(), one.getValue()))
                .toList();
    }

    private static List<Leads.Word> words(Tally.Taken taken) {
        return taken.words().entrySet().stream()
                .map(one -> new Leads.Word(
                        one.getKey().listing(),
                        one.getKey().week(),
                        one.getKey().word(),
                        one.getValue()))
                .toList();
    }
}
