package org.penglai.stack;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one test class works with: engines shared with the others, and a database and indices of its own. */
public final class TestBed implements AutoCloseable {
    private final StackSession session;
    private final PostgresEngine.Database database;
    private final String indexPrefix;
    private @Nullable ServerProcess server;

    TestBed(StackSession session, PostgresEngine.Database database, String indexPrefix) {
        this.session = session;
        this.database = database;
        this.indexPrefix = indexPrefix;
    }

    /** This class's own database, migrated and otherwise empty. */
    public PostgresEngine.Database database() {
        return database;
    }

    /** What this class's index names begin with. */
    public String indexPrefix() {
        return indexPrefix;
    }

    /** PostgreSQL itself; a class that kills it starts it again. */
    public PostgresEngine postgres() {
        return session.engines().postgres();
    }

    /** Elasticsearch itself; a class that kills it starts it again. */
    public ElasticsearchEngine elasticsearch() {
        return session.engines().elasticsearch();
    }

    /** Keycloak itself; a class that kills it starts it again. */
    public KeycloakEngine keycloak() {
        return session.engines().keycloak();
    }

    /** Access tokens of the demo realm's users. */
    public Tokens tokens() {
        return session.tokens();
    }

    /** A free port for something of the test's own. */
    public int freePort(String what) {
        return session.ports().of(database.name() + "-" + what);
    }

    /** The configuration of a server on this bed, as its environment, but for its ports. */
    public Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.putAll(ServerEnvironment.engines(session.engines(), database));
        environment.put("PENGLAI_ES_INDEX_PREFIX", indexPrefix);
        environment.put("PENGLAI_PROFILE", "test");
        environment.put(
                "PENGLAI_BLOB_DIR",
                session.place(database.name()).folder().resolve("blobs").toString());
        return Map.copyOf(environment);
    }

    /** The server as a process of its own on this bed, not started; always the same one. */
    public ServerProcess server() {
        if (server == null) {
            server = new ServerProcess(
                    session.place(database.name()), environment(), freePort("server"), freePort("management"));
        }
        return server;
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
        session.engines().postgres().drop(database.name());
        removeIndices();
    }

    /** Elasticsearch removes by full names only. */
    private void removeIndices() {
        try {
            var indices =
                    Http.get(URI.create(elasticsearch().uri() + "/_cat/indices/" + indexPrefix + "*?format=json"));
            var names = new JsonArray(indices.body())
                    .stream()
                            .map(index -> ((JsonObject) index).getString("index"))
                            .collect(Collectors.joining(","));
            if (!names.isEmpty()) {
                Http.delete(elasticsearch().uri().resolve("/" + names));
            }
        } catch (IOException e) {
            throw new StackFailure("Elasticsearch does not answer: was it started again after it was killed? " + e, e);
        }
    }
}
