package org.penglai.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Health and metrics, on a port of their own. Ready means: PostgreSQL answers and the schema is up to date. Elasticsearch
 * and Keycloak may be away; what needs them says so, and no server is taken out for it.
 */
final class Management implements AutoCloseable {

    private final Vertx vertx;
    private final Wiring made;
    private final PrometheusMeterRegistry metrics;
    private final Gauges gauges;
    private @Nullable HttpServer server;
    private volatile boolean draining;
    private volatile boolean migrated;

    Management(Vertx vertx, Wiring made, PrometheusMeterRegistry metrics, Gauges gauges) {
        this.vertx = vertx;
        this.made = made;
        this.metrics = metrics;
        this.gauges = gauges;
    }

    void start(String host, int port) {
        server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(port, host)
                .await();
    }

    int port() {
        return server == null ? 0 : server.actualPort();
    }

    /** From now on not ready, so that a proxy sends no more. */
    void draining() {
        draining = true;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close().await();
        }
    }

    private void answer(HttpServerRequest request) {
        switch (String.valueOf(request.path())) {
            case "/health/live" -> request.response().end("{\"status\":\"UP\"}");
            case "/health/ready" -> Thread.ofVirtual().start(() -> ready(request));
            case "/metrics" -> Thread.ofVirtual().name("metrics").start(() -> metrics(request));
            default -> request.response().setStatusCode(404).end();
        }
    }

    private void metrics(HttpServerRequest request) {
        gauges.refresh();
        request.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .end(metrics.scrape());
    }

    private void ready(HttpServerRequest request) {
        var postgres = postgres();
        var ready = !draining && postgres.getString("status").equals("UP") && migrated();
        var body = new JsonObject()
                .put("status", ready ? "UP" : "DOWN")
                .put("postgresql", postgres)
                .put("elasticsearch", elasticsearch())
                .put("keycloak", keycloak());
        request.response()
                .setStatusCode(ready ? 200 : 503)
                .putHeader("Content-Type", "application/json")
                .end(body.encode());
    }

    private JsonObject postgres() {
        try {
            var version = made.pg.one(
                    "SELECT current_setting('server_version') AS version",
                    Tuple.tuple(),
                    row -> row.getString("version"));
            return part("UP", version.orElse("?"));
        } catch (RuntimeException away) {
            return part("DOWN", "?");
        }
    }

    private JsonObject elasticsearch() {
        var health = made.searchEngine.health();
        return part(health.status(), health.version());
    }

    private boolean migrated() {
        if (!migrated) {
            try {
                migrated = Server.isMigrated(made.config);
            } catch (RuntimeException away) {
                return false;
            }
        }
        return migrated;
    }

    /** Keycloak tells its version only to its administrators, so it is not shown. */
    private JsonObject keycloak() {
        return part(made.identityAnswers() ? "UP" : "DEGRADED", "?");
    }

    private static JsonObject part(String status, String version) {
        return new JsonObject().put("status", status).put("version", version);
    }
}
