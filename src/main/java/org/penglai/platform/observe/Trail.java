package org.penglai.platform.observe;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Refusal;

/**
 * What is followed through one call from the loop to the virtual thread and back: its id, its operation, its span, and the
 * refusal it met last.
 */
public final class Trail {

    /** Operation of an address that names none. */
    public static final String UNKNOWN = "unknown";

    private static final ScopedValue<Trail> RUNNING = ScopedValue.newInstance();
    private static final Set<String> VERBS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT");

    private final String request;
    private final String method;
    private final Span span;
    private final long began = System.nanoTime();
    private volatile String operation = UNKNOWN;
    private volatile String route = "";
    private volatile @Nullable Refusal refused;

    Trail(String request, String method, Span span) {
        this.request = request;
        this.method = VERBS.contains(method) ? method : "OTHER";
        this.span = span;
    }

    /** The call that the calling thread works for. */
    public static Optional<Trail> running() {
        return RUNNING.isBound() ? Optional.of(RUNNING.get()) : Optional.empty();
    }

    /** Says what the call is for, once its address is understood. */
    public void leadsTo(String operationId, String routeTemplate) {
        operation = operationId;
        route = routeTemplate;
    }

    /** Says that the call was refused; the last one counts. */
    public void refused(Refusal refusal) {
        refused = refusal;
    }

    /** Runs the work as part of this call: its lines bear the call's id, its spans hang under the call's. */
    public <T> T follow(Supplier<T> work) {
        try (var current = Context.root().with(span).makeCurrent()) {
            return ScopedValue.where(RUNNING, this).call(work::get);
        }
    }

    /** Runs work without result as part of this call. */
    public void follow(Runnable work) {
        follow(() -> {
            work.run();
            return this;
        });
    }

    public String request() {
        return request;
    }

    public String operation() {
        return operation;
    }

    public String method() {
        return method;
    }

    public long milliseconds() {
        return nanos() / 1_000_000;
    }

    Outcome outcome(int status, boolean isCut) {
        return Outcome.of(status, Optional.ofNullable(refused), isCut);
    }

    long nanos() {
        return System.nanoTime() - began;
    }

    String route() {
        return route;
    }

    Span span() {
        return span;
    }
}
