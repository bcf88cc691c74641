package org.penglai.platform.http;

import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Refusal;
import org.penglai.platform.pg.Pg;

/**
 * Holds callers to their rates, each operation by itself: a member by subject, anybody else by address. Beyond, 429 with the
 * time to wait.
 */
public final class Rates {

    /** Members and addresses remembered at once: about 10 MB; beyond, the longest silent starts afresh. */
    static final int REMEMBERED = 65_536;

    /**
     * What came of a call.
     *
     * @param given whether there was one left
     * @param usedNanos how long until all are made good
     */
    record Taken(boolean given, long usedNanos) {}

    /** How a caller stands with an operation, for the headers of the answer. */
    record Standing(String operation, Rate rate, Taken taken) {

        long remaining() {
            return Math.max(0, rate.calls() - ceil(taken.usedNanos(), rate.nanosEach()));
        }

        /** Whole seconds until all is made good. */
        long resetSeconds() {
            return ceil(taken.usedNanos(), 1_000_000_000L);
        }

        /** Whole seconds until one more call is, at least one. */
        long waitSeconds() {
            var nanos = taken.usedNanos() + rate.nanosEach() - rate.nanosEach() * rate.calls();
            return Math.max(1, ceil(nanos, 1_000_000_000L));
        }

        Refusal refusal() {
            return Refusal.of(Refusal.Kind.TOO_MANY, "rate.exceeded")
                    .with("operation", operation)
                    .with("calls", rate.calls())
                    .with("overSeconds", rate.over().toSeconds())
                    .with("resetSeconds", resetSeconds())
                    .with("retryAfterSeconds", waitSeconds());
        }

        private static long ceil(long amount, long each) {
            return Math.ceilDiv(amount, each);
        }
    }

    private final Rate.Table table;
    private final LocalRates local;
    private final SharedRates shared;

    private Rates(Rate.Table table, LocalRates local, SharedRates shared) {
        this.table = table;
        this.local = local;
        this.shared = shared;
    }

    /** @param nanos a clock that only goes on */
    public static Rates of(Rate.Table table, LongSupplier nanos, Pg pg) {
        return new Rates(table, new LocalRates(nanos, REMEMBERED), new SharedRates(pg));
    }

    /** Lets the caller call once more, or refuses. */
    Standing take(String operation, Optional<Actor> actor, String address) {
        var rate = table.of(operation, actor.isPresent());
        var caller = actor.map(known -> "member " + known.subject()).orElse("address " + address);
        var taken = rate.shared() ? shared.take(rate, operation, caller) : local.take(rate, operation, caller);
        var standing = new Standing(operation, rate, taken);
        if (!taken.given()) {
            throw standing.refusal();
        }
        return standing;
    }

    /** Forgets what is made good. */
    public int forget() {
        return shared.forget();
    }

    /**
     * The headers that tell a caller how it stands (draft-ietf-httpapi-ratelimit-headers): the quota and its window, what is
     * left of it and when all is made good.
     */
    static Map<String, String> headers(Standing standing) {
        return headers(
                standing.operation(),
                standing.rate().calls(),
                standing.rate().over().toSeconds(),
                standing.remaining(),
                standing.resetSeconds());
    }

    /** The same of a refusal that {@link #take} has thrown; empty for any other. */
    static Map<String, String> headers(Refusal refused) {
        if (!(refused.facts().get("operation") instanceof String operation
                && refused.facts().get("calls") instanceof Integer calls
                && refused.facts().get("overSeconds") instanceof Long over
                && refused.facts().get("resetSeconds") instanceof Long reset)) {
            return Map.of();
        }
        return headers(operation, calls, over, 0, reset);
    }

    private static Map<String, String> headers(String operation, int calls, long over, long remaining, long reset) {
        return Map.of(
                "RateLimit-Policy", "\"" + operation + "\";q=" + calls + ";w=" + over,
                "RateLimit", "\"" + operation + "\";r=" + remaining + ";t=" + reset);
    }
}
