package org.penglai.stack;

import java.io.IOException;
import java.util.stream.Collectors;

/** A JVM that starts PostgreSQL, names its processes and waits: to be killed by {@link WatchdogIT}. */
final class PostgresAlone {
    private PostgresAlone() {}

    public static void main(String[] arguments) throws IOException {
        var home = StackHome.ofCaller();
        try (var run = home.forTests()) {
            var place = new Engine.Place(home, run.of("postgresql"), run.of("logs"));
            var postgres = new PostgresEngine(place, Ports.in(run.folder()).of("postgresql"), false);
            postgres.start(new Progress(System.err));
            System.out.println(postgres.pids().stream().map(String::valueOf).collect(Collectors.joining(" ")));
            System.in.read();
        }
    }
}
