package org.penglai.patent;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a granted patent stands with its annuities on a day, as its register tells (Rule 115). The annuity of the year of
 * grant is paid with the grant; every later one by the end of the year before. A payment says by {@code until} or {@code
 * year} how far it reaches; one that says neither reaches to the end of the next year not yet paid, and of the year that
 * runs. Of a patent without a payment on record it is presumed that the year in which it was entered here is paid: from
 * then on its due days are watched.
 *
 * @param paidUntil the day up to which annuities count as paid: the day on which the next one is due
 * @param year the patent year that is to be paid next
 * @param onRecord whether a payment says so
 * @param asOf the day for which it was derived
 */
public record AnnuityPosition(LocalDate paidUntil, int year, boolean onRecord, LocalDate asOf) {

    /** Position on the day; none while not granted, when nothing is known, and when no year is left to be paid. */
    static Optional<AnnuityPosition> of(Patent patent, LocalDate day) {
        var filed = patent.filingDate();
        return patent.grantedBy(day).flatMap(granted -> {
            var register = patent.register();
            var withGrant = PatentYear.running(filed, granted).last();
            var paid = paidUntil(patent, withGrant, day);
            var known = paid.or(() -> patent.enteredOn()
                    .map(entered ->
                            later(withGrant, PatentYear.running(filed, entered).last())));
            var lastYear = patent.number().kind().termYears(filed);
            return known.map(until -> new AnnuityPosition(
                            until,
                            PatentYear.running(filed, until.plusDays(1)).number(),
                            !register.all(EventKind.ANNUITY_PAID, day).isEmpty(),
                            day))
                    .filter(position -> position.year() <= lastYear);
        });
    }

    /** How far the payments on record reach, taken in the order of their days. */
    private static Optional<LocalDate> paidUntil(Patent patent, LocalDate withGrant, LocalDate day) {
        Optional<LocalDate> reached = Optional.empty();
        for (var payment : patent.register().all(EventKind.ANNUITY_PAID, day)) {
            var before = reached.orElse(withGrant);
            var reaches = reach(payment, patent.filingDate(), before);
            reached = Optional.of(later(before, reaches));
        }
        return reached;
    }

    private static LocalDate reach(RegisterEvent payment, LocalDate filed, LocalDate before) {
        return payment.until()
                .or(() -> payment.year().map(year -> PatentYear.of(filed, year).last()))
                .orElseGet(() -> later(
                        PatentYear.running(filed, before.plusDays(1)).last(),
                        PatentYear.running(filed, payment.date()).last()));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return Stream.of(one, other).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** The last day on which the next annuity can be paid without being late. */
    public LocalDate dueOn() {
        return paidUntil;
    }

    /** Whether the due day has passed. */
    public boolean isOverdue() {
        return asOf.isAfter(paidUntil);
    }

    /** Days left until the due day; negative afterwards. */
    public int daysLeft() {
        return (int) (paidUntil.toEpochDay() - asOf.toEpochDay());
    }
}
