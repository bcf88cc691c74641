package org.penglai.platform.http;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.penglai.kernel.Refusal;
import org.penglai.platform.live.Feed;
import org.penglai.platform.live.Live;

/** Answers a call by a live stream. */
public final class Streams {

    private final Live live;

    public Streams(Live live) {
        this.live = live;
    }

    /**
     * Opens the feed for the caller, who must say that it takes a stream: anything else would wait for its end for ever.
     *
     * @param feed asked for its rights before anything is opened
     */
    public Reply open(Call call, Supplier<Feed> feed) {
        var following = feed.get();
        var accepted = call.header("accept").orElse("").toLowerCase(Locale.ROOT);
        if (!accepted.contains(EventStream.MEDIA_TYPE)) {
            throw Refusal.of(Refusal.Kind.NOT_ACCEPTABLE, "stream.accept").with("wanted", EventStream.MEDIA_TYPE);
        }
        if (!call.method().equals("GET")) {
            return Reply.text(200, EventStream.MEDIA_TYPE, "");
        }
        return Reply.stream(live.open(caller(call), following));
    }

    private static Live.Caller caller(Call call) {
        return call.caller()
                .actor()
                .map(actor -> new Live.Caller(actor.subject(), /* known= */ true))
                .orElseGet(() -> new Live.Caller(call.client(), /* known= */ false));
    }

    /** What the client says that it has seen last; none for what is no number of ours. */
    public static OptionalLong seen(Call call) {
        var said = call.header("last-event-id").orElse("");
        return said.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(said)) : OptionalLong.empty();
    }
}
