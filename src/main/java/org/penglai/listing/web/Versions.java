package org.penglai.listing.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Refusal;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.Listings.Kept;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;

/** Every version of a listing, for whoever might see it at the time: what stood there from when to when, and what changed. */
public final class Versions {

    /** More than any listing has had; what is older is reached from there. */
    private static final int MOST = 200;

    private final ListingApi.Parts parts;
    private final Pages pages;
    private final TypedListing typed;

    public Versions(ListingApi.Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
        this.typed = new TypedListing(parts.organisations());
    }

    public Map<String, Endpoint> operations() {
        return Map.of("listListingVersions", this::list);
    }

    List<PageRoute> routes() {
        return List.of(PageRoute.get("/listings/:id/versions", "listListingVersions", this::page));
    }

    /** What a field said before and says in this version. */
    public record Change(String field, String before, String after) {}

    /**
     * One version as it is listed.
     *
     * @param changes against the version before that this reader may see
     */
    public record Version(int version, Listing.State state, Instant recordedAt, List<Change> changes) {}

    /** All versions on the API. */
    record VersionsView(List<Version> items) {}

    /** What the page of versions shows. */
    public record Model(Listing listing, List<Version> versions) {}

    private Reply list(Call call) {
        return Reply.json(200, new VersionsView(versions(call, visible(call).id())));
    }

    private Reply page(Call call) {
        var listing = visible(call);
        return pages.show(call, "listing/versions", new Model(listing, versions(call, listing.id())));
    }

    private Listing visible(Call call) {
        return parts.visible(call, call.id("id", "listing.unknown", ListingId::new));
    }

    private List<Version> versions(Call call, ListingId id) {
        var seen = parts.listings().versions(id, Integer.MAX_VALUE, MOST).stream()
                .filter(kept -> kept.listing().isVisibleTo(call.caller().actor()))
                .toList();
        var versions = new ArrayList<Version>();
        for (var at = 0; at < seen.size(); at++) {
            var before = at + 1 < seen.size() ? Optional.of(seen.get(at + 1)) : Optional.<Kept>empty();
            versions.add(version(seen.get(at), before));
        }
        return List.copyOf(versions);
    }

    private Version version(Kept kept, Optional<Kept> before) {
        var listing = kept.listing();
        var changes = before.map(earlier -> changes(earlier.listing(), listing)).orElse(List.of());
        return new Version(listing.head().version(), listing.state(), kept.at(), changes);
    }

    /** Field by field as the form writes them. */
    private List<Change> changes(Listing before, Listing after) {
        var earlier = typed.filled(before.content()).values();
        var later = typed.filled(after.content()).values();
        var fields = new LinkedHashSet<>(later.keySet());
        fields.addAll(earlier.keySet());
        return fields.stream()
                .map(field -> new Change(field, written(earlier, field), written(later, field)))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    private static String written(Map<String, List<String>> form, String field) {
        return String.join("\n", form.getOrDefault(field, List.of()));
    }

    /** The version that the address names; the one that stands where it names none. */
    static Listing shown(ListingApi.Parts parts, Call call, Listing now) {
        var asked = call.query("version");
        if (asked.isEmpty()) {
            return now;
        }
        var version = asked.get();
        return Optional.of(version)
                .filter(text -> text.matches("\\d{1,9}"))
                .flatMap(text -> parts.listings().versions(now.id(), Integer.parseInt(text), 1).stream()
                        .map(Kept::listing)
                        .filter(kept -> kept.head().version() == Integer.parseInt(text))
                        .filter(kept -> kept.isVisibleTo(call.caller().actor()))
                        .findFirst())
                .orElseThrow(() -> Refusal.unknown("listing.version-unknown").with("version", version));
    }
}
