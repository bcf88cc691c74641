package org.penglai.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.penglai.kernel.LegalDays;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.savedsearch.Frequency;
import org.penglai.savedsearch.Publications.Pair;
import org.penglai.savedsearch.SavedSearch;
import org.penglai.savedsearch.Wanted;
import org.penglai.stack.DemoUsers;

/** Searches that the demo's firms keep, in each frequency: with new matches, with matches that were seen, and without any. */
final class DemoSavedSearches {

    private final Wiring made;
    private final DemoClock clock;

    DemoSavedSearches(Wiring made, DemoClock clock) {
        this.made = made;
        this.clock = clock;
    }

    void keep(List<Listing.Published> published) {
        LocalDate today = made.tx.run(LegalDays::of);
        var batteries =
                clock.on(today.minusDays(20), () -> save(DemoUsers.SME_LITHIUM, "锂电池材料", "电池", Frequency.AT_ONCE));
        var hulls = clock.on(today.minusDays(18), () -> save(DemoUsers.SME_MARINE, "船舶与海工", "海洋", Frequency.DAILY));
        var peptides =
                clock.on(today.minusDays(16), () -> save(DemoUsers.SME_PHARMA, "海参活性物质", "生物", Frequency.WEEKLY));
        clock.on(today.minusDays(16), () -> save(DemoUsers.SME_LITHIUM, "固态电解质", "固态电解质膜", Frequency.DAILY));
        clock.on(today.minusDays(9), () -> match(batteries, published, "电池", 2));
        clock.on(today.minusDays(8), () -> {
            made.savedSearches.desk.saving().see(DemoPatents.actor(DemoUsers.SME_LITHIUM), batteries.id());
            return match(hulls, published, "海", 3);
        });
        clock.on(today.minusDays(2), () -> match(peptides, published, "酶", 2));
        clock.on(today.minusDays(1), () -> match(batteries, published, "电", 5));
        made.savedSearches.telling.work(() -> true);
    }

    private SavedSearch save(DemoUsers user, String name, String text, Frequency frequency) {
        return made.savedSearches
                .desk
                .saving()
                .save(DemoPatents.actor(user), name, new Wanted(Map.of("q", List.of(text))), frequency);
    }

    /** As if they had been published then. */
    private int match(SavedSearch search, List<Listing.Published> published, String word, int most) {
        var found = published.stream()
                .filter(listing -> listing.content().text().title().zh().contains(word))
                .map(Listing::id)
                .limit(most)
                .toList();
        return made.tx.run(now -> {
            var publications = made.savedSearches.publications;
            for (ListingId listing : found) {
                publications.note(listing, java.time.Instant.now());
            }
            publications.match(
                    found.stream()
                            .map(listing -> new Pair(search.id(), listing))
                            .toList(),
                    now);
            return found.size();
        });
    }
}
