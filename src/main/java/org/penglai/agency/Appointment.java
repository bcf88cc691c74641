package org.penglai.agency;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.OrganisationId;
import org.penglai.patent.ApplicationNumber;

/**
 * An owner's appointment of an agency (委托) in one of its states. A transition is a method of the state that allows it; the
 * package page draws them all.
 */
public sealed interface Appointment {

    Head head();

    /** The states by name, as on the wire and in the database. */
    enum State {
        PROPOSED,
        ACCEPTED,
        DECLINED,
        ENDED
    }

    /** What stays the same in every state. */
    record Head(AppointmentId id, OrganisationId owner, OrganisationId agency, Scope scope, Instant proposedAt) {}

    /** Waits for the agency's answer. */
    record Proposed(Head head) implements Appointment {
        Accepted accept(Instant now) {
            return new Accepted(head, now);
        }

        Declined decline(String reason, Instant now) {
            return new Declined(head, now, reason);
        }

        Ended takeBack(String reason, Instant now) {
            return new Ended(head, Optional.empty(), now, Optional.of(head.owner()), reason);
        }
    }

    /** Lets the agency act, on the days and for the patents of its scope. */
    record Accepted(Head head, Instant acceptedAt) implements Appointment {
        Ended end(OrganisationId by, String reason, Instant now) {
            return new Ended(head, Optional.of(acceptedAt), now, Optional.of(by), reason);
        }

        Ended runOut(Instant now) {
            return new Ended(head, Optional.of(acceptedAt), now, Optional.empty(), "");
        }

        /** Whether the agency may act for the owner on that day in matters of these patents. */
        boolean lets(LocalDate day, Collection<ApplicationNumber> patents) {
            return head.scope().holdsOn(day) && head.scope().covers(patents);
        }
    }

    /** The agency does not want it. */
    record Declined(Head head, Instant declinedAt, String reason) implements Appointment {}

    /**
     * Nobody acts by it any more.
     *
     * @param acceptedAt when the agency had accepted it; never where it was taken back before
     * @param by who ended it; nobody where its last day is over
     */
    record Ended(Head head, Optional<Instant> acceptedAt, Instant endedAt, Optional<OrganisationId> by, String reason)
            implements Appointment {}

    default AppointmentId id() {
        return head().id();
    }

    default State state() {
        return switch (this) {
            case Proposed _ -> State.PROPOSED;
            case Accepted _ -> State.ACCEPTED;
            case Declined _ -> State.DECLINED;
            case Ended _ -> State.ENDED;
        };
    }

    /** Whether the person speaks for one of its two sides. */
    default boolean isOf(Actor actor) {
        return actor.actsFor(head().owner()) || actor.actsFor(head().agency());
    }

    /** Why it was declined or ended, in the words of who did; empty where nothing was said. */
    default String why() {
        return switch (this) {
            case Proposed _ -> "";
            case Accepted _ -> "";
            case Declined declined -> declined.reason();
            case Ended ended -> ended.reason();
        };
    }
}
