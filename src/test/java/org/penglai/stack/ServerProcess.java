package org.penglai.stack;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The server as a process of its own, as it runs in production: for the demo, and for tests that kill it. */
public final class ServerProcess extends Engine {
    private final Map<String, String> environment;
    private final int port;
    private final int managementPort;
    private final Map<String, String> own = new HashMap<>();

    /**
     * @param environment the server's configuration without its two ports
     * @param managementPort of health and metrics
     */
    ServerProcess(Place place, Map<String, String> environment, int port, int managementPort) {
        this("Server", place, environment, port, managementPort);
    }

    /** One of several; its name tells its log from the others'. */
    ServerProcess(String name, Place place, Map<String, String> environment, int port, int managementPort) {
        super(name, place);
        this.environment = Map.copyOf(environment);
        this.port = port;
        this.managementPort = managementPort;
    }

    public URI uri() {
        return URI.create("http://localhost:" + port);
    }

    public URI management() {
        return URI.create("http://localhost:" + managementPort);
    }

    /** All that it has written to its console so far. */
    public List<String> output() {
        try {
            return Files.readAllLines(log());
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /** From its next start on, with this setting. */
    public ServerProcess set(String key, String value) {
        own.put(key, value);
        return this;
    }

    @Override
    WatchedProcess launch(Progress progress) {
        var settings = new HashMap<>(environment(place().folder()));
        settings.putAll(environment);
        ServerEnvironment.listen(settings, port, managementPort);
        settings.putAll(own);
        progress.says(name(), "starting");
        return WatchedProcess.start(new WatchedProcess.Launch(
                java("org.penglai.app.Main", "serve"),
                settings,
                place().folder(),
                log(),
                Account.caller(),
                "TERM",
                Duration.ofSeconds(20)));
    }

    /** The command that runs a class of the server. */
    static List<String> java(String... program) {
        var flags = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Engine.compiler(),
                "-Xms64m",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-classpath",
                classPath());
        return Stream.concat(flags.stream(), Arrays.stream(program)).toList();
    }

    /** This JVM's class path without the tests' own classes, which the server must not need. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(entry -> !entry.endsWith("test-classes"))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Override
    boolean answers() throws IOException {
        return Http.get(management().resolve("/health/ready")).statusCode() == 200;
    }

    @Override
    Duration limit() {
        return Duration.ofSeconds(90);
    }

    @Override
    public String address() {
        return uri().toString();
    }
}
