package org.penglai.platform.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Language;
import org.penglai.kernel.Person;
import org.penglai.kernel.Refusal;
import org.penglai.platform.json.Json;

/** One request, parsed and checked, as the endpoints see it; free of Vert.x, so that endpoints can be tried by themselves. */
public final class Call {

    /**
     * What the request line and headers said.
     *
     * @param operation {@code operationId} of the contract, or the page's name
     * @param uri path and query as sent
     * @param client the address that it came from, in figures
     */
    public record Line(
            String operation, String method, String uri, String requestId, Language language, String client) {

        /** A line that came from nowhere in particular. */
        public Line(String operation, String method, String uri, String requestId, Language language) {
            this(operation, method, uri, requestId, language, "");
        }
    }

    /** What came as parameters: path, query (by name, in order) and headers (by lower-case name). */
    public record Parameters(Map<String, String> path, Map<String, List<String>> query, Map<String, String> headers) {}

    /** What came as body: a JSON object, or form fields and files. */
    public record Content(Optional<Map<String, Object>> json, Form form, List<Upload> uploads) {
        /** No body at all. */
        public static final Content NONE = new Content(Optional.empty(), Form.EMPTY, List.of());
    }

    private final Line line;
    private final Parameters parameters;
    private final Content content;
    private final Caller caller;

    public Call(Line line, Parameters parameters, Content content, Caller caller) {
        this.line = line;
        this.parameters = parameters;
        this.content = content;
        this.caller = caller;
    }

    public String operation() {
        return line.operation();
    }

    public String method() {
        return line.method();
    }

    /** Path and query as sent. */
    public String uri() {
        return line.uri();
    }

    public String requestId() {
        return line.requestId();
    }

    public Language language() {
        return line.language();
    }

    /** The address that the request came from, in figures. */
    public String client() {
        return line.client();
    }

    public Caller caller() {
        return caller;
    }

    /** The member who calls; operations open to anyone ask {@link #caller} instead. */
    public Actor actor() {
        return caller.actor().orElseThrow(() -> Refusal.of(Refusal.Kind.UNAUTHENTICATED, "access.sign-in"));
    }

    /** Who calls, member of an organisation or not (yet). */
    public Person person() {
        return caller.person().orElseThrow(() -> Refusal.of(Refusal.Kind.UNAUTHENTICATED, "access.sign-in"));
    }

    /** A path parameter. */
    public String path(String name) {
        var value = parameters.path().get(name);
        if (value == null) {
            throw new IllegalArgumentException("no such path parameter: " + name);
        }
        return value;
    }

    /** A path parameter that is a UUID; anything else names nothing, so 404 with the code. */
    public <T> T id(String name, String unknownCode, Function<UUID, T> type) {
        var text = path(name);
        try {
            var id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return type.apply(id);
            }
        } catch (IllegalArgumentException notAnId) {
            // answered below, as for any id that names nothing
        }
        throw Refusal.unknown(unknownCode).with("id", text);
    }

    /** The first value of a query parameter, if given and not blank. */
    public Optional<String> query(String name) {
        return queries(name).stream().findFirst();
    }

    /** All values of a query parameter, without blank ones. */
    public List<String> queries(String name) {
        return parameters.query().getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    /** All query parameters, as sent. */
    public Map<String, List<String>> query() {
        return parameters.query();
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(parameters.headers().get(name.toLowerCase(java.util.Locale.ROOT)));
    }

    /** The JSON body as the type; the contract has already checked its shape. */
    public <T> T body(Class<T> type) {
        try {
            return Json.convert(content.json().orElseGet(Map::of), type);
        } catch (Json.Malformed beyond) {
            throw Refusal.invalid("request.body"); // a number or a day that no type of ours can hold
        }
    }

    /** The page of ours that showed the form: as it says itself, or as the browser says; the front page where neither does. */
    public String formPage() {
        var referred = header("referer").flatMap(Call::pathOf);
        return content.form()
                .optional("_back")
                .filter(OwnPath::isOwn)
                .or(() -> referred)
                .orElse("/");
    }

    private static Optional<String> pathOf(String address) {
        try {
            var uri = java.net.URI.create(address);
            var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return Optional.ofNullable(uri.getRawPath())
                    .map(path -> path + query)
                    .filter(OwnPath::isOwn);
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    public Form form() {
        return content.form();
    }

    public List<Upload> uploads() {
        return content.uploads();
    }

    /** The version that the caller edits, from {@code If-Match}; 428 without, 400 when it is no version. */
    public long ifMatch() {
        var given = header("if-match")
                .orElseThrow(() -> Refusal.of(Refusal.Kind.PRECONDITION_REQUIRED, "edit.if-match-required"));
        var digits = given.replaceAll("^(?:W/)?\"|\"$", "");
        if (!digits.matches("\\d{1,18}")) {
            throw Refusal.of(Refusal.Kind.STALE, "edit.stale").with("given", given);
        }
        return Long.parseLong(digits);
    }
}
