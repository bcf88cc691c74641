package org.penglai.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Stands between a client and the search engine and keeps what is asked, so that the same can be asked without the client. */
final class RecordedRequests implements AutoCloseable {

    private final HttpClient client;
    private final HttpServer server;
    private final URI engine;
    private List<Asked> asked = new ArrayList<>();

    /** One request as it went over the wire. */
    record Asked(String path, String contentType, Buffer body) {}

    RecordedRequests(Vertx vertx, URI engine) {
        this.engine = engine;
        this.client = vertx.createHttpClient();
        this.server = vertx.createHttpServer()
                .requestHandler(this::pass)
                .listen(0, "127.0.0.1")
                .await();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    /** What was asked since the last time. */
    synchronized List<Asked> taken() {
        var taken = asked;
        asked = new ArrayList<>();
        return taken;
    }

    private synchronized void keep(Asked one) {
        asked.add(one);
    }

    private void pass(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
            keep(new Asked(request.uri(), type == null ? "application/json" : type, body));
            var options = new RequestOptions()
                    .setMethod(request.method())
                    .setHost(engine.getHost())
                    .setPort(engine.getPort())
                    .setURI(request.uri());
            client.request(options)
                    .compose(forward -> {
                        request.headers().forEach((name, value) -> {
                            if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Content-Length")) {
                                forward.putHeader(name, value);
                            }
                        });
                        return forward.send(body);
                    })
                    .compose(answer -> answer.body().map(bytes -> {
                        request.response().setStatusCode(answer.statusCode());
                        for (var name : List.of("Content-Type", "X-elastic-product")) {
                            if (answer.getHeader(name) != null) {
                                request.response().putHeader(name, answer.getHeader(name));
                            }
                        }
                        return request.response().end(bytes);
                    }))
                    .onFailure(broken -> request.response().setStatusCode(502).end(String.valueOf(broken)));
        });
    }

    @Override
    public void close() {
        server.close().await();
        client.close().await();
    }
}
