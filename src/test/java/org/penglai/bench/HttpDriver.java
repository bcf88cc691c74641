package org.penglai.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Map;
import java.util.function.LongFunction;

/** Asks a server over kept HTTP/1.1 connections. */
final class HttpDriver implements Driver {

    /** One request and the status that counts as its answer. */
    record Ask(HttpMethod method, URI address, Map<String, String> headers, String body, int wanted) {
        static Ask get(URI address, Map<String, String> headers) {
            return new Ask(HttpMethod.GET, address, headers, "", 200);
        }
    }

    /** An answer that does not count. */
    static final class NotCounted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotCounted(int status, Buffer body) {
            super(status + " " + body);
        }
    }

    private final HttpClient client;
    private final LongFunction<Ask> asks;

    /** @param asks the request of each number */
    HttpDriver(Vertx vertx, int connections, LongFunction<Ask> asks) {
        this.client = vertx.httpClientBuilder()
                .with(new HttpClientOptions().setKeepAlive(true))
                .with(new PoolOptions().setHttp1MaxSize(connections))
                .build();
        this.asks = asks;
    }

    @Override
    public Future<Void> ask(long number) {
        var ask = asks.apply(number);
        var options = new RequestOptions()
                .setMethod(ask.method())
                .setHost(ask.address().getHost())
                .setPort(ask.address().getPort())
                .setURI(uri(ask.address()));
        ask.headers().forEach(options::putHeader);
        return client.request(options)
                .compose(request -> ask.body().isEmpty() ? request.send() : request.send(ask.body()))
                .compose(response -> response.body()
                        .compose(body -> response.statusCode() == ask.wanted()
                                ? Future.<Void>succeededFuture()
                                : Future.failedFuture(new NotCounted(response.statusCode(), body))));
    }

    private static String uri(URI address) {
        return address.getRawQuery() == null
                ? address.getRawPath()
                : address.getRawPath() + "?" + address.getRawQuery();
    }

    @Override
    public void close() {
        client.close().await();
    }
}
