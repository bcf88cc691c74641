package org.penglai.platform.observe;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.penglai.kernel.Refusal;

/** Counts, times and traces what a server does: calls that come in, questions that go out, deliveries and jobs. */
public final class Observer {

    /** PostgreSQL, as dependencies are named in metrics and traces. */
    public static final String POSTGRESQL = "postgresql";

    /** Elasticsearch. */
    public static final String ELASTICSEARCH = "elasticsearch";

    /** Keycloak. */
    public static final String KEYCLOAK = "keycloak";

    /** Bounds of durations: from what a page from memory takes to what nobody waits for. */
    private static final Duration[] DURATIONS =
            List.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000).stream()
                    .map(Duration::ofMillis)
                    .toArray(Duration[]::new);

    /** Bounds of uploads in bytes, to the most that is taken. */
    private static final double[] SIZES = {10_000, 100_000, 1_000_000, 5_000_000, 10_000_000, 20_000_000};

    private final MeterRegistry meters;
    private final Tracing tracing;
    private final Statements statements = new Statements();
    private final Map<List<String>, Timer> timers = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> lastSuccess = new ConcurrentHashMap<>();

    public Observer(MeterRegistry meters, Tracing tracing) {
        this.meters = meters;
        this.tracing = tracing;
    }

    /** Observes nothing: for commands, and for tests that look elsewhere. */
    public static Observer none() {
        return new Observer(new CompositeMeterRegistry(), Tracing.off());
    }

    /** Something that may fail as it likes. */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        T run() throws X;
    }

    public Tracing tracing() {
        return tracing;
    }

    /** Where a call comes in. */
    public Trail incoming(String request, String method, Tracing.Headers headers) {
        return new Trail(request, method, tracing.incoming(headers));
    }

    /** The call has been answered, or cut. */
    public Outcome ended(Trail trail, int status, boolean isCut) {
        var outcome = trail.outcome(status, isCut);
        var role = outcome.role().key();
        timer("penglai.calls", "operation", trail.operation(), "outcome", outcome.name(), "role", role)
                .record(trail.nanos(), TimeUnit.NANOSECONDS);
        if (outcome.role() != Outcome.Role.NONE) {
            meters.counter(
                            "penglai.refusals",
                            "operation",
                            trail.operation(),
                            "code",
                            outcome.code().orElse("-"),
                            "role",
                            role)
                    .increment();
        }
        close(trail, outcome, status);
        return outcome;
    }

    private static void close(Trail trail, Outcome outcome, int status) {
        var span = trail.span();
        if (span.isRecording()) {
            span.updateName(trail.method() + " " + (trail.route().isEmpty() ? trail.operation() : trail.route()));
            span.setAttribute("http.request.method", trail.method());
            span.setAttribute("http.response.status_code", (long) status);
            span.setAttribute("http.route", trail.route());
            span.setAttribute(Tracing.OPERATION, trail.operation());
            span.setAttribute("penglai.request", trail.request());
            span.setAttribute("penglai.outcome", outcome.name());
            span.setAttribute("penglai.role", outcome.role().key());
            outcome.code().ifPresent(code -> span.setAttribute("error.type", code));
            if (status >= 500) {
                span.setStatus(StatusCode.ERROR);
            }
        }
        span.end();
    }

    /** A document came in. */
    public void uploaded(String operation, long bytes) {
        DistributionSummary.builder("penglai.upload.bytes")
                .description("Sizes of documents that were sent to us.")
                .tag("operation", operation)
                .serviceLevelObjectives(SIZES)
                .register(meters)
                .record(bytes);
    }

    /** Asks another program something; the act is one of few names. */
    public <T, X extends Exception> T asking(String dependency, String act, Work<T, X> work) throws X {
        return asking(dependency, act, tracing.outgoing(dependency + " " + act), work);
    }

    /** Runs a statement; the text must be constant, its values never come here. */
    public <T, X extends Exception> T statement(String sql, Work<T, X> work) throws X {
        var span =
                Span.current().getSpanContext().isValid() ? tracing.outgoing(statements.name(sql)) : Span.getInvalid();
        if (span.isRecording()) {
            span.setAttribute("db.query.text", sql);
        }
        return asking(POSTGRESQL, "statement", span, work);
    }

    /** What a call to another program carries so that its spans hang under ours. */
    public Map<String, String> headers() {
        return tracing.headers();
    }

    private <T, X extends Exception> T asking(String dependency, String act, Span span, Work<T, X> work) throws X {
        if (span.isRecording()) {
            span.setAttribute("db.system.name", dependency);
            span.setAttribute("db.operation.name", act);
        }
        return timed(span, () -> work.run(), "penglai.dependency", "dependency", dependency, "act", act);
    }

    /** Delivers an event to its subscriber, in the trace of the call that caused it. */
    public void delivering(String subscriber, Optional<String> cause, Runnable delivery) {
        timed(
                tracing.caused("deliver " + subscriber, cause),
                () -> nothing(delivery),
                "penglai.deliveries",
                "subscriber",
                subscriber);
    }

    /** Runs a job of the clock; until its first success it counts as having succeeded when it was first tried. */
    public void job(String name, Runnable job) {
        var last = lastSuccess.computeIfAbsent(name, this::lastSuccess);
        timed(Span.getInvalid(), () -> nothing(job), "penglai.jobs", "job", name);
        last.set(seconds());
    }

    private AtomicLong lastSuccess(String job) {
        var last = new AtomicLong(seconds());
        Gauge.builder("penglai.job.last.success.seconds", last, AtomicLong::doubleValue)
                .description("When the job last succeeded at this server.")
                .tag("job", job)
                .register(meters);
        return last;
    }

    private static long seconds() {
        return System.currentTimeMillis() / 1000;
    }

    private static boolean nothing(Runnable work) {
        work.run();
        return true;
    }

    private <T, X extends Exception> T timed(Span span, Work<T, X> work, String meter, String... tags) throws X {
        var began = System.nanoTime();
        var outcome = "failed";
        try (var current = span.getSpanContext().isValid() ? span.makeCurrent() : null) {
            var result = work.run();
            outcome = "done";
            return result;
        } catch (Refusal refused) {
            outcome = refused.kind() == Refusal.Kind.UNAVAILABLE ? "unavailable" : "refused";
            span.setAttribute("error.type", refused.code());
            throw refused;
        } catch (Throwable failure) {
            span.setAttribute("error.type", failure.getClass().getName());
            span.setStatus(StatusCode.ERROR);
            throw failure;
        } finally {
            span.end();
            var labels = java.util.Arrays.copyOf(tags, tags.length + 2);
            labels[tags.length] = "outcome";
            labels[tags.length + 1] = outcome;
            timer(meter, labels).record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        }
    }

    private Timer timer(String name, String... tags) {
        var key = new java.util.ArrayList<String>(tags.length + 1);
        key.add(name);
        key.addAll(List.of(tags));
        return timers.computeIfAbsent(
                key,
                unknown -> Timer.builder(name)
                        .tags(tags)
                        .serviceLevelObjectives(DURATIONS)
                        .register(meters));
    }
}
