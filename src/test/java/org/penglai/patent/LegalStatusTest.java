package org.penglai.patent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.penglai.patent.LegalStatus.Standing.ABANDONED;
import static org.penglai.patent.LegalStatus.Standing.EXPIRED;
import static org.penglai.patent.LegalStatus.Standing.INVALIDATED;
import static org.penglai.patent.LegalStatus.Standing.IN_ARREARS;
import static org.penglai.patent.LegalStatus.Standing.IN_FORCE;
import static org.penglai.patent.LegalStatus.Standing.LAPSED;
import static org.penglai.patent.LegalStatus.Standing.PARTLY_INVALID;
import static org.penglai.patent.LegalStatus.Standing.PENDING;
import static org.penglai.patent.LegalStatus.Standing.PLEDGED;
import static org.penglai.patent.LegalStatus.Standing.RESTORATION_REQUESTED;
import static org.penglai.patent.LegalStatus.Standing.SUSPENDED;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.kernel.Refusal;

class LegalStatusTest {

    @Test
    void aPatentIsPendingUntilItsGrantAndInForceFromThatDay() {
        var patent = PatentSamples.granted();

        assertThat(standing(patent, "2023-03-13")).isEqualTo(PENDING);
        assertThat(standing(patent, "2023-03-14")).isEqualTo(IN_FORCE);
    }

    @Test
    void statusSaysForWhichDaySinceWhenAndFromWhichSource() {
        var status = PatentSamples.granted().statusOn(LocalDate.parse("2025-01-01"));

        assertThat(status)
                .isEqualTo(new LegalStatus(
                        IN_FORCE,
                        LocalDate.parse("2025-01-01"),
                        LocalDate.parse("2023-03-14"),
                        "register extract",
                        LocalDate.parse("2041-02-01")));
    }

    @ParameterizedTest
    @CsvSource({
        "202110123456, 2021-02-01, 2041-02-01",
        "202120123456, 2021-02-01, 2031-02-01",
        "202130123456, 2021-05-31, 2031-05-31",
        "202130123456, 2021-06-01, 2036-06-01"
    })
    void theTermIsTwentyTenOrFifteenYearsAndTenForOlderDesigns(String digits, LocalDate filed, LocalDate end) {
        var patent = PatentSamples.granted(digits, filed);

        assertThat(patent.statusOn(end.minusDays(1)).standing()).isEqualTo(IN_FORCE);
        assertThat(patent.statusOn(end).standing()).isEqualTo(EXPIRED);
        assertThat(patent.statusOn(end).expiresOn()).isEqualTo(end);
    }

    @Test
    void anAdjustmentLengthensTheTermFromTheDayItIsKnown() {
        var patent =
                PatentSamples.granted().with(event(EventKind.TERM_ADJUSTMENT, "2024-01-10", Map.of("days", "120")));

        assertThat(patent.statusOn(LocalDate.parse("2024-01-09")).expiresOn()).isEqualTo("2041-02-01");
        assertThat(patent.statusOn(LocalDate.parse("2024-01-10")).expiresOn()).isEqualTo("2041-06-01");
    }

    @Test
    void arrearsBeginWithTheUnpaidAnnuityAndEndWithPayment() {
        var patent = PatentSamples.granted()
                .with(event(EventKind.ANNUITY_UNPAID, "2025-02-02"))
                .with(event(EventKind.ANNUITY_PAID, "2025-05-20"));

        assertThat(standing(patent, "2025-05-19")).isEqualTo(IN_ARREARS);
        assertThat(standing(patent, "2025-05-20")).isEqualTo(IN_FORCE);
    }

    @Test
    void anAnnuityPaidUpToADayIsInArrearsAfterIt() {
        var patent = PatentSamples.granted()
                .with(event(EventKind.ANNUITY_PAID, "2024-01-15", Map.of("until", "2025-01-31")));

        assertThat(standing(patent, "2025-01-31")).isEqualTo(IN_FORCE);
        assertThat(standing(patent, "2025-02-01")).isEqualTo(IN_ARREARS);
    }

    @Test
    void aLapsedPatentIsBeingRestoredWhileAskedForAndInForceAfterwards() {
        var patent = PatentSamples.granted()
                .with(event(EventKind.LAPSE, "2025-08-02"))
                .with(event(EventKind.RESTORATION, "2025-09-01", Map.of("stage", "REQUESTED")))
                .with(event(EventKind.RESTORATION, "2025-11-01"));

        assertThat(standing(patent, "2025-08-31")).isEqualTo(LAPSED);
        assertThat(standing(patent, "2025-09-01")).isEqualTo(RESTORATION_REQUESTED);
        assertThat(standing(patent, "2025-11-01")).isEqualTo(IN_FORCE);
    }

