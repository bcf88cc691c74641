package org.penglai.platform.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RequestOptions;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;
import org.penglai.kernel.Refusal;
import org.penglai.platform.json.Json;
import org.penglai.platform.observe.Observer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls Elasticsearch over HTTP and waits for its answer, on the virtual thread of the call. When it is away, too slow
 * or not ready, the call is refused with {@code search.unavailable}; an answer that says that we asked wrongly is a
 * fault.
 */
public final class SearchEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SearchEngine.class);
    private static final ContentType NDJSON = ContentType.create("application/x-ndjson", StandardCharsets.UTF_8);

    private final RestClient client;
    private final RequestOptions patient;
    private final Observer observer;

    public SearchEngine(SearchSettings settings) {
        this(settings, Observer.none());
    }

    /** The same, observed. */
    public SearchEngine(SearchSettings settings, Observer observer) {
        this.observer = observer;
        this.client = RestClient.builder(HttpHost.create(settings.uri().toString()))
                .setRequestConfigCallback(request -> request.setRedirectsEnabled(false)
                        .setConnectTimeout(ms(settings.connect()))
                        .setConnectionRequestTimeout(ms(settings.answer()))
                        .setSocketTimeout(ms(settings.answer())))
                .setDefaultHeaders(credentials(settings.access()))
                .setHttpClientConfigCallback(http -> {
                    settings.access().trusted().ifPresent(http::setSSLContext);
                    return http.setMaxConnTotal(settings.connections()).setMaxConnPerRoute(settings.connections());
                })
                .build();
        this.patient = RequestOptions.DEFAULT.toBuilder()
                .setRequestConfig(org.apache.http.client.config.RequestConfig.custom()
                        .setRedirectsEnabled(false)
                        .setConnectTimeout(ms(settings.connect()))
                        .setConnectionRequestTimeout(ms(settings.work()))
                        .setSocketTimeout(ms(settings.work()))
                        .build())
                .build();
    }

    /** The answer to a question without body. */
    public JsonNode get(String path) {
        return answer(new Request("GET", path));
    }

    /** The answer to a search. */
    public JsonNode search(String path, Object body) {
        return answer(withJson(new Request("POST", path), body));
    }

    /** The answer to a search of something that may be gone; nothing where it is. */
    Optional<JsonNode> searchIfThere(String path, Object body) {
        var request = withJson(new Request("POST", path), body);
        request.addParameter("ignore", "404,503"); // the latter where its index was removed
        var answer = answer(request);
        return answer.has("error") ? Optional.empty() : Optional.of(answer);
    }

    /** The answer to several questions in one call: lines of JSON, a header before each body. */
    public JsonNode searchAll(String path, Collection<?> lines) {
        return answer(withLines(new Request("POST", path), lines));
    }

    /** Runs an act that may take long, such as making an index. */
    JsonNode act(String method, String path, Object body) {
        var request = withJson(new Request(method, path), body);
        request.setOptions(patient);
        return answer(request);
    }

    /** Makes an index; false where there is one of that name already. */
    boolean createIndex(String path, Object body) {
        try {
            act("PUT", path, body);
            return true;
        } catch (IllegalStateException refused) {
            if (refused.getCause() instanceof ResponseException said
                    && String.valueOf(said.getMessage()).contains("resource_already_exists_exception")) {
                return false;
            }
            throw refused;
        }
    }

    /** Runs an act without body that may take long. */
    JsonNode act(String method, String path) {
        var request = new Request(method, path);
        request.setOptions(patient);
        return answer(request);
    }

    /** Runs writes given as lines of JSON. */
    JsonNode bulk(String path, Collection<?> lines) {
        var request = withLines(new Request("POST", path), lines);
        request.setOptions(patient);
        return answer(request);
    }

    /** The engine's version, and whether it can be searched. */
    public SearchHealth health() {
        try {
            var version = get("/_nodes/_local?filter_path=nodes.*.version")
                    .findPath("version")
                    .asText("");
            var status =
                    get("/_cluster/health?filter_path=status").path("status").asText();
            return new SearchHealth(version, !"red".equals(status));
        } catch (Refusal away) {
            return SearchHealth.AWAY;
        }
    }

    /** What is said to the caller when search cannot answer now; the log has no stack, since every search meets it then. */
    public static Refusal unavailable(Throwable cause) {
        LOG.atWarn()
                .addKeyValue("code", "search.unavailable")
                .addKeyValue("reason", cause.getClass().getName())
                .log("search engine did not answer");
        return Refusal.of(Refusal.Kind.UNAVAILABLE, "search.unavailable");
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private JsonNode answer(Request request) {
        return observer.asking(Observer.ELASTICSEARCH, act(request.getEndpoint()), () -> answered(request));
    }

    /** What the engine is asked to do: the last step of the path that is its own word. */
    private static String act(String path) {
        var plain = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        var last = plain.substring(plain.lastIndexOf('/') + 1);
        return switch (last) {
            case "_search" -> "search";
            case "_msearch" -> "searches";
            case "_analyze" -> "analyze";
            case "_bulk" -> "write";
            case "_aliases" -> "aliases";
            case "_refresh" -> "refresh";
            default -> plain.startsWith("/_") ? "look" : "index";
        };
    }

    private JsonNode answered(Request request) {
        var options = request.getOptions().toBuilder();
        observer.headers().forEach(options::addHeader);
        request.setOptions(options);
        try {
            return read(client.performRequest(request));
        } catch (ResponseException refused) {
            throw translate(refused);
        } catch (IOException away) {
            throw unavailable(away);
        }
    }

    private static JsonNode read(Response response) throws IOException {
        var entity = response.getEntity();
        return entity == null ? MissingNode.getInstance() : Json.mapper().readTree(entity.getContent());
    }

    /** Overloaded, starting, lost its index or our user: away for the caller. Anything else is our own mistake. */
    private static RuntimeException translate(ResponseException refused) {
        var status = refused.getResponse().getStatusLine().getStatusCode();
        var isAway = status >= 500 || status == 429 || status == 404 || status == 401 || status == 403;
        return isAway ? unavailable(refused) : new IllegalStateException("search engine refused the request", refused);
    }

    private static Header[] credentials(SearchSettings.Access access) {
        if (access.user().isEmpty()) {
            return new Header[0];
        }
        var pair = (access.user() + ":" + access.password()).getBytes(StandardCharsets.UTF_8);
        return new Header[] {
            new BasicHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
        };
    }

    private static Request withJson(Request request, Object body) {
        request.setEntity(new ByteArrayEntity(bytes(body), ContentType.APPLICATION_JSON));
        return request;
    }

    private static Request withLines(Request request, Collection<?> lines) {
        var text = new StringBuilder();
        lines.forEach(line -> text.append(Json.write(line)).append('\n'));
        request.setEntity(new ByteArrayEntity(text.toString().getBytes(StandardCharsets.UTF_8), NDJSON));
        return request;
    }

    private static byte[] bytes(Object body) {
        return Json.write(body).getBytes(StandardCharsets.UTF_8);
    }

    private static int ms(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
