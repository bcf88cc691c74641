package org.penglai.deal.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.penglai.deal.Consulting;
import org.penglai.deal.DealId;
import org.penglai.deal.DealJournal;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.Streams;
import org.penglai.platform.live.Feed;
import org.penglai.platform.live.Frame;
import org.penglai.platform.live.Told;

/** What becomes of a deal, as it happens, for those who may know of it. */
public final class DealStreams {

    /** One object, so that a frame is rendered once for all; it says no more than everyone who knows of the deal may see. */
    private static final Function<Told, Optional<Frame>> SHOWN = told -> Optional.of(frame(told));

    private final Consulting consulting;
    private final Streams streams;

    public DealStreams(Consulting consulting, Streams streams) {
        this.consulting = consulting;
        this.streams = streams;
    }

    public Map<String, Endpoint> operations() {
        return Map.of("streamDeal", this::open);
    }

    public List<PageRoute> routes() {
        return List.of(PageRoute.get("/deals/:id/stream", "streamDeal", this::open));
    }

    private Reply open(Call call) {
        return streams.open(call, () -> {
            var deal = consulting.deal(call.actor(), call.id("id", "deal.unknown", DealId::new));
            return new Feed.Of(DealJournal.aggregate(deal.id()), Streams.seen(call), SHOWN);
        });
    }

    private static Frame frame(Told told) {
        var payload = told.event().payload();
        var data = new HashMap<String, Object>();
        data.put("id", payload.getOrDefault(DealJournal.DEAL, ""));
        data.put("type", told.event().type());
        data.put("at", told.at().toString());
        Optional.ofNullable(payload.get("state")).ifPresent(state -> data.put("state", state));
        return new Frame(told.position(), "deal", data);
    }
}
