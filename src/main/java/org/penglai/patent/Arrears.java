package org.penglai.patent;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An annuity that is not paid (欠缴年费). That it is follows from the register each time it is asked: from an entry that says
 * so, or from a due day that passed with no payment on record. Nothing is written down that a receipt coming late would
 * contradict.
 *
 * @param since the first day of the arrears
 * @param source where that is known from
 * @param event the entry that shows it: of the unpaid annuity, or of the last payment; none where none was ever recorded
 */
public record Arrears(LocalDate since, String source, Optional<RegisterEvent> event) {

    /** Source named when no entry says so, but none says that it was paid either. */
    public static final String NO_PAYMENT_ON_RECORD = "NO_PAYMENT_ON_RECORD";

    static Optional<Arrears> of(Patent patent, LocalDate day) {
        var position = AnnuityPosition.of(patent, day);
        var recorded = patent.register().standing(EventKind.ANNUITY_UNPAID, day).stream()
                .filter(unpaid -> !isReceiptThere(patent, unpaid, day))
                .findFirst()
                .map(unpaid -> new Arrears(unpaid.date(), unpaid.source(), Optional.of(unpaid)));
        return recorded.or(() -> position.filter(AnnuityPosition::isOverdue)
                .map(missed -> new Arrears(
                        missed.paidUntil().plusDays(1),
                        NO_PAYMENT_ON_RECORD,
                        patent.register().latest(EventKind.ANNUITY_PAID, day))));
    }

    /**
     * Whether a payment names the very year that the entry says is unpaid, whatever its day: a receipt often comes after the
     * entry and bears an earlier day.
     */
    private static boolean isReceiptThere(Patent patent, RegisterEvent unpaid, LocalDate day) {
        var year = unpaid.year()
                .orElseGet(() ->
                        PatentYear.running(patent.filingDate(), unpaid.date()).number());
        return patent.register().all(EventKind.ANNUITY_PAID, day).stream()
                .anyMatch(paid -> paid.year().filter(year::equals).isPresent());
    }
}
