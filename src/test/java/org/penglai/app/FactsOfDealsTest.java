package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penglai.deal.BenefitReport;
import org.penglai.deal.DealSamples;
import org.penglai.deal.EvidenceKind;
import org.penglai.deal.Signatory;
import org.penglai.incentive.Catalogue;
import org.penglai.incentive.Evaluation.Outcome;
import org.penglai.incentive.Evaluator;
import org.penglai.incentive.Facts;
import org.penglai.incentive.Origin;
import org.penglai.incentive.Origin.Source;
import org.penglai.incentive.ProgrammeId;
import org.penglai.incentive.Value;
import org.penglai.incentive.Vocabulary;
import org.penglai.incentive.cel.CelConditions;
import org.penglai.incentive.file.ProgrammeFiles;
import org.penglai.incentive.file.ProgrammeResources;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;

/** What the records of a deal say to the programmes. */
class FactsOfDealsTest {

    private static final Catalogue CATALOGUE =
            new ProgrammeFiles(new CelConditions()).load(ProgrammeResources.shipped(false));

    @Test
    void aDealSaysWhatItsPartiesWereOnItsDay() {
        // When
        var facts = FactsOfDeals.facts(DealSamples.free(), List.of());
        // Then
        assertThat(facts.value(Vocabulary.DEAL_MODE)).contains(new Value.Text("FREE_LICENCE"));
        assertThat(facts.value(Vocabulary.DEAL_FEE)).contains(new Value.Sum(Money.ZERO));
        assertThat(facts.value(Vocabulary.LICENSOR_KIND)).contains(new Value.Text("UNIVERSITY"));
        assertThat(facts.value(Vocabulary.LICENSEE_SIZE_CLASS)).contains(new Value.Text("SMALL"));
        assertThat(facts.value(Vocabulary.AGENCY_PRESENT)).contains(new Value.Flag(false));
        assertThat(facts.find(Vocabulary.LICENSEE_LOCAL))
                .contains(new Facts.Known(
                        new Value.Flag(true),
                        Origin.of(
                                Source.ORGANISATION,
                                DealSamples.lithium().name().zh())));
    }

    @Test
    void beforeTheCertificateItIsUnknownAndNotDenied() {
        // When
        var facts = FactsOfDeals.facts(DealSamples.free(), List.of());
        // Then
        assertThat(facts.value(Vocabulary.DEAL_CERTIFIED)).isEmpty();
        assertThat(facts.value(Vocabulary.DEAL_RECORDED_ON)).isEmpty();
    }

    @Test
    void aCertificateIsTheOriginOfWhatItSays() {
        // When
        var facts = FactsOfDeals.facts(DealSamples.certified(), DealSamples.completeFile());
        // Then
        assertThat(facts.find(Vocabulary.DEAL_CERTIFIED))
                .contains(new Facts.Known(new Value.Flag(true), Origin.of(Source.CERTIFICATE, "YT-2026-000123")));
        assertThat(facts.value(Vocabulary.DEAL_RECORDED_ON)).contains(new Value.Day(DealSamples.TODAY));
        assertThat(facts.value(Vocabulary.DEAL_EVIDENCE))
                .contains(new Value.Texts(List.of("CONTRACT", "RECORDAL_NOTICE")));
    }

    @Test
    void ofAllReportsTheLastRevisionOfTheLatestYearCounts() {
        // Given
        var reports = List.of(report(2024, 1, 7), report(2025, 1, 8), report(2025, 2, 9), report(2023, 4, 6));
        // When
        var counted = FactsOfDeals.counted(reports).orElseThrow();
        var open = FactsOfDeals.reported(Facts.none(), counted, /* open= */ true);
        var closed = FactsOfDeals.reported(Facts.none(), counted, /* open= */ false);
        // Then
        var origin = Origin.of(Source.BENEFIT_REPORT, "2025/2");
        assertThat(open.find(Vocabulary.BENEFIT_JOBS)).contains(new Facts.Known(new Value.Count(9), origin));
        assertThat(open.value(Vocabulary.BENEFIT_PROFIT)).contains(new Value.Sum(new Money(-300)));
        assertThat(closed.find(Vocabulary.BENEFIT_FILED_ON))
                .contains(new Facts.Known(new Value.Day(DealSamples.TODAY), origin));
        assertThat(closed.all()).hasSize(1);
        assertThat(FactsOfDeals.counted(List.of())).isEmpty();
    }

    private static BenefitReport report(int year, int revision, int jobs) {
        var figures = new BenefitReport.Figures(new Money(1000), -300, new Money(50), jobs, List.of());
        return new BenefitReport(
                year, revision, figures, new Signatory("x", new OrganisationId(new UUID(1, 1))), DealSamples.NOW);
    }

    @Test
    void aFreeLicenceWithAllDocumentsWaitsForItsCertificate() {
        // Given
        var file = List.of(
                DealSamples.evidence(1, EvidenceKind.RECORDAL_NOTICE, DealSamples.TODAY),
                DealSamples.evidence(2, EvidenceKind.BENEFIT_REPORT, DealSamples.TODAY));
        var programme =
                CATALOGUE.find(new ProgrammeId("yantai-free-licence-licensor")).orElseThrow();
        // When
        var evaluation = Evaluator.evaluate(
                programme, FactsOfDeals.facts(DealSamples.free(), file), LocalDate.parse("2023-06-01"));
        // Then
        assertThat(evaluation.outcome()).isEqualTo(Outcome.NEEDS_EVIDENCE);
        assertThat(evaluation.ceiling()).isEqualTo(Optional.of(Money.ofYuan(500_000)));
    }
}
