package org.penglai.platform.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.penglai.kernel.Refusal;

/** Mounts pages and forms: session, access table, forgery check, once-only forms, then the page's endpoint. */
public final class PageRouter {

    /** Cookie of the session. */
    public static final String SESSION_COOKIE = "penglai_session";

    /** Cookie of the language that a visitor has chosen. */
    public static final String LANGUAGE_COOKIE = "penglai_language";

    /** Every address but those of the API, which answers in its own way. */
    private static final String ELSEWHERE = "(?!/api/v1/).*";

    private final List<PageRoute> routes;
    private final ApiRouter.Around around;
    private final Watch watch;
    private final Pages pages;
    private final Limits limits;
    private final Incoming incoming;
    private final FieldLimits fields;

    public PageRouter(
            List<PageRoute> routes,
            ApiRouter.Around around,
            Pages pages,
            Limits limits,
            String uploadFolder,
            FieldLimits fields) {
        this.routes = List.copyOf(routes);
        this.around = around;
        this.watch = new Watch(around.witness());
        this.pages = pages;
        this.limits = limits;
        this.incoming = new Incoming(uploadFolder);
        this.fields = fields;
    }

    void mount(Router router) {
        for (var page : routes) {
            if (page.uploads()) {
                incoming.watch(router.route(HttpMethod.POST, page.path()));
            }
            var route = router.route(HttpMethod.valueOf(page.method()), page.path());
            if (page.method().equals("GET")) {
                route.method(HttpMethod.HEAD);
            }
            route.handler(Requests.leadsTo(page.operation(), page.path()));
            if (!page.method().equals("GET")) {
                readBody(route, page);
            }
            route.handler(ctx -> call(ctx, page));
        }
        router.routeWithRegex(HttpMethod.GET, ELSEWHERE).handler(this::unknown);
    }

    /** Nothing is at this address: said on a page that still knows who is signed in. */
    private void unknown(RoutingContext ctx) {
        var line = Requests.line(ctx, "-");
        var session = Requests.cookie(ctx, SESSION_COOKIE);
        var nowhere = Refusal.unknown("page.unknown");
        var headers = Requests.headers(ctx);
        around.bridge()
                .run(
                        ctx,
                        () -> {
                            var caller = around.authenticator().bySession(session);
                            around.rates().take("unknown", caller.actor(), line.client());
                            return refused(call(line, headers, caller), nowhere);
                        },
                        refusal -> refused(call(line, headers, Caller.ANYONE), refusal));
    }

    private static Call call(Call.Line line, Call.Parameters headers, Caller caller) {
        return new Call(line, headers, Call.Content.NONE, caller);
    }

    private void readBody(Route route, PageRoute page) {
        if (page.uploads()) {
            incoming.mount(route, fields.bytesMax(page.operation(), limits.uploadBytes()));
        } else {
            route.handler(BodyHandler.create(/* handleFileUploads= */ false)
                    .setMergeFormAttributes(false)
                    .setBodyLimit(limits.bodyBytes()));
        }
    }

    private void call(RoutingContext ctx, PageRoute page) {
        Requests.read(ctx);
        var line = Requests.line(ctx, page.operation());
        var parameters = Requests.parameters(ctx);
        var content = page.method().equals("POST") ? Requests.form(ctx) : Call.Content.NONE;
        var session = Requests.cookie(ctx, SESSION_COOKIE);
        around.bridge()
                .run(
                        ctx,
                        () -> answer(page, line, parameters, content, session),
                        refusal -> refused(new Call(line, parameters, content, Caller.ANYONE), refusal));
    }

    private Reply answer(
            PageRoute page,
            Call.Line line,
            Call.Parameters parameters,
            Call.Content content,
            Optional<String> session) {
        var caller = around.authenticator().bySession(session);
        var call = new Call(line, parameters, content, caller);
        try {
            around.rates().take(page.operation(), caller.actor(), line.client());
            around.gate().admit(page.operation(), caller);
            requireOwnForm(call);
            fields.require(page.operation(), call.form());
            var reply = once(page, call);
            watch.told(call, reply);
            return reply.header("Cache-Control", "no-store");
        } catch (Refusal refusal) {
            watch.refused(call, refusal);
            if (refusal.kind() == Refusal.Kind.UNAUTHENTICATED) {
                return signIn(page, call);
            }
            return refused(call, refusal);
        }
    }

    /** Off to sign in, and back to where the caller was: for a form to what was typed into it. */
    private Reply signIn(PageRoute page, Call call) {
        var unsent = call.method().equals("POST") && !page.uploads() ? Unsent.of(call) : Optional.<Unsent>empty();
        return unsent.flatMap(around.authenticator()::keep)
                .map(cookie -> signInThen(Unsent.PAGE).header("Set-Cookie", cookie))
                .orElseGet(() -> signInThen(back(call)));
    }

    private static Reply signInThen(String back) {
        return Reply.seeOther("/sign-in?back=" + View.encode(back));
    }

    /** The page of the refusal; the database may be away, so the caller is nobody where it could not be asked. */
    private Reply refused(Call call, Refusal refusal) {
        return pages.problem(call, refusal).header("Cache-Control", "no-store");
    }

    private Reply once(PageRoute page, Call call) {
        Supplier<Reply> effect = () -> watch.done(call, () -> page.endpoint().handle(call));
        var key = call.form().value("_once");
        if (!call.method().equals("POST") || key.isEmpty() || page.uploads()) {
            return effect.get();
        }
        var print = Idempotency.fingerprint(
                page.operation(), call.uri(), call.form().canonical());
        return around.idempotency().apply(call.language()).once(call.caller().subject(), "form:" + key, print, effect);
    }

    /** A form must bring back its session's token; a browser that says it comes from elsewhere is refused besides. */
    private static void requireOwnForm(Call call) {
        if (!call.method().equals("POST")) {
            return;
        }
        var site = call.header("sec-fetch-site").orElse("same-origin");
        var brought = call.form().value("_csrf").getBytes(StandardCharsets.UTF_8);
        var expected = call.caller().csrf().getBytes(StandardCharsets.UTF_8);
        var known = call.caller().person().isPresent();
        if (site.equals("cross-site") || (known && !MessageDigest.isEqual(brought, expected))) {
            throw Refusal.forbidden("form.foreign");
        }
    }

    /** Where to go on after signing in: this page, or for a form the page that showed it. */
    private static String back(Call call) {
        return call.method().equals("GET") ? call.uri() : call.formPage();
    }
}
