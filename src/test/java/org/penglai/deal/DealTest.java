package org.penglai.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.penglai.deal.DealAction.ADD_EVIDENCE;
import static org.penglai.deal.DealAction.BOOK_PAYMENT;
import static org.penglai.deal.DealAction.CONFIRM_CERTIFICATE;
import static org.penglai.deal.DealAction.PROPOSE_CERTIFICATE;
import static org.penglai.deal.DealSamples.COMPLETION;
import static org.penglai.deal.DealSamples.LITHIUM;
import static org.penglai.deal.DealSamples.NOW;
import static org.penglai.deal.DealSamples.PLATFORM;
import static org.penglai.deal.DealSamples.TODAY;
import static org.penglai.deal.DealSamples.actor;
import static org.penglai.deal.DealSamples.agreed;
import static org.penglai.deal.DealSamples.agreement;
import static org.penglai.deal.DealSamples.certified;
import static org.penglai.deal.DealSamples.completeFile;
import static org.penglai.deal.DealSamples.evidence;
import static org.penglai.deal.DealSamples.free;
import static org.penglai.deal.DealSamples.operator;
import static org.penglai.deal.DealSamples.payment;
import static org.penglai.deal.DealSamples.performed;
import static org.penglai.deal.DealSamples.recorded;
import static org.penglai.listing.ListingMode.FREE_LICENCE;
import static org.penglai.listing.ListingMode.OPEN_LICENCE;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.listing.FeePlan;

class DealTest {

    @Test
    void withoutThePaymentThatBroughtItIntoEffectADealIsAsItWasBefore() {
        var performed = agreed().book(payment(80_000, "B-1", TODAY), TODAY);
        assertThat(performed.state()).isEqualTo(Deal.State.PERFORMED);

        var again = performed.takeBack(Receipts.NONE);

        assertThat(again.state()).isEqualTo(Deal.State.AGREED);
        assertThat(again.head().receipts()).isEqualTo(Receipts.NONE);
        assertThat(again.performedSince()).isEmpty();
        var refusal = catchThrowableOfType(Refusal.class, () -> again.takeBack(Receipts.NONE));
        assertThat(refusal.code()).isEqualTo("deal.nothing-paid");
    }

    @Test
    void aPaymentThatACertificateRestsOnStays() {
        for (var deal : List.of(DealSamples.recorded(), DealSamples.certified())) {
            var refusal = catchThrowableOfType(Refusal.class, () -> deal.takeBack(Receipts.NONE));
            assertThat(refusal.code()).isEqualTo("deal.payment-needed");

            var more = deal.book(payment(5, "B-9", TODAY), TODAY);
            assertThat(more.takeBack(deal.head().receipts()).state()).isEqualTo(deal.state());
        }
    }

    @Test
    void aPaidOpenLicenceIsFormedByItsNoticeAndNotYetInEffect() {
        var deal = Deal.Agreed.form(DealSamples.ID, agreement(OPEN_LICENCE, DealSamples.EIGHTY_THOUSAND));

        assertThat(deal.state()).isEqualTo(Deal.State.AGREED);
        assertThat(deal.agreement().formedAt()).isEqualTo(NOW);
        assertThat(deal.inEffectSince()).isEmpty();
        assertThat(deal.agreement().payableBy()).contains(TODAY.plusDays(30));
        assertThat(deal.isToBePaid()).isTrue();
    }

    @Test
    void whatIsFreeOfChargeIsInEffectAtOnce() {
        assertThat(free().performedAt()).isEqualTo(NOW);
        assertThat(free().agreement().payableBy()).isEmpty();
        assertThat(free().isToBePaid()).isFalse();
        assertThat(Deal.Agreed.form(DealSamples.ID, agreement(OPEN_LICENCE, new FeePlan.Free())))
                .isInstanceOf(Deal.Performed.class);
    }

    @Test
    void aPureRoyaltyOwesNothingBeforehandAndIsStillPaidFor() {
        var running = new FeePlan.RunningFee(
                FeePlan.RoyaltyBase.NET_SALES,
                List.of(new FeePlan.Rate(1, new BigDecimal("0.02"))),
                Optional.empty(),
                Optional.empty(),
                FeePlan.ReportPeriod.QUARTER,
                false);

        var deal = Deal.Agreed.form(DealSamples.ID, agreement(OPEN_LICENCE, new FeePlan.Royalty(running)));

        assertThat(deal.state()).isEqualTo(Deal.State.PERFORMED);
        assertThat(deal.actions()).contains(BOOK_PAYMENT);
    }

