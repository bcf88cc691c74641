package org.penglai.platform.http;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.penglai.kernel.Language;
import org.penglai.kernel.Refusal;
import org.penglai.platform.observe.Trail;

/** Reads Vert.x's request into plain values; the last place that sees a routing context before {@link Call}. */
final class Requests {

    /** Cookie by which a visitor has chosen a language. */
    static final String LANGUAGE_COOKIE = PageRouter.LANGUAGE_COOKIE;

    /** Key in the routing context of the way cookies are named here. */
    static final String COOKIES = "penglai.cookies";

    /** Key in the routing context of the request's id. */
    static final String REQUEST_ID = "penglai.request-id";

    /** Key in the routing context of what is followed through the call. */
    static final String TRAIL = "penglai.trail";

    /** Key in the routing context of the address that the request came from. */
    static final String CLIENT = "penglai.client";

    /** Key in the routing context of whether the whole request is there. */
    private static final String READ = "penglai.read";

    private Requests() {}

    /** Says that the whole request is there: what fails from now on is ours. */
    static void read(RoutingContext ctx) {
        ctx.put(READ, true);
    }

    /** Whether the whole request has been read; what fails before lies in what was sent, or in how. */
    static boolean isRead(RoutingContext ctx) {
        return ctx.get(READ) != null;
    }

    static Trail trail(RoutingContext ctx) {
        return Objects.requireNonNull(ctx.get(TRAIL), "every call begins with its trail");
    }

    /** Says what the address leads to, before anything can go wrong with the call. */
    static PlatformHandler leadsTo(String operation, String route) {
        return ctx -> {
            trail(ctx).leadsTo(operation, route);
            ctx.next();
        };
    }

    static Call.Line line(RoutingContext ctx, String operation) {
        return new Call.Line(
                operation,
                ctx.request().method().name(),
                ctx.request().uri(),
                String.valueOf((Object) ctx.get(REQUEST_ID)),
                language(ctx),
                Objects.requireNonNullElse(ctx.get(CLIENT), ""));
    }

    static Call.Parameters parameters(RoutingContext ctx) {
        var path = Map.copyOf(ctx.pathParams());
        var query = multi(ctx.queryParams());
        requireSound(path);
        requireSound(query);
        return new Call.Parameters(path, query, headers(ctx).headers());
    }

    /** The headers alone, where path and query lead nowhere or cannot be read: cookies still say how to show the refusal. */
    static Call.Parameters headers(RoutingContext ctx) {
        var headers = new HashMap<String, String>();
        ctx.request().headers().forEach(header -> headers.putIfAbsent(lower(header.getKey()), header.getValue()));
        return new Call.Parameters(Map.of(), Map.of(), Map.copyOf(headers));
    }

    static Call.Content form(RoutingContext ctx) {
        var uploads = ctx.fileUploads().stream()
                .map(file -> new Upload(file.name(), file.fileName(), file.size(), Path.of(file.uploadedFileName())))
                .toList();
        var fields = multi(ctx.request().formAttributes());
        requireSound(fields);
        return new Call.Content(Optional.empty(), new Form(fields, Map.of()), uploads);
    }

    /** The body as text; refuses what is not UTF-8, rather than keeping something else than was sent. */
    static Optional<String> text(RoutingContext ctx) {
        return Optional.ofNullable(ctx.body().buffer())
                .map(body -> Letters.utf8(body.getBytes())
                        .orElseThrow(() -> Refusal.of(Refusal.Kind.MALFORMED, "request.not-json")));
    }

    private static void requireSound(Map<String, ?> values) {
        Letters.unsound(values).ifPresent(pointer -> {
            throw Refusal.of(Refusal.Kind.MALFORMED, "request.letters");
        });
    }

    static Optional<String> cookie(RoutingContext ctx, String name) {
        Optional<Cookies> cookies = Optional.ofNullable(ctx.get(COOKIES));
        return cookies.map(known -> ctx.request().getCookie(known.name(name))).map(io.vertx.core.http.Cookie::getValue);
    }

    /** The language chosen before, else the first that the browser asks for and we speak, else Chinese. */
    static Language language(RoutingContext ctx) {
        var chosen = cookie(ctx, LANGUAGE_COOKIE).orElse("");
        if (!path(ctx).startsWith("/api/v1/") && !chosen.isEmpty()) {
            return chosen.equals("en") ? Language.EN : Language.ZH;
        }
        for (var asked : acceptable(ctx)) {
            switch (Objects.requireNonNullElse(asked.tag(), "").toLowerCase(Locale.ROOT)) {
                case "zh" -> {
                    return Language.ZH;
                }
                case "en" -> {
                    return Language.EN;
                }
                default -> {}
            }
        }
        return Language.ZH;
    }

    /** What cannot be read of the wish is no wish. */
    private static List<LanguageHeader> acceptable(RoutingContext ctx) {
        try {
            return ctx.acceptableLanguages();
        } catch (RuntimeException unreadable) {
            return List.of();
        }
    }

    /** The path as sent; empty for a request line without one. */
    static String path(RoutingContext ctx) {
        return Objects.requireNonNullElse(ctx.request().path(), "");
    }

    private static Map<String, List<String>> multi(MultiMap map) {
        var values = new LinkedHashMap<String, List<String>>();
        map.forEach(entry -> values.computeIfAbsent(entry.getKey(), name -> new ArrayList<>())
                .add(entry.getValue()));
        return values;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
