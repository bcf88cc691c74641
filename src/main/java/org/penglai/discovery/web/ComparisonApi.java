package org.penglai.discovery.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.penglai.discovery.Hit;
import org.penglai.discovery.ListingDocument;
import org.penglai.discovery.Showing;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Refusal;
import org.penglai.listing.ListingId;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Reply;

/** Listings side by side, over the API. */
public final class ComparisonApi {

    private final Showing showing;
    private final Messages messages;
    private final Function<String, Optional<Bilingual>> subjects;

    /** @param subjects what symbols of the classification are about */
    public ComparisonApi(Showing showing, Messages messages, Function<String, Optional<Bilingual>> subjects) {
        this.showing = showing;
        this.messages = messages;
        this.subjects = subjects;
    }

    public Map<String, Endpoint> operations() {
        return Map.of("compareListings", this::compare);
    }

    record RowView(String key, String label, List<String> cells, boolean differs) {}

    record ComparisonView(List<SearchApi.HitView> items, List<String> missing, List<RowView> rows) {}

    private Reply compare(Call call) {
        var asked = call.queries("listing").stream()
                .map(ComparisonApi::id)
                .distinct()
                .toList();
        var listings = showing.published(asked);
        var shown = listings.stream().map(ListingDocument::id).toList();
        var words = new FacetWords(messages, call.language(), subjects);
        var rows = Comparison.of(listings, asked.size(), words).rows().stream()
                .map(row -> new RowView(
                        row.key(),
                        messages.text(call.language(), "discovery.compare." + row.key()),
                        row.cells(),
                        row.differs()))
                .toList();
        return Reply.json(
                200,
                new ComparisonView(
                        listings.stream()
                                .map(listing -> SearchApi.HitView.of(new Hit(listing, Optional.empty(), List.of())))
                                .toList(),
                        asked.stream()
                                .filter(id -> !shown.contains(id))
                                .map(ListingId::toString)
                                .toList(),
                        rows));
    }

    private static ListingId id(String text) {
        try {
            return new ListingId(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            throw Refusal.of(Refusal.Kind.MALFORMED, "request.parameters").violation("listing", "format");
        }
    }
}
