package org.penglai.savedsearch.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Bilingual;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.ListingMode;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;
import org.penglai.savedsearch.Frequency;
import org.penglai.savedsearch.Saving.Kept;
import org.penglai.savedsearch.Wanted;

/** Saved searches over the API. */
public final class SavedSearchApi {

    private static final String PATH = "/api/v1/saved-searches/";

    private final SavedSearchDesk desk;

    public SavedSearchApi(SavedSearchDesk desk) {
        this.desk = desk;
    }

    public Map<String, Endpoint> operations() {
        return Map.of(
                "createSavedSearch", this::create,
                "listSavedSearches", this::list,
                "getSavedSearch", this::get,
                "changeSavedSearch", this::change,
                "deleteSavedSearch", this::delete,
                "listSavedSearchMatches", this::matches,
                "markSavedSearchSeen", this::see);
    }

    /** The body of {@code createSavedSearch}. */
    record CreateBody(String name, String search, Frequency frequency) {}

    /** The body of {@code changeSavedSearch}. */
    record ChangeBody(String name, Frequency frequency) {}

    /** A saved search. */
    record SearchView(
            String id, String name, String search, Frequency frequency, Instant createdAt, long matches, long unseen) {
        static SearchView of(Kept kept) {
            var search = kept.search();
            return new SearchView(
                    search.id().toString(),
                    search.name(),
                    search.wanted().line(),
                    search.frequency(),
                    search.createdAt(),
                    kept.counts().all(),
                    kept.counts().unseen());
        }
    }

    /** All of the caller's. */
    record SearchList(List<SearchView> items) {}

    /** One match. */
    record MatchView(
            String listing, Bilingual title, ListingMode mode, Listing.State state, Instant foundAt, boolean unseen) {
        static MatchView of(SavedSearchDesk.Matched matched) {
            var listing = matched.listing();
            return new MatchView(
                    listing.id().toString(),
                    listing.content().text().title(),
                    listing.terms().mode(),
                    listing.state(),
                    matched.match().foundAt(),
                    matched.fresh());
        }
    }

    /** A page of matches. */
    record MatchPage(List<MatchView> items, Optional<String> next) {}

    private Reply create(Call call) {
        var body = call.body(CreateBody.class);
        var search = desk.saving().save(call.actor(), body.name(), Wanted.parse(body.search()), body.frequency());
        var kept = desk.saving().one(call.actor(), search.id());
        return Reply.json(201, SearchView.of(kept)).location(PATH + search.id());
    }

    private Reply list(Call call) {
        return Reply.json(
                200,
                new SearchList(desk.saving().mine(call.actor()).stream()
                        .map(SearchView::of)
                        .toList()));
    }

    private Reply get(Call call) {
        return Reply.json(200, SearchView.of(desk.saving().one(call.actor(), SavedSearchDesk.id(call))));
    }

    private Reply change(Call call) {
        var body = call.body(ChangeBody.class);
        desk.saving().change(call.actor(), SavedSearchDesk.id(call), body.name(), body.frequency());
        return get(call);
    }

    private Reply delete(Call call) {
        desk.saving().drop(call.actor(), SavedSearchDesk.id(call));
        return Reply.noContent();
    }

    private Reply see(Call call) {
        desk.saving().see(call.actor(), SavedSearchDesk.id(call));
        return Reply.noContent();
    }

    private Reply matches(Call call) {
        var found = desk.found(call);
        return Reply.json(
                200,
                new MatchPage(
                        desk.matched(call, found).stream().map(MatchView::of).toList(),
                        found.next().map(ListingId::toString)));
    }
}
