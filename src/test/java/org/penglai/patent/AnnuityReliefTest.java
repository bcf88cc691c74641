package org.penglai.patent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.identity.Organisation;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.SizeClass;
import org.penglai.identity.Verification;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;
import org.penglai.patent.law.AnnuityLawFile;

/** Reductions of annuities: the best of them counts. The sample is granted 2023-03-14. */
class AnnuityReliefTest {

    private static final AnnuityLaw LAW = AnnuityLawFile.shipped();
    private static final LocalDate DAY = LocalDate.parse("2026-11-22");

    private static Organisation owner(OrganisationId id, OrganisationKind kind, SizeClass size) {
        return new Organisation(
                id,
                Bilingual.of("某单位", "Some unit"),
                kind,
                Optional.empty(),
                "370613",
                Optional.ofNullable(size),
                Verification.VERIFIED,
                true);
    }

    private static String best(Patent patent, LocalDate day, Organisation... owners) {
        return AnnuityRelief.of(LAW, patent, List.of(owners), day)
                .best()
                .map(AnnuityLaw.Reduction::id)
                .orElse("none");
    }

    private static Patent licensed(String type) {
        return PatentSamples.granted()
                .with(PatentSamples.event(EventKind.OPEN_LICENCE_ANNOUNCED, "2025-01-10", Map.of("number", "K1")))
                .with(PatentSamples.event(EventKind.ORDINARY_LICENCE, "2025-03-01", Map.of("type", type)));
    }

    @ParameterizedTest
    @CsvSource({
        "UNIVERSITY, , small-single",
        "INSTITUTE, , small-single",
        "INDIVIDUAL, , small-single",
        "ENTERPRISE, MICRO, small-single",
        "ENTERPRISE, SMALL, small-single",
        "ENTERPRISE, MEDIUM, none",
        "ENTERPRISE, LARGE, none",
        "BANK, , none"
    })
    void aSmallPayerMayHaveEightyFivePercent(OrganisationKind kind, SizeClass size, String best) {
        assertThat(best(PatentSamples.granted(), DAY, owner(PatentSamples.UNIVERSITY, kind, size)))
                .isEqualTo(best);
    }

    @Test
    void reductionsDoNotAddUpAndTheOpenLicenceIsWorthSomethingAfterTenYearsFromTheGrant() {
        var university = owner(PatentSamples.UNIVERSITY, OrganisationKind.UNIVERSITY, null);

        assertThat(best(licensed("OPEN"), LocalDate.parse("2033-03-13"), university))
                .isEqualTo("small-single");
        assertThat(best(licensed("OPEN"), LocalDate.parse("2033-03-14"), university))
                .isEqualTo("open-licence");
    }

    @Test
    void theAnnouncementAloneIsNotEnoughAsTheDataSay() {
        var late = LocalDate.parse("2033-03-14");
        var university = owner(PatentSamples.UNIVERSITY, OrganisationKind.UNIVERSITY, null);

        assertThat(LAW.trigger()).isEqualTo(AnnuityLaw.Trigger.LICENCE_IN_FORCE);
        assertThat(best(licensed("ORDINARY"), late, university)).isEqualTo("none");
        assertThat(AnnuityRelief.of(LAW, licensed("ORDINARY"), List.of(university), late)
                        .considered())
                .extracting(AnnuityRelief.Considered::reason)
                .containsExactly(
                        AnnuityRelief.Reason.NO_LICENCE_IN_FORCE,
                        AnnuityRelief.Reason.TOO_LONG_SINCE_GRANT,
                        AnnuityRelief.Reason.TOO_LONG_SINCE_GRANT);
    }

    @Test
    void coOwnersHaveTheJointReductionWhenAllOfThemAreSmall() {
        var both = PatentSamples.granted()
                .ownedBy(List.of(
                        new Owner("大学", Optional.empty(), Optional.of(PatentSamples.UNIVERSITY), Optional.empty()),
                        new Owner("公司", Optional.empty(), Optional.of(PatentSamples.STRANGER), Optional.empty())));
        var university = owner(PatentSamples.UNIVERSITY, OrganisationKind.UNIVERSITY, null);

        assertThat(best(
                        both,
                        DAY,
                        university,
                        owner(PatentSamples.STRANGER, OrganisationKind.ENTERPRISE, SizeClass.MICRO)))
                .isEqualTo("small-joint");
        assertThat(best(
                        both,
                        DAY,
                        university,
                        owner(PatentSamples.STRANGER, OrganisationKind.ENTERPRISE, SizeClass.LARGE)))
                .isEqualTo("none");
        assertThat(best(both, DAY, university)).isEqualTo("none");
    }
}
