package org.penglai.patent;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.kernel.Bilingual;

/** What the guardian says on which day; the sample's sixth year is paid, so the next annuity is due on 2027-01-31. */
class GuardingTest {

    private static final AnnuityLaw.Source SOURCE =
            new AnnuityLaw.Source(Bilingual.of("法", "law"), AnnuityLaw.Status.IN_FORCE, LocalDate.parse("2024-01-20"));

    static final AnnuityLaw LAW = new AnnuityLaw(
            SOURCE,
            new AnnuityLaw.Grace(6, SOURCE),
            new AnnuityLaw.Surcharge(1, new BigDecimal("0.05"), new BigDecimal("0.25"), SOURCE),
            List.of(60, 30, 7),
            List.of(),
            AnnuityLaw.Trigger.LICENCE_IN_FORCE,
            List.of(),
            1);

    private static final Patent PAID = PatentSamples.granted()
            .with(PatentSamples.event(EventKind.ANNUITY_PAID, "2026-01-10", Map.of("year", "6")));

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, ",
        "2026-12-02, 60",
        "2026-12-31, 60",
        "2027-01-01, 30",
        "2027-01-23, 30",
        "2027-01-24, 7",
        "2027-01-31, 7",
        "2027-02-01, -1",
        "2027-09-01, -1"
    })
    void ownersAreWarnedSixtyThirtyAndSevenDaysBeforeAndToldOnTheDayAfter(LocalDate day, Integer days) {
        assertThat(Guarding.notice(LAW, PAID, day))
                .isEqualTo(Optional.ofNullable(days)
                        .map(said -> new Guarding.Notice(LocalDate.parse("2027-01-31"), said)));
    }

    @Test
    void nothingIsSaidOfAPaidAnEndedOrAPendingPatent() {
        var day = LocalDate.parse("2027-01-25");
        var again = PAID.with(PatentSamples.event(EventKind.ANNUITY_PAID, "2027-01-20", Map.of("year", "7")));
        var ended = PAID.with(PatentSamples.event(EventKind.ABANDONMENT, "2027-01-20", Map.of()));
        var pending = PatentSamples.filedOn("202110123456", LocalDate.parse("2021-02-01"))
                .enteredOn(LocalDate.parse("2021-03-01"));

        assertThat(List.of(again, ended, pending))
                .allSatisfy(
                        patent -> assertThat(Guarding.notice(LAW, patent, day)).isEmpty());
    }

    @Test
    void anOwnershipDisputeWithoutALastDaySuspendsForAYear() {
        var dispute = LAW.bounded(PatentSamples.event(EventKind.OWNERSHIP_DISPUTE, "2024-04-01", Map.of()));
        var patent = PatentSamples.granted().with(dispute);

        assertThat(dispute.until()).contains(LocalDate.parse("2025-03-31"));
        assertThat(patent.statusOn(LocalDate.parse("2025-03-31")).standing()).isEqualTo(LegalStatus.Standing.SUSPENDED);
        assertThat(patent.statusOn(LocalDate.parse("2025-04-01")).standing()).isEqualTo(LegalStatus.Standing.IN_FORCE);
    }

    @Test
    void aDisputeThatIsProlongedSuspendsUntilItsNewLastDay() {
        var named = PatentSamples.event(
                EventKind.OWNERSHIP_DISPUTE, "2024-04-01", Map.of("until", "2025-09-30", "number", "J1"));

        assertThat(LAW.bounded(named)).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource({
        "CURRENT, 2026-12-01",
        "DUE_SOON, 2026-12-02",
        "DUE_SOON, 2027-01-31",
        "OVERDUE, 2027-02-01",
        "OVERDUE, 2027-07-31",
        "GRACE_OVER, 2027-08-01"
    })
    void theOutlookSaysInOneWordHowItStands(AnnuityOutlook.State state, LocalDate day) {
        var outlook = AnnuityOutlook.of(LAW, PAID, List.of(), day);

        assertThat(outlook.state()).isEqualTo(state);
        assertThat(outlook.dueOn()).contains(LocalDate.parse("2027-01-31"));
        assertThat(outlook.graceEndsOn()).contains(LocalDate.parse("2027-07-31"));
    }

    @Test
    void everyYearFromTheGrantOnHasItsDueDayAndStanding() {
        var years = AnnuityOutlook.of(LAW, PAID, List.of(), LocalDate.parse("2026-11-22"))
                .years();

        assertThat(years.stream().map(one -> one.year().number() + " " + one.dueOn() + " " + one.state()))
                .startsWith(
                        "3 2023-01-31 WITH_GRANT",
                        "4 2024-01-31 PAID",
                        "5 2025-01-31 PAID",
                        "6 2026-01-31 PAID",
                        "7 2027-01-31 NEXT",
                        "8 2028-01-31 TO_COME")
                .endsWith("20 2040-01-31 TO_COME");
    }
}
