package org.penglai.deal.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.deal.AcceptanceGround;
import org.penglai.deal.CompletionLaw.Need;
import org.penglai.deal.EvidenceKind;
import org.penglai.kernel.Language;
import org.penglai.listing.ListingMode;

class DealLawFilesTest {

    @Test
    void anOpenLicenceAsksOnlyThatNobodyTakesWhatIsTheirs() {
        var asked = DealLawFiles.acceptance().rules().stream()
                .filter(rule -> rule.modes().contains(ListingMode.OPEN_LICENCE))
                .toList();

        assertThat(asked).singleElement().satisfies(rule -> {
            assertThat(rule.ground()).isEqualTo(AcceptanceGround.NOT_THE_PATENTEE);
            assertThat(rule.citation().text().in(Language.ZH)).isEqualTo("《专利法》第五十一条");
        });
    }

    @Test
    void aFreeLicenceAsksBothSides() {
        assertThat(DealLawFiles.acceptance().rules())
                .filteredOn(rule -> rule.modes().equals(Set.of(ListingMode.FREE_LICENCE)))
                .extracting(rule -> rule.ground())
                .containsExactlyElementsOf(EnumSet.complementOf(EnumSet.of(AcceptanceGround.NO_FIRST_REFUSAL)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-06-01", "2024-01-19", "2024-01-20", "2026-11-22"})
    void aLicenceIsCompleteByItsContractAndTheRecordalUnderTheLawOfItsDay(LocalDate day) {
        assertThat(needs(ListingMode.FREE_LICENCE, day))
                .containsExactly(
                        new Need.OnFile(EvidenceKind.CONTRACT, false),
                        new Need.OnFile(EvidenceKind.RECORDAL_NOTICE, true));
        assertThat(needs(ListingMode.OPEN_LICENCE, day))
                .containsExactly(
                        new Need.OnFile(EvidenceKind.CONTRACT, false),
                        new Need.FirstDuePaid(),
                        new Need.OnFile(EvidenceKind.RECORDAL_NOTICE, true));
    }

    @Test
    void anAssignmentIsCompleteByItsRegistrationAndALicenceByContractAlsoByItsPayment() {
        var day = LocalDate.parse("2026-11-22");

        assertThat(needs(ListingMode.ASSIGNMENT, day))
                .containsExactly(
                        new Need.OnFile(EvidenceKind.CONTRACT, false),
                        new Need.FirstDuePaid(),
                        new Need.OnFile(EvidenceKind.TRANSFER_NOTICE, true),
                        new Need.OnFile(EvidenceKind.REGISTER_EXTRACT, false));
        assertThat(needs(ListingMode.ORDINARY_LICENCE, day))
                .containsExactly(
                        new Need.OnFile(EvidenceKind.CONTRACT, false),
                        new Need.FirstDuePaid(),
                        new Need.OnFile(EvidenceKind.RECORDAL_NOTICE, true));
    }

    private static List<Need> needs(ListingMode mode, LocalDate day) {
        return DealLawFiles.completion().requirements().stream()
                .filter(requirement -> requirement.appliesTo(mode, day))
                .map(requirement -> requirement.need())
                .toList();
    }

    @Test
    void whatIsUnclearDoesNotLoad() {
        var good = """
                laws: {rules: {zh: 细则, en: Rules}}
                requirements:
                  - {id: a, modes: [FREE_LICENCE], document: CONTRACT, law: rules, article: {zh: 一, en: one}, status: IN_FORCE, validFrom: 2024-01-20}
                """;

        assertThatThrownBy(() -> DealLawFiles.completion(good.replace("law: rules,", "law: other,")))
                .hasMessageContaining("no such law: other");
        assertThatThrownBy(() -> DealLawFiles.completion(good.replace("document: CONTRACT,", "")))
                .hasMessageContaining("a document or a payment");
        assertThatThrownBy(() -> DealLawFiles.completion(good.replace(", validFrom: 2024-01-20", "")))
                .hasMessageContaining("validFrom");
        assertThatThrownBy(() -> DealLawFiles.completion(good.replace("CONTRACT", "SEAL")))
                .hasMessageContaining("SEAL");
        assertThatThrownBy(() -> DealLawFiles.completion(good + "    surplus: 1\n"))
                .isInstanceOf(Exception.class);
    }
}
