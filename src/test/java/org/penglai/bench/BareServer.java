package org.penglai.bench;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The baseline over HTTP: Vert.x alone with one verticle for each core, {@link BareCalls} on the event loops, and nothing
 * else: no contract, no access table, no virtual threads, no headers, no templates.
 *
 * <p>Arguments: port, address of the database, user, password, connections, pipelining, file of the page that is served as it
 * is, id of the deal whose acceptance is repeated (or {@code -}).
 */
public final class BareServer {

    private BareServer() {}

    public static void main(String[] arguments) throws IOException {
        var vertx = Vertx.vertx();
        var database =
                PgConnectOptions.fromUri(arguments[1]).setUser(arguments[2]).setPassword(arguments[3]);
        var setting = new BareCalls.Setting(Integer.parseInt(arguments[4]), Integer.parseInt(arguments[5]));
        var calls = new BareCalls(vertx, database, setting);
        var page = Buffer.buffer(Files.readAllBytes(Path.of(arguments[6])));
        var written = arguments[7].equals("-")
                ? new Written(
                        UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), java.util.List.of())
                : calls.written(UUID.fromString(arguments[7])).await();
        vertx.deployVerticle(
                        () -> new Reader(calls, page, written, Integer.parseInt(arguments[0])),
                        new DeploymentOptions()
                                .setInstances(Runtime.getRuntime().availableProcessors()))
                .await();
        System.out.println("ready");
        System.in.readAllBytes(); // ends with its starter
        System.exit(0);
    }

    private static final class Reader extends VerticleBase {
        private final BareCalls calls;
        private final Buffer page;
        private final Written written;
        private final int port;

        Reader(BareCalls calls, Buffer page, Written written, int port) {
            this.calls = calls;
            this.page = page;
            this.written = written;
            this.port = port;
        }

        @Override
        public Future<?> start() {
            return vertx.createHttpServer().requestHandler(this::answer).listen(port, "127.0.0.1");
        }

        private void answer(HttpServerRequest request) {
            var path = request.path();
            var last = path.substring(path.lastIndexOf('/') + 1);
            if (path.equals("/page")) {
                send(request, Future.succeededFuture(page), "text/html;charset=UTF-8");
            } else if (path.startsWith("/listing/")) {
                send(request, calls.listing(UUID.fromString(last)).map(Reader::listing), "application/json");
            } else if (path.startsWith("/deals/")) {
                var session = Buffer.buffer(java.util.HexFormat.of().parseHex(last));
                send(request, calls.deals(session).map(Reader::deals), "application/json");
            } else {
                request.body()
                        .compose(body -> calls.accept(written, UUID.fromString(last)))
                        .onSuccess(done -> request.response().setStatusCode(201).end())
                        .onFailure(failure -> fail(request, failure));
            }
        }

        private static void send(HttpServerRequest request, Future<Buffer> body, String mediaType) {
            body.onSuccess(bytes -> request.response()
                            .putHeader("Content-Type", mediaType)
                            .end(bytes))
                    .onFailure(failure -> fail(request, failure));
        }

        private static void fail(HttpServerRequest request, Throwable failure) {
            request.response().setStatusCode(500).end(String.valueOf(failure));
        }

        private static Buffer listing(Row row) {
            return new JsonObject()
                    .put("id", row.getUUID("id").toString())
                    .put("state", row.getString("state"))
                    .put("version", row.getInteger("version"))
                    .put("content", row.getJsonObject("content"))
                    .toBuffer();
        }

        private static Buffer deals(Iterable<Row> rows) {
            var deals = new JsonArray();
            rows.forEach(row -> deals.add(new JsonObject()
                    .put("id", row.getUUID("id").toString())
                    .put("state", row.getString("state"))
                    .put("licensor", row.getJsonObject("licensor"))
                    .put("licensee", row.getJsonObject("licensee"))
                    .put("terms", new JsonObject(row.getString("terms")))
                    .put("paidFen", row.getLong("paid_fen"))));
            return deals.toBuffer();
        }
    }
}