    @Test
    void thePermissionTakesEffectOnTheDayOfThePaymentThatCompletesWhatIsDue() {
        var today = TODAY.plusDays(9);
        var half = agreed().book(payment(50_000, "B-1", TODAY.plusDays(2)), today);

        var whole = half.book(payment(30_000, "B-2", TODAY.plusDays(5)), today);

        assertThat(half.state()).isEqualTo(Deal.State.AGREED);
        assertThat(half.head().receipts().total()).isEqualTo(Money.ofYuan(50_000));
        assertThat(whole.state()).isEqualTo(Deal.State.PERFORMED);
        assertThat(whole.inEffectSince())
                .contains(TODAY.plusDays(5).atStartOfDay(LegalDays.ZONE).toInstant());
        assertThat(whole.head().version()).isEqualTo(3);
    }

    @Test
    void paymentsBookedOutOfOrderTakeEffectOnTheLaterDay() {
        var today = TODAY.plusDays(9);
        var deal = agreed().book(payment(50_000, "B-1", TODAY.plusDays(7)), today)
                .book(payment(30_000, "B-2", TODAY.plusDays(2)), today);

        assertThat(deal.inEffectSince())
                .contains(TODAY.plusDays(7).atStartOfDay(LegalDays.ZONE).toInstant());
    }

    @Test
    void aPaymentBeforeTheNoticeTakesEffectWithTheNotice() {
        var deal = agreed().book(payment(80_000, "B-1", TODAY.minusDays(3)), TODAY);

        assertThat(deal.inEffectSince()).contains(NOW);
    }

    @Test
    void theFirstInstalmentIsEnoughAndMayFallDueLater() {
        var plan = new FeePlan.Instalments(List.of(
                new FeePlan.Instalment(TODAY.plusDays(90), Money.ofYuan(20_000)),
                new FeePlan.Instalment(TODAY.plusDays(400), Money.ofYuan(60_000))));
        var agreement = agreement(OPEN_LICENCE, plan);

        var deal = Deal.Agreed.form(DealSamples.ID, agreement).book(payment(20_000, "B-1", TODAY), TODAY);

        assertThat(agreement.payableBy()).contains(TODAY.plusDays(90));
        assertThat(deal.state()).isEqualTo(Deal.State.PERFORMED);
    }

    @ParameterizedTest
    @CsvSource({"0, B-1, 0, /amountFen", "1, ' ', 0, /bankReference", "1, B-1, 1, /paidOn"})
    void aPaymentIsAnAmountWithAReferenceThatHasHappened(long yuan, String reference, int days, String pointer) {
        var payment = payment(yuan, reference, TODAY.plusDays(days));

        var refusal = catchThrowableOfType(Refusal.class, () -> agreed().book(payment, TODAY));

        assertThat(refusal.code()).isEqualTo("deal.payment");
        assertThat(refusal.violations()).extracting(Refusal.Violation::pointer).containsExactly(pointer);
    }

    @Test
    void nobodyPaysForAFreeLicence() {
        var refusal = catchThrowableOfType(Refusal.class, () -> free().book(payment(1, "B-1", TODAY), TODAY));

        assertThat(refusal.code()).isEqualTo("deal.free-of-charge");
        assertThat(free().actions()).doesNotContain(BOOK_PAYMENT);
    }

    @Test
    void laterInstalmentsAreBookedInEveryStateWithoutChangingIt() {
        for (var deal : List.of(performed(), recorded(), certified())) {
            var next = deal.book(payment(5, "B-9", TODAY), TODAY);

            assertThat(next.state()).isEqualTo(deal.state());
            assertThat(next.head().receipts().total()).isEqualTo(Money.ofYuan(80_005));
            assertThat(next.inEffectSince()).isEqualTo(deal.inEffectSince());
        }
    }

