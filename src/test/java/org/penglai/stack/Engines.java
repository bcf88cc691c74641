package org.penglai.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The three engines that the server works with.
 *
 * @param postgres the truth
 * @param elasticsearch the search index
 * @param keycloak sign-in
 */
public record Engines(PostgresEngine postgres, ElasticsearchEngine elasticsearch, KeycloakEngine keycloak) {
    /** Where the engines and servers of this JVM's tests write their logs. */
    static Path logs() {
        return Path.of(System.getProperty("penglai.stack.logs", "target/engines"))
                .toAbsolutePath();
    }

    /**
     * Engines that work in that folder.
     *
     * @param ports where they listen
     * @param keycloakPort of Keycloak, which stands in tokens and is therefore told, not found
     * @param durable whether PostgreSQL's commits wait for the disk
     */
    static Engines in(StackHome.RunFolder run, StackHome home, Ports ports, int keycloakPort, boolean durable) {
        var logs = durable ? run.of("logs") : logs();
        return new Engines(
                new PostgresEngine(new Engine.Place(home, run.of("postgresql"), logs), ports.of("postgresql"), durable),
                new ElasticsearchEngine(
                        new Engine.Place(home, run.of("elasticsearch"), logs),
                        ports.of("elasticsearch"),
                        ports.of("elasticsearch-transport")),
                new KeycloakEngine(new Engine.Place(home, run.of("keycloak"), logs), keycloakPort));
    }

    List<Engine> all() {
        return List.of(postgres, elasticsearch, keycloak);
    }

    /** Starts all side by side; when one fails, the others are stopped and the failure is told. */
    void start(Progress progress) {
        start(progress, () -> {});
    }

    /** Starts all side by side and does the preparation as soon as PostgreSQL is ready. */
    void start(Progress progress, Runnable preparation) {
        Runnable data = () -> {
            postgres.start(progress);
            preparation.run();
        };
        try {
            together(List.of(data, () -> elasticsearch.start(progress), () -> keycloak.start(progress)));
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    /** Stops all side by side. */
    void stop() {
        together(List.of(postgres::stop, elasticsearch::stop, keycloak::stop));
    }

    private static void together(List<Runnable> steps) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            steps.forEach(step -> running.add(threads.submit(step)));
            for (var step : running) {
                step.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("The start was interrupted.", e);
        }
    }
}
