package org.penglai.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A part that runs as a program of its own: started, awaited, stopped or killed, and started again in its place. */
public abstract class Engine {
    private static final Duration POLL = Duration.ofMillis(100);

    /** Where a part works. */
    record Place(StackHome home, Path folder, Path logs) {
        Path log(String name) {
            return logs.resolve(name + ".log");
        }
    }

    private final String name;
    private final Place place;
    private @Nullable WatchedProcess process;
    private volatile boolean wanted;

    Engine(String name, Place place) {
        this.name = name;
        this.place = place;
    }

    /** Launches the program with all that must be ready before; returns without waiting for an answer. */
    abstract WatchedProcess launch(Progress progress);

    /** Whether the program answers; any exception means no. */
    abstract boolean answers() throws Exception;

    /** The time within which the program must answer. */
    abstract Duration limit();

    /** What people need to reach it. */
    public abstract String address();

    /** What must be in place once it answers. */
    void settle() {}

    public final String name() {
        return name;
    }

    final Place place() {
        return place;
    }

    /** Starts it and reports to the console. */
    public final void start() {
        start(new Progress(System.out));
    }

    /** Starts the program and returns when it answers, or throws a sentence that says why it does not. */
    public final void start(Progress progress) {
        var launched = launch(progress);
        process = launched;
        wanted = true;
        var end = System.nanoTime() + limit().toNanos();
        while (!answersNow()) {
            if (launched.endsWithin(POLL)) {
                throw new StackFailure(
                        name + " ended while starting; its log is " + log() + " and ends with\n" + launched.tail());
            }
            if (System.nanoTime() > end) {
                launched.stop();
                throw new StackFailure(name + " did not answer within " + limit().toSeconds() + " s; its log is "
                        + log() + " and ends with\n" + launched.tail());
            }
        }
        settle();
        progress.done(name, "ready at " + address());
    }

    private boolean answersNow() {
        try {
            return answers();
        } catch (Exception e) {
            return false;
        }
    }

    /** Asks the program to stop and returns when it is gone. */
    public final void stop() {
        wanted = false;
        if (process != null) {
            process.stop();
        }
    }

    /** Kills the program without warning and returns when it is gone; data and ports stay for the next start. */
    public final void kill() {
        wanted = false;
        running().kill();
    }

    /** Completes when the program ends without having been asked to. */
    public final CompletableFuture<Engine> died() {
        var died = new CompletableFuture<Engine>();
        var watched = running();
        watched.ended().thenRun(() -> {
            if (wanted && process == watched) {
                died.complete(this);
            }
        });
        return died;
    }

    public final boolean alive() {
        return process != null && process.alive();
    }

    /** Numbers of its processes. */
    public final List<Long> pids() {
        return running().pids();
    }

    public final Path log() {
        return place.log(name.toLowerCase(Locale.ROOT));
    }

    final WatchedProcess running() {
        if (process == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return process;
    }

    /** How far the JVMs of engines and servers compile what they run: processes of tests are too short for the best code. */
    static String compiler() {
        return System.getProperty("penglai.stack.flags", "-XX:+TieredCompilation");
    }

    /** All that every program sees of the environment. */
    static Map<String, String> environment(Path home) {
        return Map.of(
                "PATH", System.getenv().getOrDefault("PATH", "/usr/sbin:/usr/bin:/sbin:/bin"),
                "LANG", "C.UTF-8",
                "HOME", home.toString(),
                "JAVA_HOME", System.getProperty("java.home"));
    }
}
