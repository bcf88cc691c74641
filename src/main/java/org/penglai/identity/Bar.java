package org.penglai.identity;

import java.time.LocalDate;
import java.util.Optional;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;

/**
 * That a party may not do some things for a while (限制参与), with where that is said.
 *
 * @param from first day
 * @param until last day; none where it holds until lifted
 * @param liftedOn the day on which it was lifted before its time; from that day on it holds no more
 */
public record Bar(
        BarId id,
        OrganisationId party,
        Ground ground,
        Statement statement,
        LocalDate from,
        Optional<LocalDate> until,
        Optional<LocalDate> liftedOn) {

    /** Why a party is barred. */
    public enum Ground {
        /** Serious dishonesty on the credit record (失信记录). */
        CREDIT_RECORD,
        /** Default after winning a bidding (竞价违约). */
        BIDDING_DEFAULT,
        /** A ban after public money was clawed back (追回资金后的禁止期). */
        CLAWBACK_BAN
    }

    /** What a party can be barred from. */
    public enum Deed {
        /** Taking a free licence. */
        FREE_LICENCE,
        /** Bidding in a re-run. */
        BIDDING,
        /** Receiving public money. */
        INCENTIVE
    }

    /** Who says so: the document that it rests on, and what it says. */
    public record Statement(String source, String reason) {
        private static final int SOURCE_MAX = 200;
        private static final int REASON_MAX = 1000;

        public Statement {
            source = source.strip();
            reason = reason.strip();
            var refusal = Refusal.invalid("bar.invalid");
            refusal.requireText("/source", source, SOURCE_MAX);
            refusal.requireText("/reason", reason, REASON_MAX);
            if (!refusal.violations().isEmpty()) {
                throw refusal;
            }
        }
    }

    /** Whether it holds on the day. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from)
                && until.filter(day::isAfter).isEmpty()
                && liftedOn.filter(lifted -> !day.isBefore(lifted)).isEmpty();
    }

    /** The same, lifted on the day; only one that is not over is. */
    Bar lift(LocalDate day) {
        if (liftedOn.isPresent() || until.filter(day::isAfter).isPresent()) {
            throw Refusal.conflict("bar.over");
        }
        return new Bar(id, party, ground, statement, from, until, Optional.of(day));
    }
}
