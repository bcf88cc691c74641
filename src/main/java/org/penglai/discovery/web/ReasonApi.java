package org.penglai.discovery.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.penglai.discovery.Explaining;
import org.penglai.discovery.Likeness;
import org.penglai.discovery.Matching;
import org.penglai.discovery.Query;
import org.penglai.discovery.QueryForm;
import org.penglai.discovery.Why;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Refusal;
import org.penglai.listing.ListingId;
import org.penglai.listing.ListingMode;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;

/** Why a listing is found, and which listings are like it, over the API. */
public final class ReasonApi {

    static final int SIMILAR = 6;

    private final Explaining explaining;
    private final Matching matching;
    private final Supplier<LocalDate> today;

    /** @param today the legal day, by the one clock */
    public ReasonApi(Explaining explaining, Matching matching, Supplier<LocalDate> today) {
        this.explaining = explaining;
        this.matching = matching;
        this.today = today;
    }

    public Map<String, Endpoint> operations() {
        return Map.of("explainHit", this::explainHit, "listSimilarListings", this::similar);
    }

    record WhyView(List<Why.Word> words, List<String> offers, boolean near) {}

    record SimilarView(List<LikeView> items) {}

    record LikeView(
            String id,
            Bilingual title,
            ListingMode mode,
            List<String> patents,
            List<String> words,
            List<String> fields,
            Set<String> sharedIpc) {

        static LikeView of(Likeness like) {
            var listing = like.listing();
            return new LikeView(
                    listing.id().toString(),
                    listing.words().title(),
                    listing.offer().mode(),
                    listing.patents().stream()
                            .map(patent -> patent.number().canonical())
                            .toList(),
                    like.reasons().words(),
                    like.reasons().fields(),
                    like.reasons().agreed());
        }
    }

    private Reply explainHit(Call call) {
        var why = found(call, explaining, today.get());
        return Reply.json(200, new WhyView(why.words(), why.offers(), why.near()));
    }

    private Reply similar(Call call) {
        var items = similar(call, matching).stream().map(LikeView::of).toList();
        return Reply.json(200, new SimilarView(items));
    }

    /** Listings like that of the call; unknown where it is not shown. */
    static List<Likeness> similar(Call call, Matching matching) {
        var listing = call.id("id", "listing.unknown", ListingId::new);
        return matching.similar(listing, SIMILAR)
                .orElseThrow(() -> Refusal.unknown("listing.unknown").with("id", listing.toString()));
    }

    /** Why the query of the call finds the listing; unknown where it does not. */
    static Why found(Call call, Explaining explaining, LocalDate today) {
        var listing = call.id("id", "listing.unknown", ListingId::new);
        var asked = Map.of("q", call.queries("q"));
        Query query = QueryForm.parse(asked, today);
        Optional<Why> why = explaining.why(query, listing);
        return why.orElseThrow(() -> Refusal.unknown("search.not-a-hit"));
    }
}
