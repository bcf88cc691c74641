package org.penglai.deal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;

/**
 * What a deal has in every state.
 *
 * @param version counts every change
 */
public record DealHead(DealId id, Agreement agreement, Receipts receipts, Words words, int version) {
    DealHead next() {
        return new DealHead(id, agreement, receipts, words, version + 1);
    }

    DealHead paid(Payment payment) {
        return new DealHead(id, agreement, receipts.plus(payment), words, version + 1);
    }

    DealHead left(Receipts left) {
        return new DealHead(id, agreement, left, words, version + 1);
    }

    DealHead saying(Word word) {
        return new DealHead(id, agreement, receipts, words.plus(word), version + 1);
    }

    /** The same change going on: a second word in one step. */
    DealHead adding(Word word) {
        return new DealHead(id, agreement, receipts, words.plus(word), version);
    }

    /** What was paid beyond all that is due, to be given back; none where more may still come due, as with royalties. */
    public Money surplus() {
        var plan = agreement.terms().feePlan();
        var paid = receipts.total();
        return plan.runningFee().isPresent() || !paid.isAtLeast(plan.fixed()) ? Money.ZERO : paid.minus(plan.fixed());
    }

    /** The same in yuan, as sentences about it name it: what was due, what was paid, and what is beyond. */
    Map<String, Object> beyondDue() {
        return Map.of(
                "due", yuan(agreement.terms().feePlan().fixed()),
                "paid", yuan(receipts.total()),
                "surplus", yuan(surplus()));
    }

    private static String yuan(Money amount) {
        return BigDecimal.valueOf(amount.fen(), 2).toPlainString();
    }

    boolean isFirstDuePaid() {
        return receipts.total().isAtLeast(agreement.dueFirst());
    }

    /** Whether both sides have signed. */
    public boolean isSigned() {
        return words.signature(agreement.licensor().organisation()).isPresent()
                && words.signature(agreement.licensee().organisation()).isPresent();
    }

    /** The sides that have not signed yet. */
    public List<Party> unsigned() {
        return Stream.of(agreement.licensor(), agreement.licensee())
                .filter(side -> words.signature(side.organisation()).isEmpty())
                .toList();
    }

    /** When the second side signed; only where both have. */
    public Instant signedAt() {
        return words.last(EnumSet.of(Word.Kind.SIGNED)).orElseThrow().at();
    }

    /** What is done by paying is done from the day of the payment that completed what was due, never before the rest. */
    Instant paidSince(Instant rest) {
        return receipts.lastPaidOn()
                .map(day -> day.atStartOfDay(LegalDays.ZONE).toInstant())
                .filter(rest::isBefore)
                .orElse(rest);
    }
}
