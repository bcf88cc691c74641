package org.penglai.platform.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends connections on which a request does not come along: a letter now and then keeps a connection from being idle, so what
 * counts is when the head and the body must be whole. Belongs to one event loop and is touched by it alone.
 */
final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final long LOOK_EVERY_MS = 1_000;

    private final Map<HttpConnection, Long> until = new HashMap<>();
    private final Duration idle;

    /** @param idle how long a connection may stand open between an answer and the next request */
    Patience(Duration idle) {
        this.idle = idle;
    }

    /** Looks again and again for what is late. */
    void start(Vertx vertx) {
        vertx.setPeriodic(LOOK_EVERY_MS, timer -> closeLate());
    }

    /** A new connection has to bring a whole head soon. */
    void opened(HttpConnection connection) {
        expect(connection, Limits.HEAD_WITHIN);
        connection.closeHandler(closed -> until.remove(connection));
        connection.exceptionHandler(broken -> LOG.atDebug().setCause(broken).log("connection broke off"));
    }

    /** A head is there: its body has to come until the answer begins; after the answer the next head may take its time. */
    void begun(RoutingContext ctx) {
        var connection = ctx.request().connection();
        expect(connection, isUpload(ctx) ? Limits.UPLOAD_WITHIN : Limits.BODY_WITHIN);
        ctx.addHeadersEndHandler(answered -> until.remove(connection));
        ctx.addEndHandler(ended -> expect(connection, idle));
    }

    private static boolean isUpload(RoutingContext ctx) {
        var type = ctx.request().getHeader("content-type");
        return type != null && type.startsWith(RequestCheck.MULTIPART);
    }

    private void expect(HttpConnection connection, Duration within) {
        until.put(connection, System.nanoTime() + within.toNanos());
    }

    private void closeLate() {
        var now = System.nanoTime();
        var late = List.copyOf(until.entrySet()).stream()
                .filter(entry -> entry.getValue() - now < 0)
                .map(Map.Entry::getKey)
                .toList();
        late.forEach(connection -> {
            until.remove(connection);
            connection.shutdown(0, TimeUnit.SECONDS);
        });
    }
}
