package org.penglai.patent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which annuity is due when, and what counts as unpaid; the sample is filed 2021-02-01 and granted 2023-03-14. */
class AnnuityPositionTest {

    private static final Patent GRANTED = PatentSamples.granted();

    private static Patent with(EventKind kind, String date, String... details) {
        return plus(GRANTED, kind, date, details);
    }

    private static Patent plus(Patent patent, EventKind kind, String date, String... details) {
        var named = details.length == 0 ? Map.<String, String>of() : Map.of(details[0], details[1]);
        return patent.with(PatentSamples.event(kind, date, named));
    }

    private static LocalDate dueOn(Patent patent, String day) {
        return patent.annuities(LocalDate.parse(day)).orElseThrow().dueOn();
    }

    private static Optional<LocalDate> arrearsSince(Patent patent, String day) {
        return patent.arrears(LocalDate.parse(day)).map(Arrears::since);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-02-01, 2021-02-01, 1, 2021-02-01, 2022-01-31",
        "2021-02-01, 2022-01-31, 1, 2021-02-01, 2022-01-31",
        "2021-02-01, 2022-02-01, 2, 2022-02-01, 2023-01-31",
        "2020-02-29, 2021-02-27, 1, 2020-02-29, 2021-02-27",
        "2020-02-29, 2021-02-28, 2, 2021-02-28, 2022-02-27",
        "2020-02-29, 2024-02-28, 4, 2023-02-28, 2024-02-28",
        "2020-02-29, 2024-02-29, 5, 2024-02-29, 2025-02-27",
        "2021-03-01, 2024-02-29, 3, 2023-03-01, 2024-02-29"
    })
    void aPatentYearBeginsWithTheFilingDayAndEndsTheDayBeforeTheNext(
            LocalDate filed, LocalDate day, int number, LocalDate first, LocalDate last) {
        assertThat(PatentYear.running(filed, day)).isEqualTo(new PatentYear(number, first, last));
    }

    @Test
    void theAnnuityOfTheYearOfGrantIsPaidWithItAndNothingIsKnownAfterwardsUntilSomethingIsOnRecord() {
        assertThat(GRANTED.annuities(LocalDate.parse("2023-06-01"))).isEmpty();
        assertThat(PatentSamples.filedOn("202110123456", LocalDate.parse("2021-02-01"))
                        .enteredOn(LocalDate.parse("2021-03-01"))
                        .annuities(LocalDate.parse("2022-03-01")))
                .isEmpty();
    }

    @Test
    void fromTheYearOfEntryOnEveryDueDayIsWatched() {
        var entered = GRANTED.enteredOn(LocalDate.parse("2026-11-22"));

        assertThat(dueOn(entered, "2026-11-22")).isEqualTo("2027-01-31");
        assertThat(arrearsSince(entered, "2027-01-31")).isEmpty();
        assertThat(arrearsSince(entered, "2027-02-01")).contains(LocalDate.parse("2027-02-01"));
        assertThat(entered.statusOn(LocalDate.parse("2027-02-01")))
                .extracting(LegalStatus::standing, LegalStatus::source)
                .containsExactly(LegalStatus.Standing.IN_ARREARS, Arrears.NO_PAYMENT_ON_RECORD);
    }

    @ParameterizedTest
    @CsvSource({"year, 6, 2027-01-31", "until, 2027-01-31, 2027-01-31", "until, 2026-12-31, 2026-12-31"})
    void aPaymentSaysHowFarItReaches(String name, String value, LocalDate due) {
        var paid = with(EventKind.ANNUITY_PAID, "2026-01-10", name, value);

        assertThat(dueOn(paid, "2026-11-22")).isEqualTo(due);
        assertThat(arrearsSince(paid, due.toString())).isEmpty();
        assertThat(arrearsSince(paid, due.plusDays(1).toString())).contains(due.plusDays(1));
    }

    @Test
    void aPaymentThatSaysNothingReachesToTheNextYearNotPaidAndTheOneThatRuns() {
        var late = with(EventKind.ANNUITY_PAID, "2026-04-10");
        var early = plus(late, EventKind.ANNUITY_PAID, "2027-01-15");

        assertThat(dueOn(late, "2026-11-22")).isEqualTo("2027-01-31");
        assertThat(dueOn(early, "2027-01-20")).isEqualTo("2028-01-31");
    }

    @Test
    void aReceiptThatComesLateWithAnEarlierDayPutsEverythingRight() {
        var unpaid = with(EventKind.ANNUITY_UNPAID, "2026-02-01");
        assertThat(arrearsSince(unpaid, "2026-03-01")).contains(LocalDate.parse("2026-02-01"));

        var receipt = plus(unpaid, EventKind.ANNUITY_PAID, "2026-01-20", "year", "6");

        assertThat(arrearsSince(receipt, "2026-03-01")).isEmpty();
        assertThat(receipt.statusOn(LocalDate.parse("2026-03-01")).standing()).isEqualTo(LegalStatus.Standing.IN_FORCE);
    }

    @Test
    void anUnpaidAnnuityOnRecordIsNotCuredByAnOlderPayment() {
        var paid = with(EventKind.ANNUITY_PAID, "2024-01-10", "year", "4");
        var unpaid = plus(paid, EventKind.ANNUITY_UNPAID, "2025-02-01");
        var contradicted = plus(
                with(EventKind.ANNUITY_PAID, "2024-09-01", "until", "2027-01-31"),
                EventKind.ANNUITY_UNPAID,
                "2025-02-01");

        assertThat(arrearsSince(unpaid, "2025-02-01")).contains(LocalDate.parse("2025-02-01"));
        assertThat(unpaid.arrears(LocalDate.parse("2025-03-01")).orElseThrow().source())
                .isEqualTo("register extract");
        assertThat(arrearsSince(contradicted, "2025-02-01")).contains(LocalDate.parse("2025-02-01"));
    }

    @Test
    void nothingIsDueAnyMoreOnceTheLastYearIsPaid() {
        var model = PatentSamples.granted("202120123456", LocalDate.parse("2021-02-01"));
        var last = plus(model, EventKind.ANNUITY_PAID, "2030-01-10", "year", "10");

        assertThat(last.annuities(LocalDate.parse("2030-06-01"))).isEmpty();
        assertThat(last.arrears(LocalDate.parse("2031-01-31"))).isEmpty();
    }

    @Test
    void anEndedPatentOwesNothing() {
        var lapsed = plus(with(EventKind.ANNUITY_PAID, "2024-01-10", "year", "4"), EventKind.LAPSE, "2025-02-01");

        assertThat(lapsed.annuities(LocalDate.parse("2026-01-01"))).isEmpty();
        assertThat(lapsed.statusOn(LocalDate.parse("2026-01-01")).standing()).isEqualTo(LegalStatus.Standing.LAPSED);
    }
}
