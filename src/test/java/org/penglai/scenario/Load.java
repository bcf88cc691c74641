package org.penglai.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Several clients that each do the same thing again and again until it is closed; what goes wrong is kept. */
final class Load implements AutoCloseable {

    /** Steady, and not so much that a server which starts gets no core. */
    private static final Duration PAUSE = Duration.ofMillis(25);

    private final AtomicBoolean going = new AtomicBoolean(true);
    private final AtomicInteger done = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final ExecutorService clients;

    private Load(List<Callable<?>> works) {
        clients = Executors.newFixedThreadPool(works.size());
        works.forEach(work -> clients.submit(() -> keepDoing(work)));
    }

    static Load of(List<Callable<?>> works) {
        return new Load(works);
    }

    /** How often something was done and went well. */
    int done() {
        return done.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    private void keepDoing(Callable<?> work) {
        while (going.get()) {
            try {
                work.call();
                done.incrementAndGet();
            } catch (Exception | AssertionError failed) {
                failures.add(String.valueOf(failed));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Lets each end what it is at. */
    @Override
    public void close() {
        going.set(false);
        clients.shutdown();
        try {
            if (!clients.awaitTermination(150, TimeUnit.SECONDS)) {
                clients.shutdownNow();
                failures.add("a client did not come to its end");
            }
        } catch (InterruptedException interrupted) {
            clients.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