    @ParameterizedTest
    @CsvSource({"PRESERVATION, PRESERVATION_LIFTED", "OWNERSHIP_DISPUTE, OWNERSHIP_DISPUTE_RESOLVED"})
    void disputesAndPreservationSuspendUntilLifted(EventKind begins, EventKind ends) {
        var patent = PatentSamples.granted().with(event(begins, "2024-04-01")).with(event(ends, "2024-10-01"));

        assertThat(standing(patent, "2024-03-31")).isEqualTo(IN_FORCE);
        assertThat(standing(patent, "2024-09-30")).isEqualTo(SUSPENDED);
        assertThat(standing(patent, "2024-10-01")).isEqualTo(IN_FORCE);
    }

    @Test
    void aPreservationWithALastDayRunsOutByItself() {
        var patent = PatentSamples.granted()
                .with(event(EventKind.PRESERVATION, "2024-04-01", Map.of("until", "2024-09-30")));

        assertThat(standing(patent, "2024-09-30")).isEqualTo(SUSPENDED);
        assertThat(standing(patent, "2024-10-01")).isEqualTo(IN_FORCE);
    }

    @Test
    void onlyThePledgeOfThatNumberIsReleased() {
        var patent = PatentSamples.granted()
                .with(event(EventKind.PLEDGE, "2024-01-01", Map.of("number", "Y1")))
                .with(event(EventKind.PLEDGE, "2024-02-01", Map.of("number", "Y2")))
                .with(event(EventKind.PLEDGE_RELEASED, "2024-03-01", Map.of("number", "Y1")));

        assertThat(standing(patent, "2024-03-01")).isEqualTo(PLEDGED);
        assertThat(patent.register().standing(EventKind.PLEDGE, LocalDate.parse("2024-03-01")))
                .extracting(RegisterEvent::number)
                .containsExactly(java.util.Optional.of("Y2"));
    }

    @Test
    void consentCoversThePledgeOfItsNumberAndNoLaterOne() {
        var register = PatentSamples.granted()
                .with(event(EventKind.PLEDGE, "2024-01-01", Map.of("number", "Y1")))
                .with(event(EventKind.PLEDGE_CONSENT, "2024-02-01"))
                .with(event(EventKind.PLEDGE, "2024-03-01", Map.of("number", "Y2")))
                .register();

        assertThat(register.pledgesWithoutConsent(LocalDate.parse("2024-01-31")))
                .hasSize(1);
        assertThat(register.pledgesWithoutConsent(LocalDate.parse("2024-02-29")))
                .isEmpty();
        assertThat(register.pledgesWithoutConsent(LocalDate.parse("2024-03-01")))
                .extracting(pledge -> pledge.number().orElseThrow())
                .containsExactly("Y2");
    }

    @Test
    void invalidationAbandonmentAndPartialInvalidationHaveTheirOwnWords() {
        var granted = PatentSamples.granted();

        assertThat(standing(granted.with(event(EventKind.INVALIDATION, "2024-01-01")), "2024-01-01"))
                .isEqualTo(INVALIDATED);
        assertThat(standing(granted.with(event(EventKind.ABANDONMENT, "2024-01-01")), "2024-01-01"))
                .isEqualTo(ABANDONED);
        assertThat(standing(granted.with(event(EventKind.PARTIAL_INVALIDATION, "2024-01-01")), "2024-01-01"))
                .isEqualTo(PARTLY_INVALID);
    }

    @Test
    void eventsRecordedLateTakeTheirPlaceByDate() {
        var patent = PatentSamples.granted()
                .with(event(EventKind.ANNUITY_PAID, "2025-05-20"))
                .with(event(EventKind.ANNUITY_UNPAID, "2025-02-02"));

        assertThat(standing(patent, "2025-03-01")).isEqualTo(IN_ARREARS);
        assertThat(standing(patent, "2025-06-01")).isEqualTo(IN_FORCE);
    }

    @Test
    void noEventCanPrecedeTheFiling() {
        assertThatThrownBy(() -> PatentSamples.granted().with(event(EventKind.PLEDGE, "2021-01-31")))
                .isInstanceOf(Refusal.class)
                .hasMessage("patent.event-invalid");
    }

    @Test
    void theChineseWordsAreThoseOfTheTrade() {
        assertThat(java.util.Arrays.stream(LegalStatus.Standing.values()).map(LegalStatus.Standing::zh))
                .containsExactly(
                        "审查中", "有权-有效", "有权-滞纳期", "有权-中止", "有权-质押", "部分无效", "失效-未缴年费", "恢复中", "失效-期满", "失效-放弃",
                        "失效-全部无效");
    }

    private static LegalStatus.Standing standing(Patent patent, String day) {
        return patent.statusOn(LocalDate.parse(day)).standing();
    }

    private static RegisterEvent event(EventKind kind, String date) {
        return PatentSamples.event(kind, date, Map.of());
    }

    private static RegisterEvent event(EventKind kind, String date, Map<String, String> details) {
        return PatentSamples.event(kind, date, details);
    }
}
