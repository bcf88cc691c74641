package org.penglai.app;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.penglai.discovery.Classification;
import org.penglai.discovery.Hit;
import org.penglai.discovery.web.HitView;
import org.penglai.discovery.web.ShownPages;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;
import org.penglai.terms.web.TermsPages;

/** The front page: one box to search with, and how things stand today. */
final class HomePage {

    private static final int SEEN = 4;

    private final FrontFigures figures;
    private final Classification classification;
    private final ShownPages shown;
    private final Supplier<List<TermsPages.Change>> changes;
    private final Pages pages;

    HomePage(
            FrontFigures figures,
            Classification classification,
            ShownPages shown,
            Supplier<List<TermsPages.Change>> changes,
            Pages pages) {
        this.figures = figures;
        this.classification = classification;
        this.shown = shown;
        this.changes = changes;
        this.pages = pages;
    }

    PageRoute route() {
        return PageRoute.get("/", "home", this::show);
    }

    private Reply show(Call call) {
        var counted = figures.now();
        var newest = counted.offered().stream()
                .flatMap(all -> all.newest().stream())
                .map(listing -> shown.view(call, new Hit(listing, Optional.empty(), List.of())))
                .toList();
        List<HitView> seen = shown.lastSeen(call, SEEN);
        var model = new Home(
                changes.get(),
                counted.offered(),
                counted.certified(),
                classification.scheme().sections(),
                newest,
                seen);
        return pages.show(call, "app/home", model);
    }
}
