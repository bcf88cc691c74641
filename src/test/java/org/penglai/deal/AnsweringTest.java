package org.penglai.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.penglai.deal.DealSamples.ID;
import static org.penglai.deal.DealSamples.PLATFORM;
import static org.penglai.deal.DealSamples.TODAY;
import static org.penglai.deal.DealSamples.actor;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penglai.deal.PackageAnswer.Outcome;
import org.penglai.deal.PackageAnswer.Said;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.kernel.Sha256;

class AnsweringTest {

    private static final Actor LICENSEE = DealSamples.acquirer();
    private static final Answering.Paper PAPER = new Answering.Paper.Sent(Path.of("answer.pdf"));
    private static final Said YES = said(Outcome.ACCEPTED, "BA2026-1", TODAY, "");

    private final DealDesk desk = new DealDesk();

    @BeforeEach
    void aPaidOpenLicence() {
        desk.keep(DealSamples.performed());
    }

    @Test
    void aRecordalGoesOnFileAsTheActAndIntoTheLedger() {
        var answer = desk.answering.answer(LICENSEE, ID, "open-recordal", YES, PAPER);

        var paper = desk.files.get(ID).getLast();
        assertThat(paper.id()).isEqualTo(answer.document());
        assertThat(paper.kind()).isEqualTo(EvidenceKind.RECORDAL_NOTICE);
        assertThat(paper.number()).isEqualTo("BA2026-1");
        assertThat(desk.consulting.completion(DealSamples.performed()).missing())
                .doesNotContain("RECORDAL_NOTICE");
        assertThat(answer.authority()).isEqualTo(PackageLaw.Authority.CNIPA);
        assertThat(desk.kinds()).containsExactly("deal.package-answered");
        assertThat(desk.ledger.getFirst().canonical())
                .contains(
                        "\"package\":\"open-recordal\"",
                        "\"outcome\":\"ACCEPTED\"",
                        "\"number\":\"BA2026-1\"",
                        "\"answeredOn\":\"2026-11-22\"",
                        Sha256.of("answer.pdf").hex())
                .doesNotContain("sme-lithium", "reasonDigest", "AmountFen");
        assertThat(desk.packing.all(LICENSEE, ID).getFirst().last()).contains(answer);
    }

    @Test
    void aRefusalIsKeptWithItsReasonAndNoCertificateRestsOnIt() {
        var no = said(Outcome.REFUSED, "BY2026-1", TODAY, "名称不一致");

        desk.answering.answer(LICENSEE, ID, "open-recordal", no, PAPER);

        assertThat(desk.files.get(ID).getLast().kind()).isEqualTo(EvidenceKind.REFUSAL_NOTICE);
        assertThat(desk.consulting.completion(DealSamples.performed()).missing())
                .contains("RECORDAL_NOTICE");
        assertThat(desk.ledger.getFirst().canonical())
                .contains("\"reasonDigest\":\"")
                .doesNotContain("名称不一致", Sha256.of("名称不一致").hex());
        var sealed = desk.ledger.getFirst().sealed().get("reasonDigest");
        assertThat(sealed.text()).isEqualTo("名称不一致");
        assertThat(sealed.person()).isEqualTo(LICENSEE.subject());
        desk.answering.answer(LICENSEE, ID, "open-recordal", YES, new Answering.Paper.Sent(Path.of("second.pdf")));
        assertThat(desk.packing
                        .all(LICENSEE, ID)
                        .getFirst()
                        .last()
                        .orElseThrow()
                        .said())
                .isEqualTo(YES);
    }

