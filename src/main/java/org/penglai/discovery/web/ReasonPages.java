package org.penglai.discovery.web;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.penglai.discovery.Explaining;
import org.penglai.discovery.Likeness;
import org.penglai.discovery.Matching;
import org.penglai.discovery.Why;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;

/** The pages that say why a listing is found and which are like it; a script puts their parts into other pages. */
public final class ReasonPages {

    private final Explaining explaining;
    private final Matching matching;
    private final Pages pages;
    private final Supplier<LocalDate> today;

    /** @param today the legal day, by the one clock */
    public ReasonPages(Explaining explaining, Matching matching, Pages pages, Supplier<LocalDate> today) {
        this.explaining = explaining;
        this.matching = matching;
        this.pages = pages;
        this.today = today;
    }

    /** Why the words typed find a listing. */
    public record WhyPage(String listing, String typed, Why why) {}

    /** Listings like one. */
    public record SimilarPage(String listing, List<Likeness> items) {
        public SimilarPage {
            items = List.copyOf(items);
        }
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/listings/:id/why", "explainHit", this::why),
                PageRoute.get("/listings/:id/similar", "listSimilarListings", this::similar));
    }

    private Reply why(Call call) {
        var why = ReasonApi.found(call, explaining, today.get());
        var page = new WhyPage(call.path("id"), call.query("q").orElse(""), why);
        return pages.show(200, call, "discovery/why", page);
    }

    private Reply similar(Call call) {
        var page = new SimilarPage(call.path("id"), ReasonApi.similar(call, matching));
        return pages.show(200, call, "discovery/similar", page);
    }
}
