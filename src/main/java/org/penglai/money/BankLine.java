package org.penglai.money;

import java.time.LocalDate;
import org.penglai.kernel.Money;

/**
 * One line of a bank's statement (银行流水): what came in or went out, as the bank says it.
 *
 * @param row where it stands in its file
 * @param reference the bank's own number of it; each counts once
 * @param incoming whether it came in
 * @param returned whether the bank calls it the return of a payment
 * @param other who is on the other side
 * @param remittance what the payer wrote
 * @param endToEnd the number that whoever ordered the payment gave it; empty where none
 */
public record BankLine(
        int row,
        String reference,
        boolean incoming,
        boolean returned,
        Money amount,
        LocalDate bookedOn,
        Other other,
        String remittance,
        String endToEnd) {

    static final int REFERENCE_MAX = 100;
    static final int NAME_MAX = 200;
    static final int ACCOUNT_MAX = 60;
    static final int REMITTANCE_MAX = 500;
    static final int END_TO_END_MAX = 35;

    /** The other side of a transfer: its name and account as the bank writes them, empty where it does not say. */
    public record Other(String name, String account) {}

    /** What it moves the account by. */
    public Money moved() {
        return incoming ? amount : Money.ZERO.minus(amount);
    }
}