    @Test
    void aTechnologyContractsCertificateStatesBothSums() {
        var sums = new PackageAnswer.Amounts(Money.ofYuan(80_000), Money.ofYuan(75_000));
        var registered = new Said(Outcome.ACCEPTED, "2026370600001", TODAY, "", Optional.of(sums));

        desk.answering.answer(LICENSEE, ID, "tech-licence", registered, PAPER);

        assertThat(desk.files.get(ID).getLast().kind()).isEqualTo(EvidenceKind.TECH_CONTRACT_CERTIFICATE);
        assertThat(desk.ledger.getFirst().canonical())
                .contains("\"contractAmountFen\":8000000", "\"technologyAmountFen\":7500000");
        assertThat(wrong("tech-licence", YES)).containsExactly("/contractAmountFen", "/technologyAmountFen");
        var more = new PackageAnswer.Amounts(Money.ofYuan(80_000), new Money(8_000_001));
        assertThat(wrong("tech-licence", new Said(Outcome.ACCEPTED, "1", TODAY, "", Optional.of(more))))
                .containsExactly("/technologyAmountFen");
        assertThat(wrong("open-recordal", registered)).containsExactly("/contractAmountFen");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThat(wrong("open-recordal", said(Outcome.REFUSED, " ", TODAY.plusDays(1), " ")))
                .containsExactly("/number", "/answeredOn", "/reason");
        assertThat(wrong("open-recordal", said(Outcome.ACCEPTED, "B", TODAY.minusDays(1), "因为")))
                .containsExactly("/answeredOn", "/reason");
        assertThat(wrong("open-recordal", said(Outcome.ACCEPTED, "x".repeat(101), TODAY, "")))
                .containsExactly("/number");
        assertThat(desk.answers).isEmpty();
        assertThat(desk.files).isEmpty();
    }

    @Test
    void aPaperThatIsOnFileAlreadyIsFoundByItsNumberAndDay() {
        desk.files.put(ID, DealSamples.completeFile());
        var found = said(Outcome.ACCEPTED, "No. 2", TODAY, "");
        var recordal = DealSamples.completeFile().getLast().id();

        var answer = desk.answering.answer(LICENSEE, ID, "open-recordal", found, new Answering.Paper.ByNumber());

        assertThat(answer.document()).isEqualTo(recordal);
        assertThat(desk.files.get(ID)).hasSize(2);
        var contract =
                new Answering.Paper.OnFile(DealSamples.completeFile().getFirst().id());
        assertThat(refused(LICENSEE, "open-recordal", found, contract).violations())
                .extracting(Refusal.Violation::code)
                .containsExactly("package.other-document");
        assertThat(refused(LICENSEE, "open-recordal", YES, new Answering.Paper.ByNumber())
                        .violations())
                .extracting(Refusal.Violation::pointer)
                .containsExactly("/evidence");
        var unknown = new Answering.Paper.OnFile(new EvidenceId(new UUID(1, 1)));
        assertThat(refused(LICENSEE, "open-recordal", found, unknown).code()).isEqualTo("evidence.unknown");
    }

    @Test
    void auditAndStrangersPutNothingDownAndNobodyOnADealThatIsOver() {
        assertThat(refused(actor("auditor", PLATFORM, Role.AUDITOR), "open-recordal", YES, PAPER)
                        .code())
                .isEqualTo("evidence.read-only");
        var stranger = actor("sme-marine", DealSamples.organisationId(3), Role.ACQUIRER);
        assertThat(refused(stranger, "open-recordal", YES, PAPER).code()).isEqualTo("deal.unknown");
        assertThat(refused(LICENSEE, "licence-recordal", YES, PAPER).code()).isEqualTo("package.unknown");

        desk.keep(DealSamples.agreed());
        assertThat(refused(LICENSEE, "open-recordal", YES, PAPER).code()).isEqualTo("package.not-now");
        desk.keep(new Deal.Cancelled(DealSamples.performed()));
        assertThat(refused(LICENSEE, "open-recordal", YES, PAPER).code()).isEqualTo("deal.not-now");
    }

    private static Said said(Outcome outcome, String number, LocalDate day, String reason) {
        return new Said(outcome, number, day, reason, Optional.empty());
    }

    private List<String> wrong(String named, Said said) {
        return refused(LICENSEE, named, said, PAPER).violations().stream()
                .map(Refusal.Violation::pointer)
                .toList();
    }

    private Refusal refused(Actor actor, String named, Said said, Answering.Paper paper) {
        return catchThrowableOfType(Refusal.class, () -> desk.answering.answer(actor, ID, named, said, paper));
    }
}
