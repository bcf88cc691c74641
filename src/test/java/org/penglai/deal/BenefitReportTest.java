package org.penglai.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.penglai.deal.DealSamples.ID;
import static org.penglai.deal.DealSamples.TODAY;
import static org.penglai.deal.DealSamples.acquirer;
import static org.penglai.deal.DealSamples.actor;
import static org.penglai.deal.DealSamples.certified;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;

class BenefitReportTest {

    private static final Evidence REPORT = DealSamples.evidence(7, EvidenceKind.BENEFIT_REPORT, TODAY);
    private static final Evidence CONTRACT = DealSamples.evidence(1, EvidenceKind.CONTRACT, TODAY);

    private final DealDesk desk = new DealDesk();

    @BeforeEach
    void aCertifiedLicence() {
        desk.keep(certified());
        desk.files.put(ID, new ArrayList<>(List.of(CONTRACT, REPORT)));
    }

    @Test
    void aCorrectionIsANewRevisionAndTheFirstStays() {
        desk.reporting.report(acquirer(), ID, TODAY.getYear(), figures(800_000, REPORT.id()));
        var corrected = desk.reporting.report(acquirer(), ID, TODAY.getYear(), figures(750_000, REPORT.id()));

        assertThat(corrected.revision()).isEqualTo(2);
        assertThat(desk.reporting.list(actor("university", DealSamples.UNIVERSITY, Role.PATENTEE), ID))
                .extracting(report -> report.figures().output())
                .containsExactly(Money.ofYuan(800_000), Money.ofYuan(750_000));
        assertThat(desk.kinds()).containsExactly("deal.benefit-reported", "deal.benefit-reported");
        assertThat(desk.ledger.toString()).doesNotContain("800000", "80000000");
    }

    @Test
    void onlyTheSideThatUsesThePatentsReportsAndStrangersReadNothing() {
        var university = actor("university", DealSamples.UNIVERSITY, Role.PATENTEE, Role.ACQUIRER);
        var stranger = actor("stranger", DealSamples.organisationId(7), Role.ACQUIRER);
        var figures = figures(1, REPORT.id());

        assertThat(refused(() -> desk.reporting.report(university, ID, TODAY.getYear(), figures))
                        .code())
                .isEqualTo("deal.not-the-licensee");
        assertThat(refused(() -> desk.reporting.report(stranger, ID, TODAY.getYear(), figures))
                        .code())
                .isEqualTo("deal.unknown");
        assertThat(refused(() -> desk.reporting.list(stranger, ID)).code()).isEqualTo("deal.unknown");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        var wrong = new BenefitReport.Figures(new Money(-1), 0, new Money(-1), -1, List.of(CONTRACT.id()));

        var refusal = refused(() -> desk.reporting.report(acquirer(), ID, TODAY.getYear() + 1, wrong));

        assertThat(refusal.violations())
                .extracting(Refusal.Violation::pointer)
                .containsExactly("/year", "/outputFen", "/taxFen", "/jobs", "/evidence");
    }

    @Test
    void beforeItIsPerformedNothingIsReported() {
        desk.keep(DealSamples.agreed());

        assertThat(refused(() -> desk.reporting.report(acquirer(), ID, TODAY.getYear(), figures(1, REPORT.id())))
                        .code())
                .isEqualTo("deal.not-now");
    }

    @Test
    void theFirstYearThatIsNotReportedIsDueByTheEndOfMarchOfTheNext() {
        var year = TODAY.getYear();

        assertThat(due(Set.of())).isEqualTo(LocalDate.of(year + 1, 3, 31));
        assertThat(due(Set.of(year))).isEqualTo(LocalDate.of(year + 2, 3, 31));
    }

    private static LocalDate due(Set<Integer> reported) {
        return DealSamples.DEADLINES
                .of(certified(), List.of(), reported)
                .getFirst()
                .lastDay();
    }

    private static BenefitReport.Figures figures(long yuan, EvidenceId evidence) {
        return new BenefitReport.Figures(Money.ofYuan(yuan), -5_000, Money.ofYuan(1_000), 4, List.of(evidence));
    }

    private static Refusal refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call);
    }
}
