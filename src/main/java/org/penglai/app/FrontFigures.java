package org.penglai.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.penglai.deal.Certified;
import org.penglai.discovery.Tallies;
import org.penglai.kernel.Refusal;

/** The figures of the front page: counted anew every few seconds at the most, however many look. */
final class FrontFigures {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Tallies tallies;
    private final Certified certified;
    private final LongSupplier nanoTime;
    private final ReentrantLock counting = new ReentrantLock();
    private volatile Counted last;

    /** The figures as they were at a time; none of what is on offer while the engine was away. */
    record Counted(Optional<Tallies.Overview> offered, long certified, long at) {}

    /** @param nanoTime a clock that only goes on */
    FrontFigures(Tallies tallies, Certified certified, LongSupplier nanoTime) {
        this.tallies = tallies;
        this.certified = certified;
        this.nanoTime = nanoTime;
        this.last = new Counted(Optional.empty(), 0, nanoTime.getAsLong() - FRESH.toNanos() - 1);
    }

    /** One counts, the others look at what was counted before. */
    Counted now() {
        var known = last;
        if (nanoTime.getAsLong() - known.at() < FRESH.toNanos()) {
            return known;
        }
        counting.lock();
        try {
            if (last != known) {
                return last;
            }
            var counted = new Counted(offered(), certified.count(), nanoTime.getAsLong());
            last = counted;
            return counted;
        } finally {
            counting.unlock();
        }
    }

    private Optional<Tallies.Overview> offered() {
        try {
            return Optional.of(tallies.overview());
        } catch (Refusal away) {
            return Optional.empty();
        }
    }
}
