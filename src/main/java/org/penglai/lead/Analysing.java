package org.penglai.lead;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.Listings;

/** Use case: shows those who sell listings what came of them, and nobody else. */
public final class Analysing {

    /** Listings of one report: the newest; a greater portfolio asks for listings one by one. */
    static final int LISTINGS_MAX = 200;

    private static final int WORDS_MAX = 30;

    private final Tx tx;
    private final Leads leads;
    private final Listings listings;
    private final LeadRules rules;

    public Analysing(Tx tx, Leads leads, Listings listings, LeadRules rules) {
        this.tx = tx;
        this.leads = leads;
        this.listings = listings;
        this.rules = rules;
    }

    public LeadRules rules() {
        return rules;
    }

    /** All that the caller sells, or one listing of it. */
    public Report report(Actor actor, Optional<ListingId> only) {
        return tx.run(now -> {
            var from = Tally.monday(LegalDays.of(now)).minusWeeks(rules.weeks() - 1L);
            return report(from, only.map(id -> List.of(sold(actor, id))).orElseGet(() -> published(actor)));
        });
    }

    private Listing sold(Actor actor, ListingId id) {
        return listings.find(id)
                .filter(listing -> listing.isSoldBy(actor))
                .orElseThrow(() -> Refusal.unknown("listing.unknown").with("id", id.toString()));
    }

    private List<Listing> published(Actor actor) {
        return listings.soldBy(actor.organisation(), Optional.empty(), LISTINGS_MAX).stream()
                .filter(listing -> listing.published().isPresent())
                .toList();
    }

    private Report report(LocalDate from, List<Listing> sold) {
        var ids = sold.stream().map(Listing::id).toList();
        var days = leads.days(ids, from);
        var byListing = days.stream().collect(Collectors.groupingBy(Leads.Day::listing));
        var byWeek = days.stream().collect(Collectors.groupingBy(day -> Tally.monday(day.on())));
        return new Report(
                from,
                Leads.sums(days),
                IntStream.range(0, rules.weeks())
                        .mapToObj(from::plusWeeks)
                        .map(week -> new Report.Week(week, Leads.sums(byWeek.getOrDefault(week, List.of()))))
                        .toList(),
                words(leads.words(ids, from)),
                declines(leads.declines(ids, from)),
                sold.stream()
                        .map(listing ->
                                new Report.Row(listing, Leads.sums(byListing.getOrDefault(listing.id(), List.of()))))
                        .toList());
    }

    /** Of each listing and week only what enough visitors used; the same word of several listings is added up. */
    private List<Report.Used> words(List<Leads.Word> words) {
        var sums = words.stream()
                .filter(word -> word.visitors() >= rules.fewestVisitors())
                .collect(Collectors.groupingBy(Leads.Word::word, Collectors.summingInt(Leads.Word::visitors)));
        var used = new ArrayList<Report.Used>();
        sums.forEach((word, visitors) -> used.add(new Report.Used(word, visitors)));
        used.sort(Comparator.comparingInt(Report.Used::visitors).reversed().thenComparing(Report.Used::word));
        return used.stream().limit(WORDS_MAX).toList();
    }

    private static List<Report.Reason> declines(List<Leads.Decline> declines) {
        var sums = declines.stream()
                .collect(Collectors.groupingBy(Leads.Decline::reason, Collectors.summingInt(Leads.Decline::count)));
        var reasons = new ArrayList<Report.Reason>();
        sums.forEach((code, count) -> reasons.add(new Report.Reason(code, count)));
        reasons.sort(Comparator.comparingInt(Report.Reason::count).reversed().thenComparing(Report.Reason::code));
        return reasons;
    }
}
