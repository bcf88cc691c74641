package org.penglai.discovery.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.penglai.discovery.Hit;
import org.penglai.discovery.Showing;
import org.penglai.kernel.Bilingual;
import org.penglai.listing.ListingId;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Cookies;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;

/** Listings that a visitor picked or has looked at: side by side, and again. */
public final class ShownPages {

    private final Showing showing;
    private final Pages pages;
    private final Function<String, Optional<Bilingual>> subjects;
    private final SeenCookie seen;

    /** @param subjects what symbols of the classification are about */
    public ShownPages(Showing showing, Pages pages, Function<String, Optional<Bilingual>> subjects, Cookies cookies) {
        this.showing = showing;
        this.pages = pages;
        this.subjects = subjects;
        this.seen = new SeenCookie(cookies);
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/compare", "compareListings", this::compare),
                PageRoute.get("/seen", "listSeenListings", this::seen),
                PageRoute.get("/seen/forget", "listSeenListings", this::forget));
    }

    /** The page of a listing, which remembers in the visitor's browser that it was looked at. */
    public PageRoute remembering(PageRoute route) {
        if (!route.path().equals("/listings/:id") || !route.method().equals("GET")) {
            return route;
        }
        return PageRoute.get(route.path(), route.operation(), call -> {
            var reply = route.endpoint().handle(call);
            return reply.status() == 200
                    ? id(call.path("id"))
                            .map(id -> reply.header("Set-Cookie", seen.with(call, id)))
                            .orElse(reply)
                    : reply;
        });
    }

    /** What the visitor looked at last and can still be had, the latest first. */
    public List<HitView> lastSeen(Call call, int most) {
        var words = words(call);
        var ids = seen.read(call);
        return showing.published(ids).stream()
                .limit(most)
                .map(listing -> HitView.of(new Hit(listing, Optional.empty(), List.of()), words))
                .toList();
    }

    /** A hit as pages show it. */
    public HitView view(Call call, Hit hit) {
        return HitView.of(hit, words(call));
    }

    private Reply compare(Call call) {
        var asked = call.queries("listing").stream().distinct().toList();
        var ids = asked.stream()
                .flatMap(text -> id(text).stream())
                .limit(Comparison.MOST)
                .toList();
        return pages.show(call, "discovery/compare", Comparison.of(showing.published(ids), asked.size(), words(call)));
    }

    private Reply seen(Call call) {
        return pages.show(call, "discovery/seen", lastSeen(call, SeenCookie.KEPT));
    }

    private Reply forget(Call call) {
        return Reply.seeOther("/seen").header("Set-Cookie", seen.forget());
    }

    private FacetWords words(Call call) {
        return new FacetWords(pages.messages(), call.language(), subjects);
    }

    private static Optional<ListingId> id(String text) {
        try {
            return Optional.of(new ListingId(UUID.fromString(text)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