    @Test
    void theFirstOperatorAcceptsTheOfficialActWhoseDayCounts() {
        var file = List.of(
                evidence(1, EvidenceKind.CONTRACT, TODAY),
                evidence(2, EvidenceKind.RECORDAL_NOTICE, TODAY.plusDays(12)));
        var later = NOW.plusSeconds(20 * 86_400);

        var deal = performed().propose(COMPLETION.assess(performed(), file), operator("operator-a"), later);

        assertThat(deal.proposal().legalEventOn()).isEqualTo(TODAY.plusDays(12));
        assertThat(deal.proposal().accepted())
                .containsExactly(file.getFirst().id(), file.getLast().id());
        assertThat(deal.proposal().by()).isEqualTo(new Signatory("operator-a", PLATFORM));
        assertThat(deal.actions()).contains(CONFIRM_CERTIFICATE).doesNotContain(PROPOSE_CERTIFICATE);
    }

    @Test
    void withoutEveryRequirementThereIsNoProposal() {
        var refusal = catchThrowableOfType(
                Refusal.class, () -> free().propose(COMPLETION.assess(free(), List.of()), operator("operator-a"), NOW));

        assertThat(refusal.code()).isEqualTo("certification.evidence-missing");
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refusal.facts()).containsEntry("missing", List.of("CONTRACT", "RECORDAL_NOTICE"));
    }

    @Test
    void anActOlderThanTheDealIsAnActOnSomethingElse() {
        var file = List.of(
                evidence(1, EvidenceKind.CONTRACT, TODAY),
                evidence(2, EvidenceKind.RECORDAL_NOTICE, TODAY.minusDays(1)));

        assertThat(COMPLETION.assess(performed(), file).missing()).containsExactly("RECORDAL_NOTICE");
    }

    @Test
    void ofSeveralDocumentsOfAKindTheNewestCounts() {
        var newer = evidence(7, EvidenceKind.RECORDAL_NOTICE, TODAY);
        var file = List.of(
                evidence(1, EvidenceKind.CONTRACT, TODAY), newer, evidence(2, EvidenceKind.RECORDAL_NOTICE, TODAY));

        assertThat(COMPLETION.assess(performed(), file).accepted()).contains(newer.id());
    }

    @Test
    void anUnpaidOpenLicenceIsNotComplete() {
        assertThat(COMPLETION.assess(agreed(), completeFile()).missing()).containsExactly("PAYMENT");
        assertThat(agreed().actions()).doesNotContain(PROPOSE_CERTIFICATE);
    }

    @Test
    void anotherOperatorConfirmsAndTheCertificateIsNumbered() {
        var certified = recorded().confirm(new CertificateNumber("YT-2026-000007"), operator("operator-b"), NOW);

        assertThat(certified.certification().number().value()).isEqualTo("YT-2026-000007");
        assertThat(certified.certification().by().subject()).isEqualTo("operator-b");
        assertThat(certified.actions())
                .containsExactlyInAnyOrder(
                        ADD_EVIDENCE,
                        BOOK_PAYMENT,
                        DealAction.TAKE_BACK_PAYMENT,
                        DealAction.REPORT_BENEFIT,
                        DealAction.PROPOSE_REVOCATION);
    }

    @Test
    void theOneWhoProposedDoesNotConfirm() {
        var refusal = catchThrowableOfType(
                Refusal.class,
                () -> recorded().confirm(new CertificateNumber("YT-2026-000007"), operator("operator-a"), NOW));

        assertThat(refusal.code()).isEqualTo("certification.same-operator");
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(recorded().actionsFor(operator("operator-a"))).doesNotContain(CONFIRM_CERTIFICATE);
    }

    @Test
    void nobodyCertifiesADealOfHisOwn() {
        var insider = actor("insider", LITHIUM, Role.OPERATOR);
        var completion = COMPLETION.assess(performed(), completeFile());

        var proposing = catchThrowableOfType(Refusal.class, () -> performed().propose(completion, insider, NOW));
        var confirming = catchThrowableOfType(
                Refusal.class, () -> recorded().confirm(new CertificateNumber("YT-2026-000007"), insider, NOW));

        assertThat(List.of(proposing.code(), confirming.code())).containsOnly("certification.party");
        assertThat(performed().actionsFor(insider)).doesNotContain(PROPOSE_CERTIFICATE);
    }

    @Test
    void buttonsFollowFromTheStateAndTheOneWhoLooks() {
        assertThat(agreed().actionsFor(DealSamples.acquirer()))
                .containsExactly(ADD_EVIDENCE, DealAction.ASK_CANCELLATION, DealAction.RAISE_DISPUTE);
        assertThat(agreed().actionsFor(operator("operator-a"))).containsExactly(ADD_EVIDENCE, BOOK_PAYMENT);
        assertThat(performed().actionsFor(operator("operator-a")))
                .containsExactly(ADD_EVIDENCE, BOOK_PAYMENT, PROPOSE_CERTIFICATE);
        assertThat(recorded().actionsFor(operator("operator-b")))
                .containsExactly(ADD_EVIDENCE, BOOK_PAYMENT, CONFIRM_CERTIFICATE, DealAction.REJECT_PROPOSAL);
        assertThat(performed().actionsFor(actor("stranger", PLATFORM, Role.ACQUIRER)))
                .isEmpty();
        assertThat(performed().actionsFor(actor("auditor", PLATFORM, Role.AUDITOR)))
                .isEmpty();
    }

    @Test
    void aDealIsSeenByItsPartiesAndTheOfficesOnly() {
        var deal = performed();

        assertThat(deal.isVisibleTo(DealSamples.acquirer())).isTrue();
        assertThat(deal.isVisibleTo(actor("university", DealSamples.UNIVERSITY, Role.PATENTEE)))
                .isTrue();
        assertThat(deal.isVisibleTo(actor("finance-a", PLATFORM, Role.FINANCE))).isTrue();
        assertThat(deal.isFileOpenTo(actor("finance-a", PLATFORM, Role.FINANCE)))
                .isFalse();
        assertThat(deal.isVisibleTo(actor("stranger", PLATFORM, Role.ACQUIRER))).isFalse();
        assertThat(deal.isContactOpenTo(actor("auditor", PLATFORM, Role.AUDITOR)))
                .isFalse();
    }

    @Test
    void theSnapshotOfTheTermsHasOneTextAndDigest() {
        var terms = agreement(OPEN_LICENCE, DealSamples.EIGHTY_THOUSAND).terms();

        assertThat(terms.canonical())
                .isEqualTo("{\"announcement\":{\"acceptanceNumber\":\"KF2026000123\",\"announcedOn\":\"2026-11-13\","
                        + "\"gazette\":\"42卷46期\"},\"endsOn\":\"2031-12-31\",\"feePlan\":{\"lumpSumFen\":8000000,"
                        + "\"mode\":\"LUMP_SUM\"},\"listing\":\"00000000-0000-7000-8000-0000000000a1\","
                        + "\"listingVersion\":3,\"mode\":\"OPEN_LICENCE\",\"patents\":[\"202110123456.7\"],"
                        + "\"startsOn\":\"2027-01-01\",\"territory\":\"全国\",\"titleEn\":\"Lithium battery separator\","
                        + "\"titleZh\":\"锂电池隔膜\"}");
        assertThat(terms.digest())
                .isNotEqualTo(
                        agreement(FREE_LICENCE, new FeePlan.Free()).terms().digest());
    }

    @Test
    void theNoticeNamesTermsAndUseButNotHowToReachAPerson() {
        var text = Notice.text(DealSamples.ID, agreement(OPEN_LICENCE, DealSamples.EIGHTY_THOUSAND));

        assertThat(text)
                .contains("\"document\":\"open-licence-notice\"", "电池隔膜产线", "\"receivedAt\":\"2026-11-22T02:00:00Z\"")
                .doesNotContain("13800000000");
    }

    @ParameterizedTest
    @CsvSource({
        "YT-2026-000123, YT-2026-000123",
        "' yt-2026-000123 ', YT-2026-000123",
        "YT2026000006, YT-2026-000006",
        "yt-2026-6, YT-2026-000006",
        "ＹＴ－２０２６－０００１２３, YT-2026-000123",
        "YT 2026 000123, YT-2026-000123",
        "YT–2026—1000000, YT-2026-1000000",
        "YT-2026-123, YT-2026-000123",
        "YT-2026-00012, ",
        "YT202612345, ",
        "YT-26-000123, ",
        "2026-000123, ",
        "YT-2026-000123.pdf, ",
        "'', "
    })
    void aCertificateNumberIsReadAsTyped(String typed, String number) {
        assertThat(CertificateNumber.read(typed).map(CertificateNumber::value)).isEqualTo(Optional.ofNullable(number));
    }

    @Test
    void runningNumbersAreWrittenWithTheirYear() {
        assertThat(CertificateNumber.of(2026, 123).value()).isEqualTo("YT-2026-000123");
        assertThat(CertificateNumber.of(2026, 1_234_567).value()).isEqualTo("YT-2026-1234567");
    }
}
