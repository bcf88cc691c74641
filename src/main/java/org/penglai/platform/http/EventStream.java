package org.penglai.platform.http;

import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.penglai.platform.live.Sink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A response of server-sent events. All its work is done on its event loop; a client that does not take what is sent is cut
 * off when more than {@link Limits#STREAM_WAITING_CHARS} wait for it, and resumes from the log when it comes back.
 */
final class EventStream implements Sink {

    static final String MEDIA_TYPE = "text/event-stream";

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    /** The least time after which a client that was sent away comes back. */
    private static final long COME_BACK_MS = 500;

    private final HttpServerResponse response;
    private final Context loop;
    private final Deque<String> waiting = new ArrayDeque<>();
    private final List<Runnable> whenClosed = new ArrayList<>();
    private long waitingChars;
    private boolean closed;

    private EventStream(HttpServerResponse response, Context loop) {
        this.response = response;
        this.loop = loop;
    }

    /** Begins the response; on its event loop. */
    static EventStream begin(RoutingContext ctx) {
        var stream = new EventStream(ctx.response(), ctx.vertx().getOrCreateContext());
        ctx.addEndHandler(ended -> stream.closed()); // beside the site's own, whichever side ends it
        stream.begin();
        return stream;
    }

    private void begin() {
        response.putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                // compressing would hold frames back, and proxies must pass each on at once
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                .putHeader("X-Accel-Buffering", "no")
                .setChunked(true)
                .setWriteQueueMaxSize(Limits.STREAM_QUEUE_BYTES);
        response.drainHandler(drained -> flush());
        response.write("retry: 2000\n\n");
    }

    @Override
    public void send(String text) {
        loop.runOnContext(now -> {
            if (!closed) {
                waiting.add(text);
                waitingChars += text.length();
                flush();
                cutOffWhenSlow();
            }
        });
    }

    private void flush() {
        while (!closed && !waiting.isEmpty() && !response.writeQueueFull()) {
            var text = waiting.remove();
            waitingChars -= text.length();
            response.write(text);
        }
    }

    private void cutOffWhenSlow() {
        if (waitingChars > Limits.STREAM_WAITING_CHARS) {
            LOG.atInfo().addKeyValue("waiting_chars", waitingChars).log("slow stream cut off");
            response.reset();
            closed();
        }
    }

    @Override
    public void end(long comeBackMs) {
        loop.runOnContext(now -> {
            if (!closed) {
                response.end("retry: " + (COME_BACK_MS + comeBackMs) + "\n\n");
                closed();
            }
        });
    }

    @Override
    public void whenClosed(Runnable action) {
        loop.runOnContext(now -> {
            if (closed) {
                action.run();
            } else {
                whenClosed.add(action);
            }
        });
    }

    private void closed() {
        if (!closed) {
            closed = true;
            waiting.clear();
            whenClosed.forEach(Runnable::run);
            whenClosed.clear();
        }
    }
}
