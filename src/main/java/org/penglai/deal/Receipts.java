package org.penglai.deal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Money;

/** What has been paid on a deal so far: the sum, and the latest day of payment. */
public record Receipts(Money total, Optional<LocalDate> lastPaidOn) {

    public static final Receipts NONE = new Receipts(Money.ZERO, Optional.empty());

    /** Of those payments. */
    static Receipts of(List<Payment> payments) {
        var receipts = NONE;
        for (var payment : payments) {
            receipts = receipts.plus(payment);
        }
        return receipts;
    }

    Receipts plus(Payment payment) {
        var last = lastPaidOn.filter(payment.paidOn()::isBefore).orElse(payment.paidOn());
        return new Receipts(total.plus(payment.amount()), Optional.of(last));
    }
}
