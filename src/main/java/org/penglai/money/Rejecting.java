package org.penglai.money;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;

/**
 * Use case: the bank refused a payment that was handed over, and no statement will ever say so (银行拒付). One officer says it with
 * the bank's reason, another confirms it, and what was on its way stands again where it came from, once.
 */
public final class Rejecting {

    private static final int REASON_MAX = 500;

    private final Tx tx;
    private final Payouts payouts;
    private final Bookkeeping books;

    public Rejecting(Tx tx, Payouts payouts, Bookkeeping books) {
        this.tx = tx;
        this.payouts = payouts;
        this.books = books;
    }

    /** The first officer's word with the bank's reason, or the second's, which needs none. */
    public Payout reject(Actor officer, PayoutId id, String reason) {
        return tx.run(now -> {
            var payout = payouts.lock(id)
                    .orElseThrow(() -> Refusal.unknown("payout.unknown").with("id", id.toString()));
            var word = new Payout.Signed(Clerk.of(officer), now);
            return payout.rejection().isEmpty()
                    ? propose(payout, requireReason(payout, reason), word)
                    : confirm(payout, word, now);
        });
    }

    private static String requireReason(Payout payout, String reason) {
        payout.requireAtTheBank();
        var refusal = Refusal.invalid("payout.rejection");
        refusal.requireText("/reason", reason.strip(), REASON_MAX);
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return reason.strip();
    }

    private Payout propose(Payout payout, String reason, Payout.Signed word) {
        var proposed = payout.proposeRejection(reason, word);
        payouts.save(proposed);
        books.journal().payout(proposed);
        return proposed;
    }

    private Payout confirm(Payout payout, Payout.Signed word, Instant now) {
        var rejected = payout.confirmRejection(word);
        var amount = rejected.order().amount();
        var entry = JournalEntry.of(
                books.nextId(),
                new JournalEntry.What(Act.PAYMENT_REJECTED, rejected.order().purpose(), "payout/" + rejected.id()),
                "rejection/" + rejected.id(),
                LegalDays.of(now),
                List.of(
                        Posting.debit(Account.OUTGOING, amount),
                        Posting.credit(rejected.order().from(), amount)));
        books.book(entry, Optional.of(word.by()), now);
        payouts.save(rejected);
        books.journal().payout(rejected);
        return rejected;
    }
}
