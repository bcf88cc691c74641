package org.penglai.stack;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.penglai.app.DemoLoading;

/**
 * {@code mvn -Pdemo}: everything on one machine, until Ctrl-C, the end of Maven, or the death of a part.
 *
 * <p>{@code -Dport} moves the site and with it all fixed ports; {@code -Dfresh} begins from nothing; {@code -Ddata} names a
 * list of patents that is imported by the operator's own way once the site answers.
 */
public final class DemoMain {
    /** The invented data, in the order in which they are written. */
    private static final List<DemoData> DATA = List.of(new DemoLoading());

    private static final String RULE = "  " + "-".repeat(76);

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), /* autoFlush= */ true, StandardCharsets.UTF_8);
    private final AtomicReference<@Nullable Demo> running = new AtomicReference<>();
    private final CountDownLatch started = new CountDownLatch(1);

    private volatile boolean stopping;

    private DemoMain() {}

    public static void main(String[] arguments) {
        System.exit(new DemoMain().run());
    }

    private int run() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(this::stop));
        var mavenEnds =
                ProcessHandle.current().parent().map(ProcessHandle::onExit).orElseGet(CompletableFuture::new);
        mavenEnds.thenRun(() -> System.exit(1));
        try {
            var demo = start();
            var dead = demo.died().join();
            sentence(dead.name() + " ended by itself, so everything stops; its log is " + dead.log() + ".");
        } catch (StackFailure e) {
            sentence(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            sentence("The demo failed, which is a fault in Penglai: " + e);
            e.printStackTrace(out);
        }
        return 1;
    }

    private Demo start() {
        var progress = new Progress(out);
        progress.repeatUntil(started);
        try {
            var demo = Demo.open(ports(), fresh(), DATA);
            running.set(demo);
            demo.start(progress);
            out.println(Banner.of(demo, progress));
            data().ifPresent(file -> sentence(new DemoFile(demo).send(file)));
            return demo;
        } finally {
            started.countDown();
        }
    }

    private static Preflight.DemoPorts ports() {
        return Preflight.DemoPorts.of(System.getProperty("port", ""));
    }

    /** The list that {@code -Ddata} names. */
    private static Optional<Path> data() {
        var given = System.getProperty("data", "");
        return given.isBlank() ? Optional.empty() : Optional.of(Path.of(given).toAbsolutePath());
    }

    /** {@code -Dfresh} without a value means yes. */
    private static boolean fresh() {
        var given = System.getProperty("fresh", "false");
        return given.isBlank() || given.equals("true");
    }

    /** Says what went wrong; what fails because everything is being stopped is no news. */
    private void sentence(String text) {
        if (stopping) {
            return;
        }
        out.println();
        out.println(RULE);
        out.println("  " + text.replace("\n", "\n  "));
        out.println(RULE);
    }

    /** Runs however this JVM ends, but for a kill; then the watchdogs do the same. */
    private void stop() {
        stopping = true;
        var demo = running.get();
        if (demo != null) {
            var began = System.nanoTime();
            demo.stop();
            out.printf("  Everything is stopped (%.1f s).%n", (System.nanoTime() - began) / 1e9);
        }
    }
}
