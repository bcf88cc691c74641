package org.penglai.stack;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What stands before several servers, reduced to what matters for restarts: it asks each for its readiness, sends requests
 * in turn to those that are ready over connections that it keeps, and repeats nothing: a request that fails has failed.
 */
public final class TestProxy implements AutoCloseable {

    /** How often a server is asked whether it is ready. */
    private static final long ASK_MS = 250;

    private static final Set<String> HOP = Set.of("connection", "keep-alive", "transfer-encoding", "host");

    private final Vertx vertx = Vertx.vertx();
    private final List<ServerProcess> servers;
    private final List<ServerProcess> ready = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final HttpClient client;
    private final HttpServer server;

    public TestProxy(ServerProcess... servers) {
        this.servers = List.of(servers);
        client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setKeepAlive(true)
                        .setKeepAliveTimeout(60)
                        .setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(64));
        Future.join(this.servers.stream().map(this::ask).toList()).await();
        vertx.setPeriodic(ASK_MS, tick -> this.servers.forEach(this::ask));
        server = vertx.createHttpServer()
                .requestHandler(this::pass)
                .listen(0, "127.0.0.1")
                .await();
    }

    public URI uri() {
        return URI.create("http://localhost:" + server.actualPort());
    }

    /** Whether the server is sent requests now. */
    public boolean sendsTo(ServerProcess one) {
        return ready.contains(one);
    }

    private Future<?> ask(ServerProcess one) {
        var request = new RequestOptions()
                .setAbsoluteURI(one.management().resolve("/health/ready").toString())
                .setTimeout(5000);
        return client.request(request)
                .compose(asked -> asked.send().compose(answer -> answer.body().map(answer.statusCode())))
                .otherwise(503)
                .onSuccess(status -> heard(one, status));
    }

    private void heard(ServerProcess one, int status) {
        if (status == 200) {
            if (!ready.contains(one)) {
                ready.add(one);
            }
        } else {
            ready.remove(one);
        }
    }

    private void pass(HttpServerRequest from) {
        var now = List.copyOf(ready);
        if (now.isEmpty()) {
            from.response().setStatusCode(502).end("no server is ready");
            return;
        }
        var to = now.get(Math.floorMod(turn.getAndIncrement(), now.size())).uri();
        var body = from.body();
        client.request(new RequestOptions()
                        .setMethod(from.method())
                        .setHost(to.getHost())
                        .setPort(to.getPort())
                        .setURI(from.uri()))
                .compose(request -> {
                    from.headers().forEach(header -> {
                        if (!HOP.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                            request.putHeader(header.getKey(), header.getValue());
                        }
                    });
                    return body.compose(request::send);
                })
                .onSuccess(answer -> back(from, answer))
                .onFailure(failure -> from.response().setStatusCode(502).end("failed: " + failure));
    }

    private static void back(HttpServerRequest from, HttpClientResponse answer) {
        var response = from.response().setStatusCode(answer.statusCode());
        answer.headers().forEach(header -> {
            if (!HOP.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                response.putHeader(header.getKey(), header.getValue());
            }
        });
        if (!answer.headers().contains("content-length")) {
            response.setChunked(true);
        }
        answer.pipeTo(response).onFailure(cut -> response.reset());
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
