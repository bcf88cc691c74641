package org.penglai.listing.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penglai.identity.Organisations;
import org.penglai.kernel.Ids;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Tx;
import org.penglai.listing.Announcement;
import org.penglai.listing.Consenting;
import org.penglai.listing.Drafting;
import org.penglai.listing.Inspecting;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.ListingParts;
import org.penglai.listing.Listings;
import org.penglai.listing.Publishing;
import org.penglai.listing.Scratches;
import org.penglai.listing.Suspending;
import org.penglai.platform.http.ApiRouter;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Reply;

/** Listings over the API. */
public final class ListingApi {

    private static final int PAGE = 20;

    /** What the endpoints work with. */
    public record Parts(
            Tx tx,
            Listings listings,
            Organisations organisations,
            Drafting drafting,
            Publishing publishing,
            Inspecting inspecting,
            Consenting consenting,
            Suspending suspending,
            Scratches scratches,
            Ids ids) {

        /** The listing, where the caller may know of it: its seller, the public, or a co-owner that was asked to agree. */
        Listing visible(Call call, ListingId id) {
            var listing = listings.require(id);
            var reader = call.caller().actor();
            if (!listing.isVisibleTo(reader)
                    && reader.filter(actor -> consenting.isAsked(id, actor.organisation()))
                            .isEmpty()) {
                throw Listings.unknown(id);
            }
            return listing;
        }
    }

    private final Parts parts;
    private final Messages messages;

    public ListingApi(Parts parts, Messages messages) {
        this.parts = parts;
        this.messages = messages;
    }

    public Map<String, Endpoint> operations() {
        var operations = new HashMap<String, Endpoint>(new ConsentApi(parts).operations());
        operations.put("resumeListing", this::resumeListing);
        operations.putAll(Map.of(
                "createListing", this::createListing,
                "getListing", this::getListing,
                "editListing", this::editListing,
                "submitListing", this::submitListing,
                "returnListing", this::returnListing,
                "publishListing", this::publishListing,
                "withdrawListing", this::withdrawListing,
                "getListingEligibility", this::getListingEligibility,
                "listMyListings", this::listMyListings,
                "suspendListing", this::suspendListing));
        return operations;
    }

    /** The body of {@code returnListing}. */
    record ReturnForm(List<Listing.Comment> comments) {}

    /** The body of {@code publishListing} and {@code withdrawListing}; all of it or nothing. */
    record AnnouncementForm(
            @Nullable String acceptanceNumber,
            @Nullable LocalDate announcedOn,
            @Nullable String gazette) {
        Optional<Announcement> announcement() {
            return acceptanceNumber == null || announcedOn == null || gazette == null
                    ? Optional.empty()
                    : Optional.of(new Announcement(acceptanceNumber, announcedOn, gazette));
        }
    }

    private Reply createListing(Call call) {
        var draft = parts.drafting()
                .begin(call.actor(), call.body(ListingParts.class).content());
        return shown(201, call, draft).location(ApiRouter.BASE + "/listings/" + draft.id());
    }

    private Reply getListing(Call call) {
        return shown(200, call, Versions.shown(parts, call, visible(call)));
    }

    private Reply editListing(Call call) {
        var content = call.body(ListingParts.class).content();
        return shown(200, call, parts.drafting().edit(call.actor(), id(call), call.ifMatch(), content));
    }

    private Reply submitListing(Call call) {
        return shown(200, call, parts.publishing().submit(call.actor(), id(call)));
    }

    private Reply returnListing(Call call) {
        return shown(
                200,
                call,
                parts.publishing()
                        .giveBack(id(call), call.body(ReturnForm.class).comments()));
    }

    private Reply publishListing(Call call) {
        var announcement = call.body(AnnouncementForm.class).announcement();
        return shown(200, call, parts.publishing().publish(call.actor(), id(call), announcement));
    }

    private Reply withdrawListing(Call call) {
        var announcement = call.body(AnnouncementForm.class).announcement();
        return shown(200, call, parts.publishing().withdraw(call.actor(), id(call), announcement));
    }

    private Reply getListingEligibility(Call call) {
        return parts.tx().run(now -> {
            var listing = visible(call);
            var eligibility = parts.inspecting().eligibility(listing, LegalDays.of(now));
            return Reply.json(
                    200,
                    EligibilityView.of(eligibility, messages, call.language())
                            .with(parts.inspecting().promotional(listing), call.language()));
        });
    }

    /** The body of {@code suspendListing} and {@code resumeListing}. */
    record ReasonForm(String reason) {}

    private Reply suspendListing(Call call) {
        return shown(
                200,
                call,
                parts.suspending().suspend(id(call), call.body(ReasonForm.class).reason()));
    }

    private Reply resumeListing(Call call) {
        return shown(
                200,
                call,
                parts.suspending().resume(id(call), call.body(ReasonForm.class).reason()));
    }

    private Reply listMyListings(Call call) {
        var limit = call.query("limit").map(Integer::parseInt).orElse(PAGE);
        var before = call.query("after").flatMap(ListingApi::cursor);
        var found = parts.listings().soldBy(call.actor().organisation(), before, limit + 1);
        var items =
                found.stream().limit(limit).map(listing -> view(call, listing)).toList();
        return Reply.json(
                200, new PageView(items, found.size() > limit ? items.getLast().id() : null));
    }

    /** One page of listings; {@code next} is asked for with {@code after}. */
    record PageView(List<ListingView> items, @Nullable String next) {}

    private static Optional<ListingId> cursor(String after) {
        try {
            return Optional.of(new ListingId(UUID.fromString(after)));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private Listing visible(Call call) {
        return parts.visible(call, id(call));
    }

    private Reply shown(int status, Call call, Listing listing) {
        return Reply.json(status, view(call, listing)).version(listing.head().version());
    }

    private ListingView view(Call call, Listing listing) {
        var owner = parts.organisations().require(listing.head().owner());
        return ListingView.of(listing, owner, call.caller().actor());
    }

    private static ListingId id(Call call) {
        return call.id("id", "listing.unknown", ListingId::new);
    }
}
