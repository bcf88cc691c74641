package org.penglai.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows that no program survives the JVM that started it, however that JVM ends. */
class WatchdogIT {
    private static final Duration GRACE = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    @Test
    void noProcessOfPostgresSurvivesAKilledJvm() throws IOException {
        // Given
        var jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        PostgresAlone.class.getName())
                .redirectError(Redirect.INHERIT)
                .start();
        var said = new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8)).readLine();
        var pids = Arrays.stream(said.split(" ")).map(Long::valueOf).toList();
        // some of its own helpers come and go
        assertThat(pids).filteredOn(WatchdogIT::runs).hasSizeGreaterThan(3);

        // When
        jvm.destroyForcibly();

        // Then
        await().atMost(Duration.ofSeconds(40)).until(() -> pids.stream().noneMatch(WatchdogIT::runs));
    }

    @Test
    void aProgramThatWillNotStopIsKilledWhenItsTimeIsOver() {
        var stubborn = start("trap '' TERM; while true; do sleep 0.2; done");
        var pids = programs(stubborn);

        stubborn.stop();

        assertThat(stubborn.alive()).isFalse();
        assertThat(pids).noneMatch(WatchdogIT::runs);
    }

    @Test
    void whatAProgramLeavesBehindGoesWithIt() {
        var parent = start("sleep 1000 & sleep 1000");
        await().until(() -> parent.pids().size() == 3);
        var pids = parent.pids();

        parent.stop();

        assertThat(pids).noneMatch(WatchdogIT::runs);
    }

    @Test
    void aProgramEndsWithItsWatchdog() {
        var program = start("exec sleep 1000");
        var pids = programs(program);

        ProcessHandle.of(program.watchdogPid()).orElseThrow().destroyForcibly();

        await().until(() -> pids.stream().noneMatch(WatchdogIT::runs));
    }

    @Test
    void theStatusOfAProgramThatEndsByItselfIsTold() {
        var program = start("echo 'no room left'; exit 7");

        assertThat(program.ended().join()).isEqualTo(7);
        assertThat(program.tail()).isEqualTo("no room left");
    }

    @Test
    void aStartInTheSameFolderWaitsForTheEarlierProgramsEnd() {
        // Given
        var earlier = start("exec sleep 1000");
        var pids = programs(earlier);

        // When
        Thread.startVirtualThread(earlier::stop);
        var later = start("exec sleep 1000");

        // Then
        assertThat(pids).noneMatch(WatchdogIT::runs);
        assertThat(later.alive()).isTrue();
        later.stop();
    }

    private WatchedProcess start(String script) {
        return WatchedProcess.start(new WatchedProcess.Launch(
                List.of("sh", "-c", script),
                Engine.environment(folder),
                folder,
                folder.resolve("log"),
                Account.caller(),
                "TERM",
                GRACE));
    }

    private static List<Long> programs(WatchedProcess process) {
        await().until(() -> !process.pids().isEmpty());
        return process.pids();
    }

    private static boolean runs(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
