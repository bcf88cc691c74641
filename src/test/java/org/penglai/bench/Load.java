package org.penglai.bench;

import io.vertx.core.AsyncResult;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Two ways of asking a driver for a while. Only answers that the driver counts are counted. */
final class Load {

    /** Questions that may be open at once in the open loop; more wait, and their waiting counts as theirs. */
    private static final int OPEN_MOST = 2_000;

    /** After the end, open questions are waited for so long and then counted as not answered. */
    private static final Duration TAIL = Duration.ofSeconds(10);

    private static final long LONGEST_MICROS = 60_000_000;

    private final Driver driver;
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicReference<String> firstRefusal = new AtomicReference<>("");

    Load(Driver driver) {
        this.driver = driver;
    }

    /**
     * What one round saw.
     *
     * @param micros of each counted answer: in the closed loop from its request, in the open loop from the moment when the
     *     request was due
     */
    record Round(long answered, long refused, Duration took, Histogram micros) {
        double perSecond() {
            return answered * 1e9 / took.toNanos();
        }

        long percentile(double share) {
            return micros.getValueAtPercentile(share);
        }
    }

    /** What the first refused request was answered; empty where none was. */
    String firstRefusal() {
        return firstRefusal.get();
    }

    /** So many clients that each ask again as soon as they are answered. */
    Round closed(int clients, Duration length) throws InterruptedException {
        var tally = new Tally();
        var end = tally.began + length.toNanos();
        var done = new CountDownLatch(clients);
        for (int client = 0; client < clients; client++) {
            again(tally, end, done);
        }
        done.await();
        return tally.round();
    }

    private void again(Tally tally, long end, CountDownLatch done) {
        var asked = System.nanoTime();
        if (asked >= end) {
            done.countDown();
            return;
        }
        driver.ask(numbers.getAndIncrement()).onComplete(answer -> {
            tally.count(answer, asked);
            again(tally, end, done);
        });
    }

    /** So many questions a second, each due at its moment whether or not the earlier ones were answered. */
    Round open(double perSecond, Duration length) throws InterruptedException {
        var tally = new Tally();
        var places = new Semaphore(OPEN_MOST);
        var all = (long) (perSecond * length.toNanos() / 1e9);
        for (long number = 0; number < all; number++) {
            var due = tally.began + (long) (number * 1e9 / perSecond);
            for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            places.acquire();
            driver.ask(numbers.getAndIncrement()).onComplete(answer -> {
                tally.count(answer, due);
                places.release();
            });
        }
        var finished = places.tryAcquire(OPEN_MOST, TAIL.toMillis(), TimeUnit.MILLISECONDS);
        if (!finished) {
            tally.refused.addAndGet(OPEN_MOST - places.availablePermits());
        }
        return tally.round();
    }

    private final class Tally {
        private final long began = System.nanoTime();
        private final ConcurrentHistogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);
        private final AtomicLong refused = new AtomicLong();

        void count(AsyncResult<Void> answer, long since) {
            if (answer.succeeded()) {
                micros.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - since) / 1000));
            } else {
                refused.incrementAndGet();
                firstRefusal.compareAndSet("", String.valueOf(answer.cause()));
            }
        }

        Round round() {
            return new Round(
                    micros.getTotalCount(), refused.get(), Duration.ofNanos(System.nanoTime() - began), micros.copy());
        }
    }
}
