package org.penglai.app;

import java.util.List;
import java.util.Map;
import org.penglai.deal.DealJournal;
import org.penglai.listing.ListingJournal;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.Streams;
import org.penglai.platform.live.Feed;
import org.penglai.platform.live.Frame;

/** A word to operators that their queues may look different now; each looks for itself. */
final class OperatorStreams {

    private static final Feed LISTINGS = new Feed.Hints(
            type -> type.startsWith(ListingJournal.TYPES), new Frame(0, "queue", Map.of("of", "listings")));

    private static final Feed DEALS =
            new Feed.Hints(type -> type.startsWith(DealJournal.TYPES), new Frame(0, "queue", Map.of("of", "deals")));

    private final Streams streams;

    OperatorStreams(Streams streams) {
        this.streams = streams;
    }

    List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/operator/listings/stream", "publishListing", call -> open(call, LISTINGS)),
                PageRoute.get("/operator/deals/stream", "certifyDeal", call -> open(call, DEALS)));
    }

    private Reply open(Call call, Feed feed) {
        return streams.open(call, () -> feed);
    }
}
