package org.penglai.deal.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.penglai.deal.Deal;
import org.penglai.deal.EvidenceKind;
import org.penglai.deal.PackageFact;
import org.penglai.deal.PackageLaw;
import org.penglai.kernel.Language;
import org.penglai.kernel.Money;
import org.penglai.listing.Citation;
import org.penglai.listing.ListingMode;

class PackageFilesTest {

    private static final PackageLaw LAW = PackageFiles.shipped();

    @Test
    void everyModeThatIsTakenHereGoesToTheOfficeAndToTheRegistry() {
        for (var mode : EnumSet.of(
                ListingMode.OPEN_LICENCE,
                ListingMode.FREE_LICENCE,
                ListingMode.ORDINARY_LICENCE,
                ListingMode.ASSIGNMENT)) {
            assertThat(LAW.rules())
                    .filteredOn(rule -> rule.modes().contains(mode))
                    .extracting(rule -> rule.addressee().authority())
                    .containsExactly(PackageLaw.Authority.CNIPA, PackageLaw.Authority.TECH_CONTRACT_REGISTRY);
        }
    }

    @Test
    void theAnswerOfEachIsTheDocumentThatItGives() {
        assertThat(LAW.rules())
                .extracting(PackageLaw.Rule::id, rule -> rule.reply().document(), PackageLaw.Rule::from)
                .containsExactly(
                        tuple("open-recordal", EvidenceKind.RECORDAL_NOTICE, Deal.State.PERFORMED),
                        tuple("licence-recordal", EvidenceKind.RECORDAL_NOTICE, Deal.State.PERFORMED),
                        tuple("assignment-recordal", EvidenceKind.TRANSFER_NOTICE, Deal.State.PERFORMED),
                        tuple("tech-licence", EvidenceKind.TECH_CONTRACT_CERTIFICATE, Deal.State.SIGNED),
                        tuple("tech-assignment", EvidenceKind.TECH_CONTRACT_CERTIFICATE, Deal.State.SIGNED));
    }

    @Test
    void theRegistryHasFifteenWorkingDaysAndThirtyFromFiveMillionByADraft() {
        assertThat(LAW.rules())
                .filteredOn(rule -> rule.reply().amounts())
                .hasSize(2)
                .allSatisfy(rule -> {
                    var term = rule.reply().term().orElseThrow();
                    assertThat(term.workingDays()).isEqualTo(15);
                    assertThat(term.longer()).isEqualTo(30);
                    assertThat(term.longerFrom()).isEqualTo(Money.ofYuan(5_000_000));
                    assertThat(term.citation().status()).isEqualTo(Citation.Status.DRAFT);
                    assertThat(rule.citation().status()).isEqualTo(Citation.Status.ISSUED_TEXT_UNSEEN);
                });
    }

    @Test
    void everyFieldIsNamedInBothLanguagesAndEveryFactIsAskedForSomewhere() {
        var asked = EnumSet.noneOf(PackageFact.class);
        for (var rule : LAW.rules()) {
            assertThat(rule.contents().fields()).hasSizeGreaterThan(9).allSatisfy(field -> {
                assertThat(field.label().zh()).isNotBlank();
                assertThat(field.label().en()).isNotBlank();
                field.fact().ifPresent(asked::add);
            });
        }
        LAW.patents().forEach(field -> field.fact().ifPresent(asked::add));

        assertThat(asked).isEqualTo(EnumSet.allOf(PackageFact.class));
        assertThat(LAW.rules().getFirst().citation().text().in(Language.ZH)).isEqualTo("《专利法实施细则》第八十七条");
    }
}
