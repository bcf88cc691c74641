package org.penglai.listing.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Role;
import org.penglai.listing.Consenting;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.ListingJournal;
import org.penglai.listing.Listings;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.Streams;
import org.penglai.platform.live.Feed;
import org.penglai.platform.live.Frame;
import org.penglai.platform.live.Told;

/** What becomes of a listing, as it happens, for those who may see it: for the public, once and as long as it is public. */
public final class ListingStreams {

    /** One object each, so that a frame is rendered once for all who are shown the same. */
    private static final Function<Told, Optional<Frame>> ALL = allBut();

    private static final Function<Told, Optional<Frame>> SUBMITTED = allBut(Listing.State.DRAFT);
    private static final Function<Told, Optional<Frame>> PUBLIC = allBut(Listing.State.DRAFT, Listing.State.SUBMITTED);

    private final Listings listings;
    private final Consenting consenting;
    private final Streams streams;

    public ListingStreams(Listings listings, Consenting consenting, Streams streams) {
        this.listings = listings;
        this.consenting = consenting;
        this.streams = streams;
    }

    public Map<String, Endpoint> operations() {
        return Map.of("streamListing", this::open);
    }

    public List<PageRoute> routes() {
        return List.of(PageRoute.get("/listings/:id/stream", "streamListing", this::open));
    }

    private Reply open(Call call) {
        return streams.open(call, () -> {
            var id = call.id("id", "listing.unknown", ListingId::new);
            var reader = call.caller().actor();
            var listing = listings.require(id);
            var asked = reader.filter(actor -> consenting.isAsked(id, actor.organisation()))
                    .isPresent();
            if (!asked && !listing.isVisibleTo(reader)) {
                throw Listings.unknown(id);
            }
            return new Feed.Of(ListingJournal.aggregate(id), Streams.seen(call), asked ? ALL : shown(listing, reader));
        });
    }

    /** As in {@link Listing#isVisibleTo}: a draft is its owner's, what is submitted also the operator's. */
    private static Function<Told, Optional<Frame>> shown(Listing listing, Optional<Actor> reader) {
        if (reader.filter(actor -> listing.isSoldBy(actor) || actor.is(Role.AUDITOR))
                .isPresent()) {
            return ALL;
        }
        return reader.filter(actor -> actor.is(Role.OPERATOR)).isPresent() ? SUBMITTED : PUBLIC;
    }

    private static Function<Told, Optional<Frame>> allBut(Listing.State... hidden) {
        var names = Stream.of(hidden).map(Enum::name).collect(Collectors.toSet());
        return told ->
                Optional.of(told).filter(one -> !names.contains(state(one))).map(ListingStreams::frame);
    }

    private static Frame frame(Told told) {
        return new Frame(
                told.position(),
                "listing",
                Map.of(
                        "id", told.event().payload().getOrDefault(ListingJournal.LISTING, ""),
                        "type", told.event().type(),
                        "state", state(told),
                        "at", told.at().toString()));
    }

    private static String state(Told told) {
        return told.event().payload().getOrDefault("state", "");
    }
}
