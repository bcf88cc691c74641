package org.penglai.stack;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penglai.app.Config;
import org.penglai.app.Server;

/** What one test class works with: engines shared with the others, and a database and indices of its own. */
public final class TestBed implements AutoCloseable {
    private final StackSession session;
    private final PostgresEngine.Database database;
    private final String indexPrefix;
    private @Nullable Server inside;
    private @Nullable ServerProcess server;
    private final Map<String, ServerProcess> others = new TreeMap<>();
    private int commands;
    private @Nullable PostOffice postOffice;

    TestBed(StackSession session, PostgresEngine.Database database, String indexPrefix) {
        this.session = session;
        this.database = database;
        this.indexPrefix = indexPrefix;
    }

    /** This class's own database: migrated, with the demo's organisations and members, and otherwise empty. */
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

    /** A mail server of this bed; servers that are first asked for afterwards send their mails there. */
    public PostOffice postOffice() {
        if (postOffice == null) {
            postOffice = PostOffice.at(freePort("mail"));
        }
        return postOffice;
    }

    /** The configuration of a server on this bed, as its environment, but for ports and address. */
    public Map<String, String> environment() {
        var environment = new HashMap<>(ServerEnvironment.of(session.engines(), database, place().folder(), "test"));
        environment.put("PENGLAI_ES_INDEX_PREFIX", indexPrefix);
        if (postOffice != null) {
            environment.putAll(postOffice.settings());
        }
        return environment;
    }

    /** The address of a server inside this JVM, started when first asked for. */
    public URI site() {
        return URI.create("http://localhost:" + inside().port());
    }

    /** The address of that server's health and metrics. */
    public URI management() {
        return URI.create("http://localhost:" + inside().managementPort());
    }

    private Server inside() {
        if (inside == null) {
            var environment = environment();
            ServerEnvironment.listen(environment, freePort("site"), freePort("site-management"));
            inside = Server.start(Config.from(environment));
        }
        return inside;
    }

    /** The server as a process of its own on this bed, not yet started; always the same one, on the same ports. */
    public ServerProcess server() {
        if (server == null) {
            server = new ServerProcess(place(), environment(), freePort("server"), freePort("management"));
        }
        return server;
    }

    /** A Keycloak of its own with the realm of production, not yet started; whoever starts it stops it. */
    public ProductionKeycloak productionKeycloak(Map<String, String> placeholders) {
        return new ProductionKeycloak(
                session.place("production-keycloak-" + database.name()), freePort("production-keycloak"), placeholders);
    }

    /** The same with further settings; to be asked for before {@link #server()}. */
    public ServerProcess server(Map<String, String> settings) {
        if (server != null) {
            throw new IllegalStateException("the server has its settings already");
        }
        var environment = new HashMap<>(environment());
        environment.putAll(settings);
        server = new ServerProcess(place(), environment, freePort("server"), freePort("management"));
        return server;
    }

    /** The packaged server on this bed, not yet started: what the build made, run by the image's command. */
    public PackagedServer packaged(List<String> entry) {
        var name = database.name() + "-packaged";
        return new PackagedServer(
                session.place(name), entry, environment(), freePort(name), freePort(name + "-health"));
    }

    /** A site of its own beside this bed's, with another PostgreSQL, that can be taken back to an earlier moment. */
    public RestorableSite restorable() {
        return RestorableSite.fresh(session, database.name() + "_kept", environment());
    }

    /** A further server as a process of its own on this bed, by a name such as {@code b}; not yet started. */
    public ServerProcess server(String name) {
        return server(name, Map.of());
    }

    /** The same with further settings, which count when it is first asked for. */
    public ServerProcess server(String name, Map<String, String> settings) {
        return others.computeIfAbsent(name, fresh -> {
            var environment = new HashMap<>(environment());
            environment.putAll(settings);
            return new ServerProcess(
                    "Server-" + fresh,
                    session.place(database.name() + "-" + fresh),
                    environment,
                    freePort("server-" + fresh),
                    freePort("management-" + fresh));
        });
    }

    /** Runs a command of the server's program on this bed, as an operator would, while servers may be running. */
    public synchronized ServerCommand command(String... words) {
        var name = "command-" + ++commands;
        return ServerCommand.start(session.place(database.name() + "-" + name), name, environment(), words);
    }

    private Engine.Place place() {
        return session.place(database.name());
    }

    @Override
    public void close() {
        if (inside != null) {
            inside.close();
        }
        if (server != null) {
            server.stop();
        }
        others.values().forEach(ServerProcess::stop);
        if (postOffice != null) {
            postOffice.close();
        }
        postgres().drop(database.name());
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
