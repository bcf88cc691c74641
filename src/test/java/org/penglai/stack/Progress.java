package org.penglai.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells people what each part does while it starts, with the time since the beginning. */
public final class Progress {
    private final PrintStream out;
    private final long begun = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Writes one line: the part, what it does, the time. */
    public void says(String part, String what) {
        out.println(line(part, what));
        out.flush();
    }

    String line(String part, String what) {
        return String.format(
                Locale.ROOT, "  %-14s %-58s %6.1f s", part, what, elapsed().toMillis() / 1000.0);
    }

    /** The time since the beginning. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
