package org.penglai.listing.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingAction;
import org.penglai.listing.ListingId;
import org.penglai.listing.Scratches.Scratch;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.LegalStatus;
import org.penglai.patent.Patent;
import org.penglai.patent.Patents;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;

/** The page where an owner, or its agency, works: own patents and listings, with what comes next for each. */
public final class Workspace {

    private static final int PAGE = 25;

    private final ListingApi.Parts parts;
    private final Patents patents;
    private final Pages pages;

    Workspace(ListingApi.Parts parts, Patents patents, Pages pages) {
        this.parts = parts;
        this.patents = patents;
        this.pages = pages;
    }

    List<PageRoute> routes() {
        return List.of(PageRoute.get("/listings/mine", "listMyListings", this::mine));
    }

    /** An own patent with its status today. */
    public record Owned(Patent patent, LegalStatus status) {}

    /** An own listing and what its seller can do with it. */
    public record Offered(Listing listing, List<ListingAction> actions) {}

    /**
     * What the page shows.
     *
     * @param nextListing id after which the next page of listings begins; empty on the last
     * @param nextPatent number after which the next page of patents begins; empty on the last
     * @param begun forms for new listings that were not finished
     * @param asked listings of others to which this organisation is asked to agree
     */
    public record Model(
            List<Offered> listings,
            String nextListing,
            List<Owned> patents,
            String nextPatent,
            boolean first,
            List<Scratch> begun,
            List<Listing> asked) {}

    private Reply mine(Call call) {
        var own = call.actor().organisation();
        var before = call.query("listings").flatMap(Workspace::listing);
        var after = call.query("patents").flatMap(Workspace::number);
        var listings = parts.listings().soldBy(own, before, PAGE + 1);
        var owned = patents.ownedBy(own, after, PAGE + 1);
        var today = parts.tx().run(LegalDays::of);
        var model = new Model(
                page(listings).stream()
                        .map(listing -> new Offered(listing, ListingView.actions(listing, Optional.of(call.actor()))))
                        .toList(),
                listings.size() > PAGE ? page(listings).getLast().id().toString() : "",
                page(owned).stream()
                        .map(patent -> new Owned(patent, patent.statusOn(today)))
                        .toList(),
                owned.size() > PAGE ? page(owned).getLast().number().canonical() : "",
                before.isEmpty() && after.isEmpty(),
                parts.scratches().begun(own, ScratchPages.SHOWN),
                parts.consenting().waitingFor(own, PAGE));
        return pages.show(call, "listing/mine", model);
    }

    private static <T> List<T> page(List<T> found) {
        return new ArrayList<>(found.subList(0, Math.min(PAGE, found.size())));
    }

    private static Optional<ListingId> listing(String text) {
        try {
            return Optional.of(new ListingId(UUID.fromString(text)));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private static Optional<ApplicationNumber> number(String text) {
        try {
            return Optional.of(ApplicationNumber.parse(text));
        } catch (Refusal foreign) {
            return Optional.empty();
        }
    }
}
