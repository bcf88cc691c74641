package org.penglai.savedsearch.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.Listings;
import org.penglai.platform.http.Call;
import org.penglai.savedsearch.SavedSearchId;
import org.penglai.savedsearch.SavedSearches.Match;
import org.penglai.savedsearch.Saving;

/** Everything that a person can do with saved searches. */
public record SavedSearchDesk(Saving saving, Listings listings) {

    private static final int PAGE = 20;
    private static final int PAGE_MAX = 100;

    /** A match with its listing as it stands now. */
    record Matched(Listing listing, Match match, boolean fresh) {}

    static SavedSearchId id(Call call) {
        return call.id("id", "saved-search.unknown", SavedSearchId::new);
    }

    /** The page of matches that a call asks for. */
    Saving.Found found(Call call) {
        return saving.matches(call.actor(), id(call), after(call), limit(call));
    }

    /** The listings of the matches; one that is not shown to this reader any more is left out. */
    List<Matched> matched(Call call, Saving.Found found) {
        var shown =
                listings.findAll(found.matches().stream().map(Match::listing).toList());
        var seenUntil = found.kept().search().seenUntil();
        return found.matches().stream()
                .flatMap(match -> Optional.ofNullable(shown.get(match.listing()))
                        .filter(listing -> listing.isVisibleTo(call.caller().actor()))
                        .map(listing ->
                                new Matched(listing, match, match.foundAt().isAfter(seenUntil)))
                        .stream())
                .toList();
    }

    private static int limit(Call call) {
        return call.query("limit")
                .filter(text -> text.matches("\\d{1,3}"))
                .map(Integer::parseInt)
                .map(limit -> Math.clamp(limit, 1, PAGE_MAX))
                .orElse(PAGE);
    }

    /** What names no match is after none. */
    private static Optional<ListingId> after(Call call) {
        return call.query("after").flatMap(text -> {
            try {
                return Optional.of(new ListingId(UUID.fromString(text)));
            } catch (IllegalArgumentException foreign) {
                return Optional.empty();
            }
        });
    }
}
