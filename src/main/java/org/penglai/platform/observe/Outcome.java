package org.penglai.platform.observe;

import java.util.Locale;
import java.util.Optional;
import org.penglai.kernel.Refusal;

/**
 * How a call ended, and whose the failure is.
 *
 * @param name {@code ok}, the sort of refusal, {@code fault}, or {@code cut} where the caller did not wait for the answer
 * @param code of the refusal; empty where there was none, or where it was told again from an earlier call
 */
public record Outcome(String name, Role role, Optional<String> code) {

    /** Who must do something so that it does not happen again. */
    public enum Role {
        NONE,
        /** The caller: asked for what is not there, not theirs, or not so. */
        CALLER,
        /** The operator: more was asked at once than this server takes, or than one caller may. */
        CAPACITY,
        /** The operator: PostgreSQL, Elasticsearch or Keycloak did not answer; the code says which. */
        DEPENDENCY,
        /** The developers: a fault. */
        OURS;

        /** As it stands in logs and metrics. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Outcome OK = new Outcome("ok", Role.NONE, Optional.empty());
    private static final Outcome CUT = new Outcome("cut", Role.CALLER, Optional.empty());
    private static final String BUSY = "server.busy";

    /** What the answer's status and the last refusal on its way say. */
    static Outcome of(int status, Optional<Refusal> refused, boolean isCut) {
        if (isCut) {
            return CUT;
        }
        if (status < 400) {
            return OK;
        }
        var code = refused.map(Refusal::code);
        return new Outcome(name(status), role(status, code.orElse("")), code);
    }

    private static Role role(int status, String code) {
        return switch (status) {
            case 429 -> Role.CAPACITY;
            case 503 -> code.equals(BUSY) ? Role.CAPACITY : Role.DEPENDENCY;
            default -> status >= 500 ? Role.OURS : Role.CALLER;
        };
    }

    private static String name(int status) {
        return switch (status) {
            case 400 -> "malformed";
            case 401 -> "unauthenticated";
            case 403 -> "forbidden";
            case 404 -> "unknown";
            case 405 -> "not_allowed";
            case 409 -> "conflict";
            case 412 -> "stale";
            case 413 -> "too_large";
            case 415 -> "unsupported";
            case 422 -> "invalid";
            case 428 -> "precondition_required";
            case 429 -> "too_many";
            case 503 -> "unavailable";
            default -> status >= 500 ? "fault" : "refused";
        };
    }
}
