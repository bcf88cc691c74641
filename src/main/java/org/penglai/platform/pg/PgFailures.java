package org.penglai.platform.pg;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.penglai.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what the database says into what the caller is told: a designed refusal, "not available now", or a fault. */
final class PgFailures {

    private static final Logger LOG = LoggerFactory.getLogger(PgFailures.class);

    /** SQLSTATE classes and codes that mean the server is away, starting, stopping or out of room for us. */
    private static final Set<String> AWAY =
            Set.of("57P01", "57P02", "57P03", "53300", "08000", "08003", "08006", "25006");

    private static final Set<String> AGAIN = Set.of("40001", "40P01");
    private static final String STATEMENT_TIMEOUT = "57014";

    private final Map<String, Function<String, Refusal>> constraints;

    PgFailures(Map<String, Function<String, Refusal>> constraints) {
        this.constraints = Map.copyOf(constraints);
    }

    /** A serialisation failure or deadlock: the same work may succeed when it is run again. */
    static final class TryAgain extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TryAgain(Throwable cause) {
            super(cause);
        }
    }

    RuntimeException translate(Throwable failure) {
        return switch (failure) {
            case PgException refused when AGAIN.contains(refused.getSqlState()) -> new TryAgain(refused);
            case PgException refused when AWAY.contains(refused.getSqlState()) -> unavailable(refused);
            case PgException refused when STATEMENT_TIMEOUT.equals(refused.getSqlState()) -> unavailable(refused);
            case PgException refused when constraint(refused) != null -> byConstraint(refused);
            case ClosedConnectionException closed -> unavailable(closed);
            case IOException broken -> unavailable(broken);
            case RuntimeException other when isConnectionLoss(other) -> unavailable(other);
            case RuntimeException other -> other;
            default -> new IllegalStateException("the database call failed", failure);
        };
    }

    Refusal unavailable(Throwable cause) {
        LOG.atWarn().addKeyValue("code", "database.unavailable").setCause(cause).log("database did not answer");
        return Refusal.of(Refusal.Kind.UNAVAILABLE, "database.unavailable");
    }

    private static boolean isConnectionLoss(RuntimeException failure) {
        var said = String.valueOf(failure.getMessage());
        return failure.getClass().getPackageName().startsWith("io.vertx")
                && (said.contains("onnection") || said.contains("Timeout") || said.contains("Pool closed"));
    }

    private static @org.jspecify.annotations.Nullable String constraint(PgException refused) {
        return refused.getConstraint();
    }

    private RuntimeException byConstraint(PgException refused) {
        var refusal = constraints.get(refused.getConstraint());
        return refusal == null ? refused : refusal.apply(String.valueOf(refused.getDetail()));
    }
}
