package org.penglai.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The real Elasticsearch with our analysis plugin.
 *
 * <p>The program's own folder is shared and only read. Each run has a home of hard links to it, into which the plugin
 * of the moment is copied, so that a new plugin needs neither unpacking nor another run's consent.
 */
public final class ElasticsearchEngine extends Engine {
    private static final String PLUGIN = "penglai-analysis";

    private final int port;
    private final int transportPort;

    ElasticsearchEngine(Place place, int port, int transportPort) {
        super("Elasticsearch", place);
        this.port = port;
        this.transportPort = transportPort;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    WatchedProcess launch(Progress progress) {
        var program = place().home().program(Artifacts.program(Artifacts.elasticsearch()), folder -> {
            progress.says(name(), "unpacking its program");
            Archive.unpack(Artifacts.elasticsearch(), folder);
        });
        var account = Account.forEngines();
        account.mustRun(program.resolve("bin/elasticsearch"));
        account.mustRun(Path.of(System.getProperty("java.home"), "bin", "java"));
        WatchedProcess.awaitEarlier(place().folder());
        var home = place().folder().resolve("home");
        try {
            furnish(program, home);
        } catch (IOException e) {
            throw new StackFailure("Elasticsearch's folder " + home + " cannot be made: " + e + ".", e);
        }
        account.own(place().folder());
        progress.says(name(), "starting");
        return WatchedProcess.start(new WatchedProcess.Launch(
                List.of(home.resolve("bin/elasticsearch").toString()),
                settings(),
                place().folder(),
                log(),
                account,
                "TERM",
                Duration.ofSeconds(20)));
    }

    private void furnish(Path program, Path home) throws IOException {
        Folders.remove(home);
        Folders.copy(program, home, file -> !file.startsWith("config"));
        Folders.copy(Artifacts.analysis(), home.resolve("plugins").resolve(PLUGIN), file -> false);
        Folders.make(home.resolve("logs"));
        Folders.make(place().folder().resolve("tmp"));
        Files.writeString(home.resolve("config/elasticsearch.yml"), configuration(home));
        // half the machine's memory, which it would take by itself, is too much beside the other parts
        Files.writeString(
                Folders.make(home.resolve("config/jvm.options.d")).resolve("penglai.options"),
                "-Xms512m\n-Xmx512m\n" + Engine.compiler() + "\n");
    }

    /** Loopback only, hence without users; a full disk is told by the start, not by indices that turn read-only. */
    private String configuration(Path home) {
        return """
                cluster.name: penglai
                node.name: penglai
                discovery.type: single-node
                network.host: 127.0.0.1
                http.port: %d
                transport.port: %d
                xpack.security.enabled: false
                cluster.routing.allocation.disk.threshold_enabled: false
                path.data: "%s"
                path.logs: "%s"
                """.formatted(port, transportPort, place().folder().resolve("data"), home.resolve("logs"));
    }

    private Map<String, String> settings() {
        var settings = new HashMap<>(environment(place().folder()));
        settings.put("ES_JAVA_HOME", System.getProperty("java.home"));
        settings.put("ES_TMPDIR", place().folder().resolve("tmp").toString());
        settings.remove("JAVA_HOME");
        return settings;
    }

    @Override
    boolean answers() throws IOException {
        var health = Http.get(uri().resolve("/_cluster/health?wait_for_status=yellow&timeout=1s"));
        return health.statusCode() == 200;
    }

    @Override
    Duration limit() {
        return Duration.ofMinutes(5);
    }

    @Override
    public String address() {
        return uri().toString();
    }
}
