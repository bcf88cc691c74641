package org.penglai.money;

import java.time.Instant;
import java.util.Optional;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;

/**
 * Money set aside on an account (冻结): pending until it is posted, voided or has expired, once. What is held cannot be held
 * again or taken otherwise.
 */
public sealed interface Hold {

    Head head();

    /** The states by name, as on the wire and in the database. */
    enum State {
        PENDING,
        POSTED,
        VOIDED,
        EXPIRED
    }

    /**
     * What every state has.
     *
     * @param source what it rests on; nothing is held twice for the same
     * @param placedBy nobody where the platform placed it by rule
     */
    record Head(
            HoldId id,
            Account account,
            Money amount,
            Purpose purpose,
            String source,
            Optional<Clerk> placedBy,
            Instant placedAt,
            Instant expiresAt) {}

    /** Still held. */
    record Pending(Head head) implements Hold {

        /** Taken by that entry, before it expires. */
        Posted post(EntryId entry, Instant now) {
            if (!now.isBefore(head.expiresAt())) {
                throw Refusal.conflict("money.hold-expired")
                        .with("expiresAt", head.expiresAt().toString());
            }
            return new Posted(head, entry, now);
        }

        /** Given back before its time. */
        Voided release(Instant now) {
            return new Voided(head, now);
        }

        /** Given back because its time has come. */
        Expired expire(Instant now) {
            if (now.isBefore(head.expiresAt())) {
                throw new IllegalStateException("a hold expires in time");
            }
            return new Expired(head, now);
        }
    }

    /** Taken by one entry. */
    record Posted(Head head, EntryId entry, Instant endedAt) implements Hold {}

    /** Given back. */
    record Voided(Head head, Instant endedAt) implements Hold {}

    /** Given back by the clock. */
    record Expired(Head head, Instant endedAt) implements Hold {}

    default HoldId id() {
        return head().id();
    }

    default State state() {
        return switch (this) {
            case Pending _ -> State.PENDING;
            case Posted _ -> State.POSTED;
            case Voided _ -> State.VOIDED;
            case Expired _ -> State.EXPIRED;
        };
    }

    /** When it ended; not while it is pending. */
    default Optional<Instant> ended() {
        return switch (this) {
            case Pending _ -> Optional.empty();
            case Posted posted -> Optional.of(posted.endedAt());
            case Voided voided -> Optional.of(voided.endedAt());
            case Expired expired -> Optional.of(expired.endedAt());
        };
    }

    /** The entry by which it was taken. */
    default Optional<EntryId> postedBy() {
        return this instanceof Posted posted ? Optional.of(posted.entry()) : Optional.empty();
    }

    /** Refuses where it has ended. */
    default Pending requirePending() {
        if (this instanceof Pending pending) {
            return pending;
        }
        throw Refusal.conflict("money.hold-ended").with("state", state().name());
    }
}
