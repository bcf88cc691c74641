package org.penglai.deal;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Refusal;

/**
 * Something said on a deal that moves it or asks for it (意思表示): by whom, why, and when. It is never changed.
 *
 * @param by who said it; nobody where the calendar did
 * @param text the reason, or of a signature the digest of the contract that was signed
 */
public record Word(Kind kind, Optional<Signatory> by, String text, Instant at) {

    private static final int REASON_MAX = 1000;

    /** What can be said. */
    public enum Kind {
        /** 签署. */
        SIGNED,
        /** 请求解除. */
        CANCELLATION_ASKED,
        /** The other side says no, or who asked thinks better of it. */
        CANCELLATION_REFUSED,
        /** 解除. */
        CANCELLED,
        /** 争议. */
        DISPUTED,
        /** The dispute is over. */
        RESOLVED,
        /** 失效: the due day passed. */
        LAPSED,
        /** What was paid in time was booked after its due day, so that nothing had lapsed. */
        REVIVED,
        /** 退回: a proposed certificate was sent back. */
        PROPOSAL_REJECTED,
        /** One operator wants the certificate revoked. */
        REVOCATION_PROPOSED,
        /** 撤销. */
        REVOKED;

        /** The type of the event that tells of it. */
        public String event() {
            return DealJournal.TYPES + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Word of(Kind kind, Actor actor, String text, Instant at) {
        return new Word(kind, Optional.of(Signatory.of(actor)), text, at);
    }

    /** Said with a reason, which must be given. */
    static Word because(Kind kind, Actor actor, String reason, Instant at) {
        var given = reason.strip();
        var refusal = Refusal.invalid("deal.reason");
        refusal.requireText("/reason", given, REASON_MAX);
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return of(kind, actor, given, at);
    }

    /** Said by the calendar. */
    static Word ofTheCalendar(Kind kind, Instant at) {
        return new Word(kind, Optional.empty(), "", at);
    }

    /** Whether somebody of that person's organisation said it. */
    boolean isOfSide(Actor actor) {
        return by.filter(signatory -> actor.actsFor(signatory.organisation())).isPresent();
    }

    boolean isOf(Actor actor) {
        return by.filter(signatory -> signatory.isSamePerson(actor)).isPresent();
    }
}
