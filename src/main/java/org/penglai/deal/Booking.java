package org.penglai.deal;

import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;

/** Books what was paid on a deal, and brings it into effect once what is due first is covered (Patent Law, art. 51). */
public final class Booking {

    /** How long a reason may be. */
    public static final int TEXT_MAX = 500;

    private final Tx tx;
    private final Deals deals;
    private final Payments payments;
    private final DealJournal journal;
    private final DirectPayments direct;

    public Booking(Tx tx, Deals deals, Payments payments, DealJournal journal, DirectPayments direct) {
        this.tx = tx;
        this.deals = deals;
        this.payments = payments;
        this.journal = journal;
        this.direct = direct;
    }

    /** Books what one party paid to the other without the platform; more than is due is asked about first. */
    public Deal book(Actor officer, DealId id, Payment payment) {
        return tx.run(now -> {
            var next = bookReceived(officer, id, payment);
            requireNotBeyondDue(next.head());
            direct.paid(next, payment, Signatory.of(officer));
            return next;
        });
    }

    /** The same where the officer has said that more than is due was paid indeed: the rest is to be given back. */
    public Deal bookBeyondDue(Actor officer, DealId id, Payment payment) {
        return tx.run(now -> {
            var next = bookReceived(officer, id, payment);
            direct.paid(next, payment, Signatory.of(officer));
            return next;
        });
    }

    private static void requireNotBeyondDue(DealHead paid) {
        if (!paid.surplus().isZero()) {
            var refusal = Refusal.invalid("deal.more-than-due");
            paid.beyondDue().forEach(refusal::with);
            throw refusal.violation("/moreThanDue", "deal.more-than-due");
        }
    }

    /** Books what came in on the platform's account, where the book of money has it already. */
    public Deal bookReceived(Actor officer, DealId id, Payment payment) {
        return tx.run(now -> {
            var deal =
                    deals.lock(id).filter(found -> found.isVisibleTo(officer)).orElseThrow(() -> unknown(id));
            var next = deal.book(payment, LegalDays.of(now));
            payments.add(id, payment, Signatory.of(officer), now);
            deals.save(next);
            journal.paid(next, payment);
            if (deal.state() == Deal.State.LAPSED && next.state() == Deal.State.PERFORMED) {
                journal.said(next);
            }
            if (deal.performedSince().isEmpty() && next.performedSince().isPresent()) {
                journal.performed(next);
            }
            return next;
        });
    }

    /** Takes a payment off the deal that was put there by mistake; the book of money takes it back itself. */
    public Deal takeBack(Actor officer, DealId id, Payment payment, String reason) {
        return tx.run(now -> {
            var deal =
                    deals.lock(id).filter(found -> found.isVisibleTo(officer)).orElseThrow(() -> unknown(id));
            payments.takeBack(id, payment.bankReference(), reason, Signatory.of(officer), now);
            var next = deal.takeBack(Receipts.of(payments.of(id)));
            deals.save(next);
            journal.takenBack(next, payment);
            return next;
        });
    }

    /**
     * Takes back what was entered as paid directly and was not so. No money moves by it, and the deal stands as if it had not been
     * entered; so it is one officer's word with a reason, as it was one officer's word that it was paid.
     */
    public Deal takeBackDirect(Actor officer, DealId id, String bankReference, String reason) {
        var refusal = Refusal.invalid("deal.payment-reversal");
        refusal.requireText("/bankReference", bankReference.strip(), Payment.REFERENCE_MAX);
        refusal.requireText("/reason", reason.strip(), TEXT_MAX);
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return tx.run(now -> {
            var payment = deals.lock(id).filter(found -> found.isVisibleTo(officer)).stream()
                    .flatMap(deal -> payments.of(deal.id()).stream())
                    .filter(paid -> paid.bankReference().equals(bankReference.strip()))
                    .findFirst()
                    .orElseThrow(() -> Refusal.unknown("deal.payment-unknown")
                            .with("deal", id.toString())
                            .with("bankReference", bankReference.strip()));
            var next = takeBack(officer, id, payment, reason.strip());
            direct.takenBack(next, payment, Signatory.of(officer), reason.strip());
            return next;
        });
    }

    static Refusal unknown(DealId id) {
        return Refusal.unknown("deal.unknown").with("id", id.toString());
    }
}
