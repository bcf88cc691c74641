package org.penglai.identity.pg;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.penglai.identity.Standing;

/** The columns that say how it stands. */
record StandingColumns(
        String verification, Instant since, Optional<LocalDate> until, String note, Optional<Instant> reviewAsked) {

    static StandingColumns of(Standing standing) {
        return switch (standing) {
            case Standing.Pending(var since) ->
                new StandingColumns("PENDING", since, Optional.empty(), "", Optional.empty());
            case Standing.Verified(var since, var until, var asked) ->
                new StandingColumns("VERIFIED", since, until, "", asked);
            case Standing.Rejected(var since, var note) ->
                new StandingColumns("REJECTED", since, Optional.empty(), note, Optional.empty());
        };
    }

    Standing standing() {
        return switch (verification) {
            case "PENDING" -> new Standing.Pending(since);
            case "VERIFIED" -> new Standing.Verified(since, until, reviewAsked);
            case "REJECTED" -> new Standing.Rejected(since, note);
            default -> throw new IllegalStateException("no such standing: " + verification);
        };
    }
}
