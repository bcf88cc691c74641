package org.penglai.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells people what each part does while it starts, with the time since the beginning. */
public final class Progress {
    private static final Duration QUIET = Duration.ofSeconds(15);

    private final PrintStream out;
    private final long begun = System.nanoTime();
    private final Map<String, String> unfinished = new LinkedHashMap<>();
    private long lastNanos = begun;

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Says what the part does now. */
    public synchronized void says(String part, String what) {
        unfinished.put(part, what);
        line(part, what);
    }

    /** Says that the part is ready, and what people need to know then. */
    public synchronized void done(String part, String what) {
        unfinished.remove(part);
        line(part, what);
    }

    private void line(String part, String what) {
        lastNanos = System.nanoTime();
        var seconds = elapsed().toMillis() / 1000.0;
        out.printf(Locale.ROOT, "  %6.1f s  %-14s %s%n", seconds, part, what);
        out.flush();
    }

    /** From now until the latch opens, repeats what is still being done whenever nothing was said for a while. */
    void repeatUntil(CountDownLatch end) {
        Thread.startVirtualThread(() -> {
            try {
                while (!end.await(1, TimeUnit.SECONDS)) {
                    repeat();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private synchronized void repeat() {
        if (System.nanoTime() - lastNanos > QUIET.toNanos()) {
            Map.copyOf(unfinished).forEach((part, what) -> line(part, "still " + what));
        }
    }

    /** The time since the beginning. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
