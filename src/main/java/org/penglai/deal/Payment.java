package org.penglai.deal;

import java.time.LocalDate;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;

/**
 * Money that reached the licensor, as an officer books it from the bank's record.
 *
 * @param bankReference the bank's own number of the transfer; each counts once
 * @param paidOn the day on which the bank carried it out
 */
public record Payment(Money amount, String bankReference, LocalDate paidOn) {

    static final int REFERENCE_MAX = 100;

    public Payment {
        bankReference = bankReference.strip();
    }

    /** Refuses a payment that cannot have happened. */
    Payment requireMade(LocalDate today) {
        var refusal = Refusal.invalid("deal.payment");
        if (amount.fen() <= 0) {
            refusal.violation("/amountFen", "deal.amount");
        }
        refusal.requireText("/bankReference", bankReference, REFERENCE_MAX);
        if (paidOn.isAfter(today)) {
            refusal.violation("/paidOn", "deal.in-future");
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return this;
    }
}
