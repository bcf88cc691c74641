package org.penglai.platform.http;

import io.netty.handler.codec.DecoderException;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Ids;
import org.penglai.kernel.Refusal;
import org.penglai.platform.observe.Observer;
import org.penglai.platform.observe.Trail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The public HTTP server of one event loop: static files, API and pages, with headers, log and refusals around them. */
public final class Site extends VerticleBase {

    private static final Logger ACCESS = LoggerFactory.getLogger("org.penglai.access");
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);

    /** Beyond this level, compressing costs more than it saves. */
    private static final int GZIP_LEVEL = 5;

    /**
     * What the site is made of.
     *
     * @param headers what every answer carries
     * @param cookies how cookies are named and set here
     * @param certificate of the port, where the proxy speaks TLS to us too
     */
    public record Parts(
            Assets assets,
            ApiRouter api,
            PageRouter pages,
            Problems problems,
            Pages html,
            Ids ids,
            ClientAddresses clients,
            SecurityHeaders headers,
            Cookies cookies,
            Optional<KeyCertOptions> certificate,
            Observer observer) {}

    private final Parts parts;
    private final int port;
    private final Limits limits;
    private final Patience patience;
    private @Nullable HttpServer server;
    private volatile boolean leaving;

    public Site(Parts parts, int port, Limits limits) {
        this.parts = parts;
        this.port = port;
        this.limits = limits;
        this.patience = new Patience(limits.idleTimeout());
    }

    @Override
    public Future<?> start() {
        var options = new HttpServerOptions()
                .setPort(port)
                .setCompressionSupported(true)
                .setCompressionLevel(GZIP_LEVEL)
                .setIdleTimeout((int) limits.idleTimeout().toSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxInitialLineLength(Limits.REQUEST_LINE_BYTES)
                .setMaxHeaderSize(Limits.HEADER_BYTES)
                .setMaxFormFields(Limits.FORM_FIELDS)
                .setMaxFormAttributeSize((int) limits.bodyBytes())
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true);
        parts.certificate()
                .ifPresent(certificate -> options.setSsl(true)
                        .setKeyCertOptions(certificate)
                        .setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2")));
        patience.start(vertx);
        var listening = vertx.createHttpServer(options)
                .connectionHandler(patience::opened)
                .requestHandler(router())
                .invalidRequestHandler(new Unreadable(parts.problems(), parts.ids(), parts.headers())::answer);
        server = listening;
        return listening.listen();
    }

    /** From now on every answer asks its caller to open another connection, where another server may take it. */
    public void leaving() {
        leaving = true;
    }

    /** Takes no more connections or requests, and is done when running ones have ended, or after so long. */
    public Future<?> shutdown(Duration atMost) {
        return server == null ? Future.succeededFuture() : server.shutdown(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The port that was given by the system where 0 was asked for. */
    public int actualPort() {
        return server == null ? port : server.actualPort();
    }

    private Router router() {
        var router = Router.router(vertx);
        router.route().handler(this::begin);
        router.route(Assets.BASE + "*").handler(ctx -> {
            Requests.trail(ctx).leadsTo("static", Assets.BASE + "*");
            parts.assets().serve(ctx);
        });
        parts.api().mount(router);
        parts.pages().mount(router);
        router.route().failureHandler(this::failed);
        router.errorHandler(400, this::failed); // the address itself cannot be read, so that no route is found for it
        router.errorHandler(500, this::failed);
        router.errorHandler(404, ctx -> refuse(ctx, Refusal.unknown("page.unknown")));
        router.errorHandler(405, ctx -> refuse(ctx, Refusal.of(Refusal.Kind.NOT_ALLOWED, "request.verb")));
        return router;
    }

    private void begin(RoutingContext ctx) {
        prepare(ctx);
        ctx.next();
    }

    /** What every call has, also one whose address cannot be read and that no route has seen. */
    private void prepare(RoutingContext ctx) {
        if (ctx.get(Requests.TRAIL) != null) {
            return;
        }
        var id = parts.ids().next().toString();
        ctx.put(Requests.REQUEST_ID, id);
        var trail = parts.observer().incoming(id, ctx.request().method().name(), ctx.request()::getHeader);
        ctx.put(Requests.TRAIL, trail);
        patience.begun(ctx);
        ctx.put(
                Requests.CLIENT,
                parts.clients()
                        .of(
                                ctx.request().remoteAddress().hostAddress(),
                                ctx.request().headers().getAll("X-Forwarded-For")));
        ctx.put(Requests.COOKIES, parts.cookies());
        ctx.response().putHeader("X-Request-Id", id);
        parts.headers().put(ctx.response().headers(), Requests.path(ctx));
        if (leaving) {
            ctx.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        ctx.addEndHandler(end -> ended(ctx, trail, end.failed()));
    }

    /** The one line of each call, and what is counted of it. */
    private void ended(RoutingContext ctx, Trail trail, boolean isCut) {
        var status = ctx.response().getStatusCode();
        ctx.fileUploads().forEach(file -> parts.observer().uploaded(trail.operation(), file.size()));
        trail.follow(() -> {
            var outcome = parts.observer().ended(trail, status, isCut);
            ACCESS.atInfo()
                    .addKeyValue("method", trail.method())
                    .addKeyValue("status", status)
                    .addKeyValue("outcome", outcome.name())
                    .addKeyValue("role", outcome.role().key())
                    .addKeyValue("code", outcome.code().orElse("-"))
                    .addKeyValue("duration_ms", trail.milliseconds())
                    .log("answered");
        });
    }

    private void failed(RoutingContext ctx) {
        prepare(ctx);
        Requests.trail(ctx).follow(() -> fail(ctx));
    }

    private void fail(RoutingContext ctx) {
        var failure = ctx.failure();
        if (ctx.response().closed()) {
            return; // nobody is there any more to be told
        }
        switch (failure) {
            case Refusal refusal -> refuse(ctx, refusal);
            case HttpException http -> refuse(ctx, byStatus(http.getStatusCode()));
            case null -> refuse(ctx, byStatus(ctx.statusCode()));
            case IllegalArgumentException unreadable ->
                refuse(ctx, Refusal.of(Refusal.Kind.MALFORMED, "request.unreadable"));
            case DecoderException unreadable -> refuse(ctx, Refusal.of(Refusal.Kind.MALFORMED, "request.unreadable"));
            default -> {
                if (isCallers(ctx.statusCode())) {
                    refuse(ctx, byStatus(ctx.statusCode()));
                } else if (!Requests.isRead(ctx)) {
                    LOG.atInfo().setCause(failure).log("request cannot be read");
                    refuse(ctx, Refusal.of(Refusal.Kind.MALFORMED, "request.unreadable"));
                } else {
                    LOG.atError().setCause(failure).log("request failed");
                    refuse(ctx, Problems.fault());
                }
            }
        }
    }

    /** Whether the failure is one of what was sent, such as a body that breaks off or holds too many fields. */
    private static boolean isCallers(int status) {
        return status >= 400 && status < 500;
    }

    private static Refusal byStatus(int status) {
        return switch (status) {
            case 404 -> Refusal.unknown("page.unknown");
            case 405 -> Refusal.of(Refusal.Kind.NOT_ALLOWED, "request.verb");
            case 413 -> Refusal.of(Refusal.Kind.TOO_LARGE, "request.too-large");
            case 415 ->
                Refusal.of(Refusal.Kind.UNSUPPORTED, "request.media-type").with("wanted", RequestCheck.JSON);
            case 500 -> Problems.fault();
            default -> Refusal.of(Refusal.Kind.MALFORMED, "request.unreadable");
        };
    }

    /** A refusal before any endpoint was reached: in JSON for the API, as a page for people. */
    private void refuse(RoutingContext ctx, Refusal refusal) {
        prepare(ctx);
        Requests.trail(ctx).follow(() -> answer(ctx, refusal));
    }

    private void answer(RoutingContext ctx, Refusal refusal) {
        var line = Requests.line(ctx, "-");
        if (Requests.path(ctx).startsWith("/api/")) {
            Bridge.write(ctx, parts.problems().document(refusal, line.language()));
        } else {
            var nobody = new Call(line, Requests.headers(ctx), Call.Content.NONE, Caller.ANYONE);
            Bridge.write(ctx, parts.html().problem(nobody, refusal));
        }
    }
}
