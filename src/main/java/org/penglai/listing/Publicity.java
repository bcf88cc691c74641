package org.penglai.listing;

import java.time.Instant;
import java.util.Optional;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;

/**
 * An agreed price made public in the institution's house before the offer opens (公示): its name and price stand there for a
 * legal period, during which anybody may object. It has passed when the period is over and every objection was answered and
 * none upheld.
 *
 * @param house whose price it is
 * @param name of the achievement, as it stood
 * @param course where it stands
 */
public record Publicity(
        PublicityId id, ListingId listing, OrganisationId house, Bilingual name, PublicPrice price, Course course) {

    /** Where it stands, in one word. */
    public enum State {
        /** The period runs, and objections are taken. */
        RUNNING,
        /** The period is over, and an objection has no answer yet. */
        AWAITING_ANSWERS,
        /** Nothing stands against the price. */
        PASSED,
        /** An objection was upheld. */
        STOPPED,
        /** The institution changed the price or took the offer back before the end. */
        TAKEN_BACK
    }

    /**
     * The period.
     *
     * @param days of the period
     * @param endsAt the moment at which it is over
     * @param shortened whether days were counted as seconds, which only a demonstration may
     */
    public record Period(Instant begunAt, Instant endsAt, int days, boolean shortened) {}

    /** How many objections there are, how many of them have no answer, and how many were upheld. */
    public record Tally(int all, int unanswered, int upheld) {
        public static final Tally NONE = new Tally(0, 0, 0);
    }

    /**
     * How it goes.
     *
     * @param over whether the period is over now
     * @param takenBackAt when the institution took the price back, where it did
     */
    public record Course(Period period, boolean over, Tally objections, Optional<Instant> takenBackAt) {

        State state() {
            if (objections.upheld() > 0) {
                return State.STOPPED;
            }
            var unfinished = objections.unanswered() > 0;
            if (takenBackAt
                    .filter(at -> unfinished || at.isBefore(period.endsAt()))
                    .isPresent()) {
                return State.TAKEN_BACK;
            }
            if (!over) {
                return State.RUNNING;
            }
            return unfinished ? State.AWAITING_ANSWERS : State.PASSED;
        }
    }

    public State state() {
        return course.state();
    }

    /** Whether it is neither passed nor ended. */
    public boolean isOpen() {
        return state() == State.RUNNING || state() == State.AWAITING_ANSWERS;
    }
}
