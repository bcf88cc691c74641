package org.penglai.bench;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.penglai.app.DemoLoading;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.TestBed;

/** Where a benchmark takes place: the demo's data, the server as a process of its own, and baselines beside it. */
final class Arena implements AutoCloseable {

    /** Connections that a driver may open: above the closed loop's clients, for the open loop. */
    static final int CONNECTIONS = 64;

    private final TestBed bed;
    private final Vertx vertx = Vertx.vertx();
    private final List<Process> started = new ArrayList<>();

    /** Loads the demo's data and starts the server. */
    Arena(TestBed bed) {
        this.bed = bed;
        DemoLoading.into(bed);
        bed.server(Map.of("PENGLAI_RATE_FACTOR", "1000000")).start(); // callers' rates are not what is measured
    }

    /** The server's address of that path. */
    URI at(String path) {
        return bed.server().uri().resolve(path);
    }

    /** Numbers of the engines' processes. */
    Collection<Long> engines() {
        return Stream.of(bed.postgres().pids(), bed.elasticsearch().pids())
                .flatMap(List::stream)
                .toList();
    }

    /** The house as it runs in production, asked over HTTP. */
    Contestant house(LongFunction<HttpDriver.Ask> asks) {
        return new Contestant(
                "Penglai",
                "as shipped, 16 database connections",
                new HttpDriver(vertx, CONNECTIONS, asks),
                bed.server().pids());
    }

    /** Vert.x alone in each of the settings, asked over HTTP; {@code asks} makes the question from the server's address. */
    List<Supplier<Contestant>> vertxAlone(Bare bare, Function<URI, LongFunction<HttpDriver.Ask>> asks) {
        return BareCalls.Setting.all().stream()
                .map(setting -> (Supplier<Contestant>) () -> {
                    var port = bed.freePort("bare-" + started.size());
                    var process = start(bare, setting, port);
                    var site = URI.create("http://127.0.0.1:" + port);
                    return new Contestant(
                            "Vert.x alone",
                            setting.toString(),
                            new HttpDriver(vertx, CONNECTIONS, asks.apply(site)),
                            List.of(process.pid()));
                })
                .toList();
    }

    /** PostgreSQL asked by the load itself, in each of the settings. */
    List<Supplier<Contestant>> engineAlone(Function<BareCalls, Driver> driver) {
        return BareCalls.Setting.all().stream()
                .map(setting -> (Supplier<Contestant>) () -> new Contestant(
                        "PostgreSQL alone",
                        setting.toString() + ", without HTTP, its client's work within the load",
                        driver.apply(new BareCalls(vertx, database(), setting)),
                        List.of()))
                .toList();
    }

    /** What a baseline over HTTP serves. */
    record Bare(Path page, String deal) {
        static Bare reading() {
            return new Bare(Path.of("/dev/null"), "-");
        }
    }

    private Process start(Bare bare, BareCalls.Setting setting, int port) {
        try {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xms64m",
                            "-Xmx512m",
                            "-classpath",
                            System.getProperty("java.class.path"),
                            BareServer.class.getName(),
                            Integer.toString(port),
                            bed.database().uri().toString(),
                            PostgresEngine.APP,
                            PostgresEngine.APP,
                            Integer.toString(setting.connections()),
                            Integer.toString(setting.pipelined()),
                            bare.page().toString(),
                            bare.deal())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            started.add(process);
            var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (var line = said.readLine(); !"ready".equals(line); line = said.readLine()) {
                if (line == null) {
                    throw new IllegalStateException("the baseline ended before it was ready");
                }
            }
            return process;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private PgConnectOptions database() {
        return PgConnectOptions.fromUri(bed.database().uri().toString())
                .setUser(PostgresEngine.APP)
                .setPassword(PostgresEngine.APP);
    }

    /** The page at that path as the server gives it, in a file. */
    Path page(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answers " + answer.statusCode());
            }
            return Files.write(Files.createTempFile(Path.of("target"), "page-", ".html"), answer.body());
        }
    }

    /** The values of a query's first column. */
    List<String> column(String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** Runs a statement as the owner. */
    void prepare(String sql) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        started.forEach(Process::destroyForcibly);
        vertx.close().await();
    }
}
