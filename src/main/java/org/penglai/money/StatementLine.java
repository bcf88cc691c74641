package org.penglai.money;

import java.util.Optional;

/**
 * A line that was taken, with what was found about it.
 *
 * @param expectation what it is for, or seems to be for
 * @param payout the payment of ours that it confirms or returns
 * @param reason why an officer set it aside, or why it could not be allotted; empty where neither
 */
public record StatementLine(
        LineId id,
        StatementId statement,
        BankLine line,
        State state,
        Optional<ExpectationId> expectation,
        Optional<PayoutId> payout,
        String reason) {

    /** How far it is. */
    public enum State {
        /** What it is for is known, and it will be booked there. */
        MATCHED,
        /** It was booked where it belongs. */
        BOOKED,
        /** It seems to be for something; an officer says so or not. */
        SUGGESTED,
        /** Nobody knows what it is for. */
        UNKNOWN,
        /** It is for nothing here. */
        SET_ASIDE,
        /** It confirms a payment of ours. */
        PAID,
        /** It brings a payment of ours back. */
        RETURNED,
        /** It is what the bank charges. */
        CHARGED
    }

    static StatementLine of(LineId id, StatementId statement, BankLine line, State state) {
        return new StatementLine(id, statement, line, state, Optional.empty(), Optional.empty(), "");
    }

    StatementLine with(Expectation expected, State next) {
        return new StatementLine(id, statement, line, next, Optional.of(expected.id()), payout, reason);
    }

    StatementLine with(PayoutId confirmed, State next) {
        return new StatementLine(id, statement, line, next, expectation, Optional.of(confirmed), reason);
    }

    StatementLine to(State next, String why) {
        return new StatementLine(id, statement, line, next, expectation, payout, why);
    }

    /** Whether it can be what the bank charges: it went out, and for nothing of ours. */
    public boolean isChargeable() {
        return !line.incoming() && (state == State.UNKNOWN || state == State.SET_ASIDE);
    }

    /** Whether an officer has to look at it. */
    public boolean isOpen() {
        return state == State.SUGGESTED || state == State.UNKNOWN;
    }
}
