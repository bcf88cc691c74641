package org.penglai.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How an organisation stands with the operator's check (核验状态):
 *
 * <pre>
 * Pending ── verified ──▶ Verified ── a year is over ──▶ lapsed, until it asks again
 *    ▲  ╲── rejected ──▶ Rejected       │ asks again, checked again
 *    ╰──── asks again ──────╯ ◀── edited ╯
 * </pre>
 */
public sealed interface Standing {

    /** Since when. */
    Instant since();

    /** What it comes to on the day. */
    Verification on(LocalDate day);

    /** Since when an operator is waited for, if one is. */
    Optional<Instant> waitingSince();

    /** The last day of its verification, if it has one. */
    Optional<LocalDate> until();

    /** Nobody has looked yet, or not since the last change. */
    record Pending(Instant since) implements Standing {
        @Override
        public Verification on(LocalDate day) {
            return Verification.PENDING;
        }

        @Override
        public Optional<Instant> waitingSince() {
            return Optional.of(since);
        }

        @Override
        public Optional<LocalDate> until() {
            return Optional.empty();
        }
    }

    /**
     * An operator has found that it is what it says.
     *
     * @param until last day on which that holds; none for those that the platform's owner has entered
     * @param askedAgain when it asked to be looked at again
     */
    record Verified(Instant since, Optional<LocalDate> until, Optional<Instant> askedAgain) implements Standing {
        @Override
        public Verification on(LocalDate day) {
            return until.filter(day::isAfter).isPresent() ? Verification.LAPSED : Verification.VERIFIED;
        }

        @Override
        public Optional<Instant> waitingSince() {
            return askedAgain;
        }

        /** The same, to be looked at again. */
        Verified askAgain(Instant now) {
            return new Verified(since, until, Optional.of(now));
        }
    }

    /** An operator has found that it is not, and why. */
    record Rejected(Instant since, String note) implements Standing {
        @Override
        public Verification on(LocalDate day) {
            return Verification.REJECTED;
        }

        @Override
        public Optional<Instant> waitingSince() {
            return Optional.empty();
        }

        @Override
        public Optional<LocalDate> until() {
            return Optional.empty();
        }
    }
}
