package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.penglai.platform.http.Contract;
import org.penglai.platform.http.Contract.Operation;
import org.penglai.platform.http.Schemas;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.TestBed;

/**
 * Calls a running server as one user, and holds every answer to the contract: a status that the operation does not name, or
 * a body that is not of its schema, fails the test that called.
 */
public final class Api {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final Contract CONTRACT = Contract.load(Routes.CONTRACTS);
    private static final Schemas SCHEMAS = new Schemas(CONTRACT);

    private final URI site;
    private final TestBed bed;
    private final Optional<String> token;
    private final Map<String, String> headers;

    private Api(URI site, TestBed bed, Optional<String> token, Map<String, String> headers) {
        this.site = site;
        this.bed = bed;
        this.token = token;
        this.headers = Map.copyOf(headers);
    }

    /** Nobody, calling that bed's running server. */
    public static Api of(TestBed bed) {
        return new Api(bed.server().uri(), bed, Optional.empty(), Map.of());
    }

    /** Nobody, calling a server of that bed at that address. */
    public static Api at(URI site, TestBed bed) {
        return new Api(site, bed, Optional.empty(), Map.of());
    }

    public Api as(DemoUsers user) {
        return withToken(bed.tokens().of(user));
    }

    public Api withToken(String bearer) {
        return new Api(site, bed, Optional.of(bearer), headers);
    }

    /** The same with one more header. */
    public Api with(String name, String value) {
        var more = new java.util.HashMap<>(headers);
        more.put(name, value);
        return new Api(site, bed, token, more);
    }

    /** An answer. */
    public record Answer(int status, Map<String, String> headers, byte[] bytes) {

        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        public JsonObject json() {
            return new JsonObject(text());
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
        }

        /** The stable code of a problem; empty for any other body. */
        public String code() {
            return header("content-type").orElse("").startsWith("application/problem+json")
                    ? json().getString("code")
                    : "";
        }

        /** Asserts that the status is this one; says the body where it is not. */
        public Answer expect(int expected) {
            assertThat(status).as("status of: %s", text()).isEqualTo(expected);
            return this;
        }

        /** Asserts a problem of that status and code. */
        public Answer expectProblem(int expected, String code) {
            expect(expected);
            assertThat(code()).as("code of: %s", text()).isEqualTo(code);
            return this;
        }
    }

    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    /** Posts the object with a fresh idempotency key, unless one was set by {@link #with}. */
    public Answer post(String path, Object body) {
        return send(keyed(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body instanceof JsonObject json ? json.encode() : String.valueOf(body)))
                .build());
    }

    /** Posts nothing, with a fresh idempotency key. */
    public Answer post(String path) {
        return send(keyed(path).POST(BodyPublishers.noBody()).build());
    }

    public Answer put(String path, JsonObject body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body.encode()))
                .build());
    }

    /** Posts fields and one file as multipart, with a fresh idempotency key. */
    public Answer upload(String path, Map<String, String> fields, String fileName, byte[] file) {
        var boundary = "penglai-" + UUID.randomUUID();
        var head = new StringBuilder();
        fields.forEach((name, value) -> head.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value)));
        head.append(
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(boundary, fileName));
        var tail = "\r\n--%s--\r\n".formatted(boundary);
        return send(keyed(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head.toString()),
                        BodyPublishers.ofByteArray(file),
                        BodyPublishers.ofString(tail)))
                .build());
    }

    private HttpRequest.Builder keyed(String path) {
        var request = request(path);
        return headers.containsKey("Idempotency-Key")
                ? request
                : request.header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(site + "/api/v1" + path));
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        headers.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest request) {
        try {
            var response = HTTP.send(request, BodyHandlers.ofByteArray());
            var answer = answer(response);
            hold(request, answer);
            return answer;
        } catch (IOException broken) {
            throw new IllegalStateException("no answer to " + request, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        var headers = new java.util.HashMap<String, String>();
        response.headers()
                .map()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        return new Answer(response.statusCode(), headers, response.body());
    }

    private static void hold(HttpRequest request, Answer answer) {
        var path = request.uri().getRawPath().substring("/api/v1".length());
        operation(request.method(), path).ifPresent(operation -> hold(operation, answer));
    }

    /** Asserts that the contract's operation may be answered like that. */
    public static void hold(Operation operation, Answer answer) {
        var responses = operation.definition().getJsonObject("responses");
        var status = String.valueOf(answer.status());
        var named = responses.containsKey(status) ? status : "default";
        var said = operation.id() + " answered " + status + ": " + answer.text();
        assertThat(responses.containsKey(named)).as(said).isTrue();
        var response = responses.getJsonObject(named);
        var pointer = operation.pointer() + "/responses/" + named;
        if (response.containsKey("$ref")) {
            pointer = response.getString("$ref");
            response = CONTRACT.document()
                    .getJsonObject("components")
                    .getJsonObject("responses")
                    .getJsonObject(pointer.substring(pointer.lastIndexOf('/') + 1));
        }
        var content = response.getJsonObject("content", new JsonObject());
        if (content.isEmpty()) {
            assertThat(answer.bytes()).as(said).isEmpty();
            return;
        }
        var mediaType = answer.header("content-type").orElse("").split(";")[0];
        assertThat(content.fieldNames()).as(said).contains(mediaType);
        if (mediaType.endsWith("json") && !mediaType.endsWith("ndjson")) {
            var schema = pointer + "/content/" + mediaType.replace("/", "~1") + "/schema";
            Object value = answer.text().startsWith("[") ? new JsonArray(answer.text()) : answer.json();
            assertThat(SCHEMAS.violations(schema, value)).as(said).isEmpty();
        }
    }

    /** How much of the path is not a parameter: of several operations that match, the one with the most is meant. */
    private static int fixedLetters(Operation operation) {
        return operation.path().replaceAll("\\{[a-zA-Z]+}", "").length();
    }

    private static Optional<Operation> operation(String method, String path) {
        return CONTRACT.operations().values().stream()
                .filter(operation -> operation.method().equals(method))
                .filter(operation -> Pattern.matches(operation.path().replaceAll("\\{[a-zA-Z]+}", "[^/]+"), path))
                .max(java.util.Comparator.comparing(Api::fixedLetters));
    }
}
