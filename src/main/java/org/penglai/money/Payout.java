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
 */
public record Payout(
        PayoutId id,
        Order order,
        State state,
        HoldId hold,
        Signed proposed,
        Optional<Signed> released,
        Optional<PayoutFileId> file) {

    /**
     * What is to be paid.
     *
     * @param from the account of the book that it is paid from
     * @param about what it is for, as the payee reads it on the bank's statement
     */
    public record Order(Account from, PayeeAccount to, Money amount, Purpose purpose, String about) {}

    /** Who put a hand to it, and when. */
    public record Signed(Clerk by, Instant at) {}

    /** How far it is. */
    public enum State {
        PROPOSED,
        RELEASED,
        EXPORTED,
        PAID,
        RETURNED,
        CANCELLED
    }

    static Payout propose(PayoutId id, Order order, HoldId hold, Signed by) {
        return new Payout(id, order, State.PROPOSED, hold, by, Optional.empty(), Optional.empty());
    }

    /** Another officer's word. */
    Payout release(Signed by) {
        require(State.PROPOSED);
        if (proposed.by().isSamePerson(by.by())) {
            throw Refusal.conflict("payout.same-officer");
        }
        return new Payout(id, order, State.RELEASED, hold, proposed, Optional.of(by), file);
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
        return new Payout(id, order, State.EXPORTED, hold, proposed, released, Optional.of(with));
    }

    Payout paid() {
        require(State.EXPORTED);
        return to(State.PAID);
    }

    Payout returned() {
        require(State.PAID);
        return to(State.RETURNED);
    }

    private Payout to(State next) {
        return new Payout(id, order, next, hold, proposed, released, file);
    }

    private void require(State asked) {
        if (state != asked) {
            throw Refusal.conflict("payout.state").with("state", state.name());
        }
    }
}
