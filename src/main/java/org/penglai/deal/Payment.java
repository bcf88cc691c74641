package org.penglai.deal;

import java.time.LocalDate;
import org.penglai.kernel.Money;

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
}
