package org.penglai.money;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Event;
import org.penglai.kernel.Events;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.ledger.Entry;
import org.penglai.ledger.Ledger;

/**
 * Tells what happened to money, in the running transaction: to the ledger for anyone who checks later, to the outbox for those
 * whose money it is and for the officers who are to act.
 */
public final class MoneyJournal {

    /** Somebody has to pay. */
    public static final String EXPECTED = "money.expected";

    /** A deposit came in. */
    public static final String DEPOSITED = "money.deposited";

    /** More came in than was owed, and is owed back. */
    public static final String SURPLUS = "money.surplus";

    /** What came in was put where it does not belong, and stands there no more. */
    public static final String REVERSED = "money.allotment-reversed";

    /** The bank has paid a party what was received for it. */
    public static final String PAID_OUT = "money.paid-out";

    /** The bank has paid a party back. */
    public static final String REFUNDED = "money.refunded";

    /** A payment to a party has not arrived. */
    public static final String PAYOUT_FAILED = "money.payout-failed";

    /** A payment waits for another officer's release. */
    public static final String PAYOUT_PROPOSED = "money.payout-proposed";

    /** A payment is said to be rejected by the bank, and waits for another officer's word. */
    public static final String REJECTION_PROPOSED = "money.rejection-proposed";

    /** Fact that names whose money it is; none where nobody's here. */
    public static final String ORGANISATION = "organisation";

    /** Fact that names what it is for, such as {@code deal/0192…}. */
    public static final String SUBJECT = "subject";

    /** Fact that says how much, in fen. */
    public static final String AMOUNT = "amountFen";

    private final Ledger ledger;
    private final Events events;

    public MoneyJournal(Ledger ledger, Events events) {
        this.ledger = ledger;
        this.events = events;
    }

    void record(Entry entry) {
        ledger.record(entry);
    }

    void expected(Expectation one) {
        about(EXPECTED, one, one.terms().payer(), one.terms().amount());
    }

    /** A deposit's payer hears of it here; of what is paid on a deal the deal itself tells both sides. */
    void received(Expectation one, Expectation.Split split) {
        if (one.terms().purpose() == Purpose.DEPOSIT && !split.taken().isZero()) {
            about(DEPOSITED, one, one.terms().payer(), split.taken());
        }
        if (!split.surplus().isZero()) {
            about(SURPLUS, one, one.terms().payer(), split.surplus());
        }
    }

    /** A deposit's payer hears of it here; of what is taken off a deal the deal itself tells. */
    void reversed(Expectation one, Money amount) {
        if (amount.isZero()) {
            return;
        }
        about(REVERSED, one, one.terms().payer(), amount);
    }

    private void about(String type, Expectation one, OrganisationId whose, Money amount) {
        events.append(new Event(
                type,
                "expectation/" + one.id(),
                Map.of(
                        ORGANISATION,
                        whose.toString(),
                        SUBJECT,
                        one.terms().subject(),
                        "reference",
                        one.reference().grouped(),
                        AMOUNT,
                        String.valueOf(amount.fen()))));
    }

    /** How far a payment of ours is. */
    void payout(Payout one) {
        type(one).ifPresent(type -> events.append(new Event(type, "payout/" + one.id(), facts(one))));
    }

    private static Optional<String> type(Payout one) {
        return switch (one.state()) {
            case PROPOSED -> Optional.of(PAYOUT_PROPOSED);
            case EXPORTED -> one.rejection().map(waiting -> REJECTION_PROPOSED);
            case PAID -> Optional.of(one.order().purpose() == Purpose.PRICE ? PAID_OUT : REFUNDED);
            case RETURNED, REJECTED -> Optional.of(PAYOUT_FAILED);
            case RELEASED, CANCELLED -> Optional.empty();
        };
    }

    private static Map<String, String> facts(Payout one) {
        var facts = new HashMap<String, String>();
        facts.put(AMOUNT, String.valueOf(one.order().amount().fen()));
        one.order().from().organisation().ifPresent(whose -> facts.put(ORGANISATION, whose.toString()));
        return facts;
    }
}
