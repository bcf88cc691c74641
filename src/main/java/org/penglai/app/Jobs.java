package org.penglai.app;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Idempotency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens by the clock: each job is harmless to run on several servers at once. */
final class Jobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    /** How soon a search engine that came back empty is filled again. */
    private static final Duration INDEX_CHECK = Duration.ofSeconds(10);

    private final Wiring made;
    private final Idempotency idempotency;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("jobs").factory());

    Jobs(Wiring made) {
        this.made = made;
        this.idempotency = Idempotency.of(made.pg, made.tx, refusal -> {
            throw refusal;
        });
    }

    void start() {
        every(Server.HOUSEKEEPING, "forget ended sessions", made.signIn::forgetEnded);
        every(Server.HOUSEKEEPING, "forget old idempotency keys", idempotency::forgetOld);
        every(Server.HOUSEKEEPING, "forget rates that are made good", made.rates::forget);
        clock.submit(() -> run("keep the search index", made.indexing::ensure));
        every(INDEX_CHECK, "keep the search index", made.indexing::ensure);
    }

    private void every(Duration pause, String name, Runnable job) {
        clock.scheduleWithFixedDelay(() -> run(name, job), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run(String name, Runnable job) {
        try {
            made.observer.job(name, job);
        } catch (Refusal away) {
            LOG.atInfo()
                    .addKeyValue("job", name)
                    .addKeyValue("code", away.code())
                    .log("job put off");
        } catch (RuntimeException failure) {
            LOG.atError().addKeyValue("job", name).setCause(failure).log("job failed");
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
