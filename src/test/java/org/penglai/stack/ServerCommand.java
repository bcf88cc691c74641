package org.penglai.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A command of the server's program, such as {@code reindex}, running as a process of its own. */
public final class ServerCommand {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final WatchedProcess process;
    private final Path log;

    private ServerCommand(WatchedProcess process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * How it came to its end.
     *
     * @param output what it said, on both streams
     */
    public record Outcome(int status, String output) {}

    static ServerCommand start(Engine.Place place, String name, Map<String, String> environment, String... words) {
        var settings = new HashMap<>(Engine.environment(place.folder()));
        settings.putAll(environment);
        ServerEnvironment.listen(settings, 0, 0);
        var program = Stream.concat(Stream.of("org.penglai.app.Main"), Stream.of(words));
        var launched = WatchedProcess.start(new WatchedProcess.Launch(
                ServerProcess.java(program.toArray(String[]::new)),
                settings,
                place.folder(),
                place.log(name),
                Account.caller(),
                "TERM",
                Duration.ofSeconds(20)));
        return new ServerCommand(launched, place.log(name));
    }

    /** Whether it still runs. */
    public boolean alive() {
        return process.alive();
    }

    /** Waits for its end. */
    public Outcome outcome() {
        if (!process.endsWithin(LIMIT)) {
            process.kill();
            throw new StackFailure("The command did not end within " + LIMIT.toSeconds() + " s:\n" + process.tail());
        }
        try {
            return new Outcome(process.ended().join(), Files.readString(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it in the middle. */
    public void kill() {
        process.kill();
    }
}
