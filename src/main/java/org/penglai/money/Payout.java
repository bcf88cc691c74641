package org.penglai.money;

import java.time.Instant;
import java.util.Optional;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;

/**
 * A payment of ours (付款): proposed by one officer and released by another, handed over for the bank, and confirmed by the bank's
 * statement alone. Until then the money is held on the account from which it is paid.
 *
 * @param hold what keeps the money for it
 * @param file with which it was handed over
 * @param rejection that the bank has refused it, as officers say; none where nobody does
 */
public record Payout(
        PayoutId id,
        Order order,
        State state,
        HoldId hold,
        Signed proposed,
        Optional<Signed> released,
        Optional<PayoutFileId> file,
        Optional<Rejection> rejection) {

    /**
     * What is to be paid.
     *
     * @param from the account of the book that it is paid from
     * @param about what it is for, as the payee reads it on the bank's statement
     */
    public record Order(Account from, PayeeAccount to, Money amount, Purpose purpose, String about) {}

    /**
     * What officers say of a payment that the bank has refused without a line on a statement.
     *
     * @param reason the bank's
     * @param confirmed another officer's word; none yet where it waits for it
     */
    public record Rejection(String reason, Signed proposed, Optional<Signed> confirmed) {}

    /** Who put a hand to it, and when. */
    public record Signed(Clerk by, Instant at) {}

    /** How far it is. */
    public enum State {
        PROPOSED,
        RELEASED,
        EXPORTED,
        PAID,
        RETURNED,
        REJECTED,
        CANCELLED
    }

    static Payout propose(PayoutId id, Order order, HoldId hold, Signed by) {
        return new Payout(id, order, State.PROPOSED, hold, by, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Another officer's word. */
    Payout release(Signed by) {
        require(State.PROPOSED);
        if (proposed.by().isSamePerson(by.by())) {
            throw Refusal.conflict("payout.same-officer");
        }
        return new Payout(id, order, State.RELEASED, hold, proposed, Optional.of(by), file, rejection);
    }

    /** Whether that person may release it. */
    public boolean isReleasableBy(String subject) {
        return state == State.PROPOSED && !proposed.by().subject().equals(subject);
    }

    public boolean isCancellable() {
        return state == State.PROPOSED || state == State.RELEASED;
    }

    Payout cancel() {
        if (!isCancellable()) {
            throw Refusal.conflict("payout.state").with("state", state.name());
        }
        return to(State.CANCELLED);
    }

    Payout export(PayoutFileId with) {
        require(State.RELEASED);
        return new Payout(id, order, State.EXPORTED, hold, proposed, released, Optional.of(with), rejection);
    }

    Payout paid() {
        require(State.EXPORTED);
        return to(State.PAID);
    }

    Payout returned() {
        require(State.PAID);
        return to(State.RETURNED);
    }

    /** One officer's word that the bank has refused it. */
    Payout proposeRejection(String reason, Signed by) {
        requireAtTheBank();
        return said(State.EXPORTED, new Rejection(reason, by, Optional.empty()));
    }

    /** Another's, by which it is so. */
    Payout confirmRejection(Signed by) {
        requireAtTheBank();
        var said = rejection.orElseThrow();
        if (said.proposed().by().isSamePerson(by.by())) {
            throw Refusal.conflict("payout.same-officer-rejects");
        }
        return said(State.REJECTED, new Rejection(said.reason(), said.proposed(), Optional.of(by)));
    }

    /** Whether that person may say, or confirm, that the bank has refused it. */
    public boolean isRejectableBy(String subject) {
        return state == State.EXPORTED
                && rejection
                        .filter(said -> said.proposed().by().subject().equals(subject))
                        .isEmpty();
    }

    void requireAtTheBank() {
        require(State.EXPORTED);
    }

    private Payout said(State next, Rejection word) {
        return new Payout(id, order, next, hold, proposed, released, file, Optional.of(word));
    }

    private Payout to(State next) {
        return new Payout(id, order, next, hold, proposed, released, file, rejection);
    }

    private void require(State asked) {
        if (state != asked) {
            throw Refusal.conflict("payout.state").with("state", state.name());
        }
    }
}
