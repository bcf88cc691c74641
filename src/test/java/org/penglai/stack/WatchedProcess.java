package org.penglai.stack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One program under a watchdog, so that nothing survives the JVM which started it.
 *
 * <p>The watchdog is a shell in a session of its own, which Ctrl-C does not reach. Its standard input is a pipe from
 * this JVM; when the pipe ends, for whatever reason, it asks the program to stop, waits as long as an orderly stop
 * may take, and then kills the program's whole group. It ends with the program's own status.
 */
final class WatchedProcess {
    /** Marks the watchdog of a folder in the list of processes. */
    private static final String MARK = "penglai-watch:";

    /** An orphaned program that ends by itself gets this much time beyond its own limit. */
    private static final Duration BEYOND = Duration.ofSeconds(10);

    /** The longest that an earlier run may take to stop. */
    private static final Duration EARLIER = Duration.ofMinutes(2);

    private static final int TAIL_BYTES = 16_384;

    private static final String WATCH = """
            signal=$1 grace=$2
            shift 2
            exec 3<&0 </dev/null
            setsid "$@" 3<&- &
            program=$!
            stop() { kill -s "$signal" "$program" 2>/dev/null; }
            trap stop HUP INT TERM
            (
              trap - HUP INT TERM
              read -r end <&3
              stop
              tenths=$((grace * 10))
              while [ "$tenths" -gt 0 ]; do sleep 0.1; tenths=$((tenths - 1)); done
              kill -s KILL -- "-$program" "$program"
            ) &
            watcher=$!
            status=0
            while kill -0 "$program" 2>/dev/null; do wait "$program"; status=$?; done
            kill "$watcher" 2>/dev/null
            left() { kill -s 0 -- "-$program" 2>/dev/null; }
            kill -s "$signal" -- "-$program" 2>/dev/null
            tenths=50
            while left; do
              [ "$tenths" -gt 0 ] || kill -s KILL -- "-$program" 2>/dev/null
              sleep 0.1
              tenths=$((tenths - 1))
            done
            exit "$status"
            """;

    /**
     * What is started and how it is stopped.
     *
     * @param command the program and its arguments
     * @param environment all that the program sees of the environment
     * @param folder its data folder, which is also its working folder
     * @param log where its output goes
     * @param account as whom it runs
     * @param signal which asks it to stop in order
     * @param grace how long an orderly stop may take
     */
    record Launch(
            List<String> command,
            Map<String, String> environment,
            Path folder,
            Path log,
            Account account,
            String signal,
            Duration grace) {}

    private final Launch launch;
    private final Process watchdog;

    private WatchedProcess(Launch launch, Process watchdog) {
        this.launch = launch;
        this.watchdog = watchdog;
    }

    /** Starts the program, after whatever an earlier, killed run left in the same folder has come to its end. */
    static WatchedProcess start(Launch launch) {
        awaitEarlier(launch.folder());
        try {
            Folders.make(launch.log().toAbsolutePath().getParent());
            if (Files.exists(launch.log())) {
                Files.move(
                        launch.log(),
                        launch.log().resolveSibling(launch.log().getFileName() + ".previous"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            var builder = new ProcessBuilder(watched(launch))
                    .directory(launch.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(launch.log().toFile());
            builder.environment().clear();
            builder.environment().putAll(launch.environment());
            return new WatchedProcess(launch, builder.start());
        } catch (IOException e) {
            throw new StackFailure("The program " + launch.command().getFirst() + " cannot be started: " + e + ".", e);
        }
    }

    private static List<String> watched(Launch launch) {
        var command = new ArrayList<>(List.of("setsid", "sh", "-c", WATCH, MARK + launch.folder(), launch.signal()));
        command.add(Long.toString(launch.grace().toSeconds()));
        command.addAll(launch.account().command(launch.command(), launch.signal()));
        return command;
    }

    /** Waits until no watchdog of that folder, or of one below it, runs any more. */
    static void awaitEarlier(Path folder) {
        for (var earlier : watching(folder)) {
            try {
                earlier.onExit().get(EARLIER.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                throw new StackFailure(
                        "An earlier run in " + folder + " does not end (process " + earlier.pid() + ").", e);
            } catch (ExecutionException | InterruptedException e) {
                throw new StackFailure("Waiting for the earlier run in " + folder + " was interrupted.", e);
            }
        }
    }

    private static List<ProcessHandle> watching(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> arguments(process.pid()).stream()
                        .anyMatch(argument -> argument.startsWith(MARK)
                                && Path.of(argument.substring(MARK.length())).startsWith(folder)))
                .toList();
    }

    private static List<String> arguments(long pid) {
        try {
            var raw = Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline"));
            return List.of(new String(raw, StandardCharsets.UTF_8).split("\0"));
        } catch (IOException e) {
            return List.of();
        }
    }

    boolean alive() {
        return watchdog.isAlive();
    }

    /** Completes with the program's status when it ends, asked or not. */
    CompletableFuture<Integer> ended() {
        return watchdog.onExit().thenApply(Process::exitValue);
    }

    /** Waits a moment for the end; false when the program still runs then. */
    boolean endsWithin(Duration moment) {
        try {
            return watchdog.waitFor(moment.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Waiting for a program was interrupted.", e);
        }
    }

    /** Asks the program to stop and returns when it and its group are gone. */
    void stop() {
        try {
            watchdog.getOutputStream().close();
        } catch (IOException e) {
            // the pipe is gone because the watchdog is: what was wanted
        }
        if (!endsWithin(launch.grace().plus(BEYOND))) {
            kill();
        }
    }

    /** Kills the program and all it started, as {@code kill -9} or a power cut would, and returns when it is gone. */
    void kill() {
        var programs = watchdog.descendants().toList();
        programs.forEach(ProcessHandle::destroyForcibly);
        programs.forEach(program -> program.onExit().join());
        endsWithin(BEYOND);
    }

    /** Numbers of the program's processes, without the watchdog's. */
    List<Long> pids() {
        return watchdog.descendants()
                .map(ProcessHandle::pid)
                .filter(pid -> !arguments(pid).contains(MARK + launch.folder()))
                .toList();
    }

    /** Number of the watchdog. */
    long watchdogPid() {
        return watchdog.pid();
    }

    /** The end of the program's output, for a message. */
    String tail() {
        try (var log = Files.newByteChannel(launch.log())) {
            var from = Math.max(0, log.size() - TAIL_BYTES);
            var bytes = ByteBuffer.allocate((int) (log.size() - from));
            log.position(from).read(bytes);
            var lines = StandardCharsets.UTF_8
                    .decode(bytes.flip())
                    .toString()
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 25), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }
}
