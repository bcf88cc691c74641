package org.penglai.platform.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.penglai.kernel.Language;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Contract.Operation;

/**
 * Mounts the contract's operations: contract check on the loop, then on the virtual thread authentication, access table,
 * idempotency, endpoint. Refuses to be built when contract and endpoints differ.
 */
public final class ApiRouter {

    /** Where the API lives on the site. */
    public static final String BASE = "/api/v1";

    /** Rate of tokens that are no good, by the address that they come from. */
    public static final String REFUSED_TOKEN = "refusedToken";

    /** What stands around every call. */
    public record Around(
            Bridge bridge,
            Authenticator authenticator,
            Gate gate,
            Rates rates,
            Witness witness,
            java.util.function.Function<Language, Idempotency> idempotency,
            Problems problems) {}

    private final Contract contract;
    private final RequestCheck check;
    private final Map<String, Endpoint> endpoints;
    private final Around around;
    private final Watch watch;
    private final Limits limits;
    private final Incoming incoming;

    public ApiRouter(
            Contract contract, Map<String, Endpoint> endpoints, Around around, Limits limits, String uploadFolder) {
        contract.requireSame(endpoints.keySet());
        this.contract = contract;
        this.check = new RequestCheck(new Schemas(contract));
        this.endpoints = Map.copyOf(endpoints);
        this.around = around;
        this.watch = new Watch(around.witness());
        this.limits = limits;
        this.incoming = new Incoming(uploadFolder);
    }

    void mount(Router router) {
        contract.operations().values().stream()
                .sorted(Comparator.comparing(ApiRouter::specificity).thenComparing(Operation::id))
                .forEach(operation -> mount(router, operation));
    }

    /**
     * Fixed path segments go before parameters, so that {@code /x/mine} is not taken for an id; and what has an ending goes
     * before what has none, so that {@code /x/1.pdf} is not taken for one either.
     */
    private static String specificity(Operation operation) {
        return operation.path().replace('{', '\uffff') + '\uffff';
    }

    private void mount(Router router, Operation operation) {
        var verb = HttpMethod.valueOf(operation.method());
        var path = BASE + operation.path().replaceAll("\\{([a-zA-Z]+)}", ":$1");
        if (operation.accepts(RequestCheck.MULTIPART)) {
            incoming.watch(router.route(verb, path));
        }
        var route = router.route(verb, path);
        route.handler(Requests.leadsTo(operation.id(), BASE + operation.path()));
        readBody(route, operation);
        route.handler(ctx -> call(ctx, operation));
    }

    private void readBody(Route route, Operation operation) {
        if (operation.accepts(RequestCheck.MULTIPART)) {
            incoming.mount(route, operation.bytesMax(limits.uploadBytes()));
        } else {
            route.handler(BodyHandler.create(/* handleFileUploads= */ false)
                    .setMergeFormAttributes(false)
                    .setBodyLimit(limits.bodyBytes()));
        }
    }

    private static void requireMediaType(RoutingContext ctx, Operation operation) {
        var sent = Optional.ofNullable(ctx.request().getHeader("content-type"))
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT));
        var wanted = List.of(RequestCheck.JSON, RequestCheck.MULTIPART).stream()
                .filter(operation::accepts)
                .toList();
        if (!wanted.isEmpty() && sent.isPresent() && !wanted.contains(sent.get())) {
            throw Refusal.of(Refusal.Kind.UNSUPPORTED, "request.media-type").with("wanted", wanted.getFirst());
        }
    }

    private void call(RoutingContext ctx, Operation operation) {
        Requests.read(ctx);
        requireMediaType(ctx, operation);
        var line = Requests.line(ctx, operation.id());
        var parameters = Requests.parameters(ctx);
        var raw = operation.accepts(RequestCheck.JSON) ? Requests.text(ctx) : Optional.<String>empty();
        var form = operation.accepts(RequestCheck.MULTIPART) ? Requests.form(ctx) : Call.Content.NONE;
        var standing = new AtomicReference<Map<String, String>>(Map.of());
        around.bridge()
                .run(
                        ctx,
                        () -> {
                            var caller = caller(operation, line, parameters);
                            standing.set(
                                    Rates.headers(around.rates().take(operation.id(), caller.actor(), line.client())));
                            return watched(operation, line, parameters, raw, form, caller)
                                    .headers(standing.get());
                        },
                        refusal -> around.problems()
                                .document(refusal, line.language())
                                .headers(standing.get()));
    }

    /** Who calls; a token that is no good is held against the address that it came from. */
    private Caller caller(Operation operation, Call.Line line, Call.Parameters parameters) {
        try {
            return around.authenticator()
                    .byToken(Optional.ofNullable(parameters.headers().get("authorization")));
        } catch (Refusal refused) {
            if (refused.kind() != Refusal.Kind.UNAVAILABLE) {
                around.rates().take(REFUSED_TOKEN, Optional.empty(), line.client());
                watch.tokenRefused(line, refused);
            }
            throw refused;
        }
    }

    private Reply watched(
            Operation operation,
            Call.Line line,
            Call.Parameters parameters,
            Optional<String> raw,
            Call.Content form,
            Caller caller) {
        try {
            return answer(operation, line, parameters, raw, form, caller);
        } catch (Refusal refused) {
            watch.refused(new Call(line, parameters, Call.Content.NONE, caller), refused);
            throw refused;
        }
    }

    private Reply answer(
            Operation operation,
            Call.Line line,
            Call.Parameters parameters,
            Optional<String> raw,
            Call.Content form,
            Caller caller) {
        around.gate().admit(operation.id(), caller);
        check.parameters(operation, parameters);
        var key = parameters.headers().getOrDefault("idempotency-key", "");
        var endpoint = Objects.requireNonNull(endpoints.get(operation.id()));
        Supplier<Reply> effect = () -> {
            var content = operation.accepts(RequestCheck.JSON) ? json(operation, raw.orElse("")) : form;
            var call = new Call(line, parameters, content, caller);
            return watch.done(call, () -> endpoint.handle(call));
        };
        if (!operation.isIdempotent()) {
            return effect.get();
        }
        return around.idempotency()
                .apply(line.language())
                .once(
                        caller.subject(),
                        key,
                        Idempotency.fingerprint(operation.id(), line.uri(), raw.orElseGet(() -> of(form))),
                        effect);
    }

    private Call.Content json(Operation operation, String text) {
        return text.isBlank() && !operation.requiresBody()
                ? Call.Content.NONE
                : new Call.Content(Optional.of(check.body(operation, text)), Form.EMPTY, List.of());
    }

    /** Uploads are told apart by fields, names and sizes; the same file under the same key is the same request. */
    private static String of(Call.Content form) {
        return form.form().canonical()
                + form.uploads().stream()
                        .map(upload -> upload.field() + "/" + upload.fileName() + "/" + upload.size())
                        .toList()
                        .toString();
    }
}
