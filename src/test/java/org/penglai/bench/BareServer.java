package org.penglai.bench;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.util.UUID;

/**
 * The baseline: Vert.x alone reading the listing's row by composed futures on the event loops, one per core, with prepared
 * statements kept and pipelined (the best of the settings tried: pools of 4, 8 and 16, pipelining 1 and 64). No contract, no
 * access table, no virtual threads, no headers. Arguments: port, database address, user, password.
 */
public final class BareServer {

    private static final String READ = "SELECT id, state, mode, content FROM listing WHERE id = $1";

    private BareServer() {}

    public static void main(String[] arguments) throws IOException {
        var vertx = Vertx.vertx();
        var options = PgConnectOptions.fromUri(arguments[1])
                .setUser(arguments[2])
                .setPassword(arguments[3])
                .setCachePreparedStatements(true)
                .setPipeliningLimit(64);
        var pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(8).setEventLoopSize(2))
                .build();
        vertx.deployVerticle(
                        () -> new Reader(pool, Integer.parseInt(arguments[0])),
                        new DeploymentOptions()
                                .setInstances(Runtime.getRuntime().availableProcessors()))
                .await();
        System.out.println("ready");
        System.in.readAllBytes(); // ends with its starter
        System.exit(0);
    }

    private static final class Reader extends VerticleBase {
        private final Pool pool;
        private final int port;

        Reader(Pool pool, int port) {
            this.pool = pool;
            this.port = port;
        }

        @Override
        public Future<?> start() {
            return vertx.createHttpServer().requestHandler(this::answer).listen(port, "127.0.0.1");
        }

        private void answer(HttpServerRequest request) {
            var path = request.path();
            var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
            pool.preparedQuery(READ)
                    .execute(Tuple.of(id))
                    .map(rows -> rows.iterator().next())
                    .map(row -> new JsonObject()
                            .put("id", row.getUUID("id").toString())
                            .put("state", row.getString("state"))
                            .put("mode", row.getString("mode"))
                            .put("content", row.getJsonObject("content")))
                    .onSuccess(body -> request.response()
                            .putHeader("Content-Type", "application/json")
                            .end(body.toBuffer()))
                    .onFailure(failure -> request.response().setStatusCode(500).end());
        }
    }
}
