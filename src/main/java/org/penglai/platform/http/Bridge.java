package org.penglai.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.penglai.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Event loop → one virtual thread per call → event loop. The number of calls computed at once is capped; one more is
 * answered 503 at once rather than queued. Shared by all event loops of a server.
 */
public final class Bridge {

    private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);

    private final Semaphore places;
    private final int inFlight;

    public Bridge(int inFlight) {
        this.inFlight = inFlight;
        this.places = new Semaphore(inFlight);
    }

    /** Computes the reply off the loop and writes it on the loop; refusals become replies by {@code refused}. */
    void run(RoutingContext ctx, Supplier<Reply> work, java.util.function.Function<Refusal, Reply> refused) {
        var trail = Requests.trail(ctx);
        if (!places.tryAcquire()) {
            write(ctx, trail.follow(() -> refused.apply(Refusal.of(Refusal.Kind.UNAVAILABLE, "server.busy"))));
            return;
        }
        var loop = ctx.vertx().getOrCreateContext();
        Thread.ofVirtual().name("call").start(() -> {
            try {
                var reply = trail.follow(() -> reply(work, refused));
                loop.runOnContext(ignored -> writeOrFail(ctx, reply));
            } finally {
                places.release();
            }
        });
    }

    /** A reply that cannot be written is a fault that is answered, not a caller left waiting. */
    private static void writeOrFail(RoutingContext ctx, Reply reply) {
        try {
            write(ctx, reply);
        } catch (RuntimeException unwritable) {
            leave(ctx, reply);
            ctx.fail(
                    unwritable instanceof IllegalArgumentException
                            ? new IllegalStateException(unwritable)
                            : unwritable);
        }
    }

    private static Reply reply(Supplier<Reply> work, java.util.function.Function<Refusal, Reply> refused) {
        try {
            try {
                return work.get();
            } catch (Refusal refusal) {
                LOG.atInfo().addKeyValue("code", refusal.code()).log("call refused");
                return refused.apply(refusal);
            }
        } catch (Throwable fault) {
            LOG.atError().setCause(fault).log("call failed");
            return refused.apply(Problems.fault());
        }
    }

    /** Waits until no call is running, for at most so long. Answers whether that came true. */
    public boolean drain(Duration atMost) {
        try {
            return places.tryAcquire(inFlight, atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Calls being computed now. */
    public int running() {
        return inFlight - places.availablePermits();
    }

    static void write(RoutingContext ctx, Reply reply) {
        var response = ctx.response();
        if (response.ended() || response.closed()) {
            leave(ctx, reply);
            return;
        }
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        switch (reply.body()) {
            case Reply.Body.Empty() -> response.end();
            case Reply.Body.Text(var mediaType, var text) ->
                response.putHeader(HttpHeaders.CONTENT_TYPE, mediaType).end(text);
            case Reply.Body.Bytes(var mediaType, var bytes) ->
                response.putHeader(HttpHeaders.CONTENT_TYPE, mediaType).end(Buffer.buffer(bytes));
            case Reply.Body.Stream(var begin) -> begin.accept(EventStream.begin(ctx));
            case Reply.Body.File(var mediaType, var path) ->
                response.putHeader(HttpHeaders.CONTENT_TYPE, mediaType)
                        .sendFile(path.toString())
                        .onFailure(ctx::fail);
            case Reply.Body.PassingFile(var mediaType, var path) ->
                response.putHeader(HttpHeaders.CONTENT_TYPE, mediaType)
                        .sendFile(path.toString())
                        .onFailure(ctx::fail)
                        .onComplete(sent -> leave(ctx, reply));
        }
    }

    /** What was made for this answer alone goes with it, also when its caller has hung up before. */
    private static void leave(RoutingContext ctx, Reply reply) {
        if (reply.body() instanceof Reply.Body.PassingFile passing) {
            ctx.vertx().fileSystem().delete(passing.path().toString());
        }
    }
}
