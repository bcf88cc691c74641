package org.penglai.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.penglai.deal.DealSamples.ID;
import static org.penglai.deal.DealSamples.NOW;
import static org.penglai.deal.DealSamples.TODAY;
import static org.penglai.deal.DealSamples.actor;
import static org.penglai.deal.DealSamples.agreed;
import static org.penglai.deal.DealSamples.agreement;
import static org.penglai.deal.DealSamples.certified;
import static org.penglai.deal.DealSamples.operator;
import static org.penglai.deal.DealSamples.payment;
import static org.penglai.deal.DealSamples.performed;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penglai.identity.Access;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.kernel.Sha256;
import org.penglai.listing.ListingMode;
import org.penglai.listing.ListingSamples;

class CourseTest {

    private static final Actor UNIVERSITY = actor("university", DealSamples.UNIVERSITY, Role.PATENTEE);
    private static final Sha256 CONTRACT = Sha256.of("contract");

    private final DealDesk desk = new DealDesk();

    @ParameterizedTest
    @EnumSource(DealAction.class)
    void whoMayCallAnOperationIsWhoTheTableNames(DealAction action) {
        var operation = action.operation();
        if (operation.isEmpty()) {
            return;
        }
        var moved = Arrays.stream(ListingMode.values())
                .flatMap(mode -> Course.of(mode).stream())
                .filter(move -> move.action().operation().equals(operation))
                .flatMap(move -> move.by().roles().stream())
                .collect(Collectors.toSet());
        var let = Stream.of(Role.values())
                .filter(role -> Access.table().admits(operation, Optional.of(actor("x", DealSamples.PLATFORM, role))))
                .collect(Collectors.toSet());

        assertThat(let).isEqualTo(moved);
    }

    @Test
    void anUnpaidNoticeLapsesAfterItsDueDayAndNotOnIt() {
        desk.keep(agreed());
        var due = agreed().agreement().payableBy().orElseThrow();

        desk.now = due.plusDays(1).atStartOfDay(LegalDays.ZONE).toInstant().minusSeconds(1);
        var onTheDay = desk.lapsing.lapse();
        desk.now = desk.now.plusSeconds(1);
        var after = desk.lapsing.lapse();

        assertThat(onTheDay).isZero();
        assertThat(after).isEqualTo(1);
        assertThat(desk.deals.get(ID).state()).isEqualTo(Deal.State.LAPSED);
        assertThat(desk.kinds()).containsExactly("deal.lapsed");
    }

    @Test
    void whatIsPaidAfterTheDueDayBringsNothingBack() {
        var due = agreed().agreement().payableBy().orElseThrow();
        var lapsed = agreed().lapse(NOW.plus(Duration.ofDays(40)));

        var refusal = catchThrowableOfType(
                Refusal.class, () -> lapsed.book(payment(80_000, "B-1", due.plusDays(1)), due.plusDays(9)));

        assertThat(refusal.code()).isEqualTo("deal.lapsed");
        assertThat(refusal.facts()).containsEntry("dueOn", due.toString());
    }

    @Test
    void whatWasPaidInTimeAndBookedLateHadNotLapsed() {
        var due = agreed().agreement().payableBy().orElseThrow();
        desk.keep(agreed().lapse(NOW.plus(Duration.ofDays(40))));
        desk.now = NOW.plus(Duration.ofDays(41));

        var part = desk.booking.book(operator("operator-a"), ID, payment(30_000, "B-1", due));
        var whole = desk.booking.book(operator("operator-a"), ID, payment(50_000, "B-2", due));

        assertThat(part.state()).isEqualTo(Deal.State.LAPSED);
        assertThat(whole.state()).isEqualTo(Deal.State.PERFORMED);
        assertThat(whole.inEffectSince())
                .contains(due.atStartOfDay(LegalDays.ZONE).toInstant());
        assertThat(desk.kinds())
                .containsExactly("deal.payment-booked", "deal.payment-booked", "deal.revived", "deal.performed");
    }

    @Test
    void whatWasEnteredWronglyAsPaidDirectlyIsTakenBackWithAReason() {
        desk.keep(agreed());
        var officer = operator("operator-a");
        desk.booking.book(officer, ID, payment(80_000, "B-1", TODAY));

        assertThat(refused(() -> desk.booking.takeBackDirect(officer, ID, "B-1", " "))
                        .violations())
                .extracting(violation -> violation.pointer())
                .containsExactly("/reason");
        assertThat(refused(() -> desk.booking.takeBackDirect(officer, ID, "B-2", "录错"))
                        .code())
                .isEqualTo("deal.payment-unknown");
        var again = desk.booking.takeBackDirect(officer, ID, "B-1", "录错");

        assertThat(again.state()).isEqualTo(Deal.State.AGREED);
        assertThat(desk.direct).isEmpty();
        assertThat(desk.kinds()).contains("deal.payment-reversed");
        assertThat(desk.booking.book(officer, ID, payment(80_000, "B-1", TODAY)).state())
                .isEqualTo(Deal.State.PERFORMED);
    }

    @Test
    void moreThanIsDueIsAskedAboutFirstAndStandsAsToBeGivenBack() {
        desk.keep(agreed());
        var officer = operator("operator-a");
        desk.booking.book(officer, ID, payment(50_000, "B-1", TODAY));

        var asked = refused(() -> desk.booking.book(officer, ID, payment(30_001, "B-2", TODAY)));

        assertThat(asked.code()).isEqualTo("deal.more-than-due");
        assertThat(asked.facts())
                .containsEntry("due", "80000.00")
                .containsEntry("paid", "80001.00")
                .containsEntry("surplus", "1.00");
        assertThat(asked.violations())
                .extracting(violation -> violation.pointer())
                .containsExactly("/moreThanDue");
        assertThat(desk.direct).hasSize(1);
        desk.keep(agreed().book(payment(50_000, "B-1", TODAY), TODAY));

        var meant = desk.booking.bookBeyondDue(officer, ID, payment(30_001, "B-3", TODAY));

        assertThat(meant.state()).isEqualTo(Deal.State.PERFORMED);
        assertThat(meant.head().surplus()).isEqualTo(org.penglai.kernel.Money.ofYuan(1));
    }

    @Test
    void exactlyWhatIsDueNeedsNoQuestion() {
        desk.keep(agreed());

        var paid = desk.booking.book(operator("operator-a"), ID, payment(80_000, "B-1", TODAY));

        assertThat(paid.head().surplus()).isEqualTo(org.penglai.kernel.Money.ZERO);
    }

    @Test
    void aCancellationTakesBothSides() {
        desk.keep(performed());

        desk.aside.cancel(DealSamples.acquirer(), ID, "产线停建");
        var again = refused(() -> desk.aside.cancel(DealSamples.acquirer(), ID, "再次"));
        var silent = refused(() -> desk.aside.cancel(UNIVERSITY, ID, " "));
        var cancelled = desk.aside.cancel(UNIVERSITY, ID, "同意");

        assertThat(again.code()).isEqualTo("deal.cancellation-asked");
        assertThat(silent.code()).isEqualTo("deal.reason");
        assertThat(cancelled.state()).isEqualTo(Deal.State.CANCELLED);
        assertThat(cancelled.leftState()).contains(Deal.State.PERFORMED);
        assertThat(cancelled.actions()).isEmpty();
        assertThat(desk.kinds()).containsExactly("deal.cancellation-asked", "deal.cancelled");
        assertThat(desk.ledger.toString()).doesNotContain("产线停建");
    }

    @Test
    void aWishToCancelCanBeRefusedOrTakenBack() {
        desk.keep(performed());
        desk.aside.cancel(DealSamples.acquirer(), ID, "产线停建");

        var refused = desk.aside.refuseCancellation(UNIVERSITY, ID, "不同意");
        var none = refused(() -> desk.aside.refuseCancellation(UNIVERSITY, ID, "再次"));

        assertThat(refused.state()).isEqualTo(Deal.State.PERFORMED);
        assertThat(refused.actionsFor(DealSamples.acquirer())).contains(DealAction.ASK_CANCELLATION);
        assertThat(none.code()).isEqualTo("deal.cancellation-not-asked");
    }

    @Test
    void aDisputeHoldsTheDealAndGivesItBackAsItStood() {
        desk.keep(performed());

        var disputed = desk.aside.dispute(UNIVERSITY, ID, "超出许可地域");
        var waiting = refused(() -> desk.certifying.certify(operator("operator-a"), ID, List.of()));
        var foreign = refused(() -> desk.aside.resolve(DealSamples.acquirer(), ID, Aside.Outcome.CONTINUED, "没有争议"));
        var verdict = refused(() -> desk.aside.resolve(UNIVERSITY, ID, Aside.Outcome.CANCELLED, "作废"));
        var resolved = desk.aside.resolve(UNIVERSITY, ID, Aside.Outcome.CONTINUED, "已协商一致");

        assertThat(disputed.state()).isEqualTo(Deal.State.DISPUTED);
        assertThat(disputed.actionsFor(operator("operator-a")))
                .containsExactly(DealAction.ADD_EVIDENCE, DealAction.BOOK_PAYMENT, DealAction.RESOLVE_DISPUTE);
        assertThat(waiting.code()).isEqualTo("deal.not-now");
        assertThat(waiting.violations()).extracting(Refusal.Violation::code).containsExactly("deal-state.DISPUTED");
        assertThat(foreign.code()).isEqualTo("certification.party");
        assertThat(verdict.code()).isEqualTo("certification.party");
        assertThat(resolved.state()).isEqualTo(Deal.State.PERFORMED);
        assertThat(resolved.inEffectSince()).isEqualTo(performed().inEffectSince());
    }

    @Test
    void anOperatorWritesDownThatADisputeHasUndoneTheDeal() {
        desk.keep(performed());
        desk.aside.dispute(DealSamples.acquirer(), ID, "技术资料不实");

        var ended = desk.aside.resolve(operator("operator-a"), ID, Aside.Outcome.CANCELLED, "法院判决解除");

        assertThat(ended.state()).isEqualTo(Deal.State.CANCELLED);
        assertThat(desk.kinds()).containsExactly("deal.disputed", "deal.cancelled");
    }

    @Test
    void twoOperatorsRevokeEachWithAReason() {
        desk.keep(certified());

        var proposed = desk.revoking.revoke(operator("operator-a"), ID, "备案证明系伪造");
        var same = refused(() -> desk.revoking.revoke(operator("operator-a"), ID, "确认"));
        var silent = refused(() -> desk.revoking.revoke(operator("operator-b"), ID, ""));
        var party = refused(() -> desk.revoking.revoke(actor("insider", DealSamples.LITHIUM, Role.OPERATOR), ID, "确认"));
        var revoked = desk.revoking.revoke(operator("operator-b"), ID, "经向国家知识产权局核实");
        var again = refused(() -> desk.revoking.revoke(operator("operator-b"), ID, "再次"));

        assertThat(proposed.state()).isEqualTo(Deal.State.CERTIFIED);
        assertThat(proposed.certified()).isPresent();
        assertThat(same.code()).isEqualTo("revocation.same-operator");
        assertThat(silent.code()).isEqualTo("deal.reason");
        assertThat(party.code()).isEqualTo("certification.party");
        assertThat(revoked.state()).isEqualTo(Deal.State.REVOKED);
        assertThat(revoked.certified()).isEmpty();
        assertThat(revoked.everCertified()).isEqualTo(proposed.certified());
        assertThat(again.code()).isEqualTo("deal.not-now");
        assertThat(desk.kinds()).containsExactly("deal.revocation-proposed", "deal.revoked");
    }

    @Test
    void onceOverTheSameListingCanBeTakenAnew() {
        desk.offer(DealSamples.published(ListingMode.OPEN_LICENCE, DealSamples.EIGHTY_THOUSAND));
        desk.know(DealSamples.lithium());
        desk.know(ListingSamples.university());
        desk.keep(agreed().lapse(NOW));

        var anew = desk.accepting.accept(
                DealSamples.acquirer(), ListingSamples.ID, new Accepting.Acceptance("电池隔膜产线", "王立新"));

        assertThat(anew.id()).isNotEqualTo(ID);
        assertThat(anew.state()).isEqualTo(Deal.State.AGREED);
    }

    @Test
    void bothSidesSignBeforeAContractIsPerformedWhateverIsPaid() {
        var deal = (Deal.Agreed)
                Deal.Agreed.form(ID, agreement(ListingMode.ORDINARY_LICENCE, DealSamples.EIGHTY_THOUSAND));

        var paid = (Deal.Agreed) deal.book(payment(80_000, "B-1", TODAY), TODAY);
        var half = (Deal.Agreed) paid.sign(CONTRACT, DealSamples.acquirer(), NOW.plusSeconds(10));
        var twice = refused(() -> half.sign(CONTRACT, DealSamples.acquirer(), NOW));
        var whole = half.sign(CONTRACT, UNIVERSITY, NOW.plusSeconds(20));
        var unpaid = ((Deal.Agreed) deal.sign(CONTRACT, UNIVERSITY, NOW)).sign(CONTRACT, DealSamples.acquirer(), NOW);

        assertThat(twice.code()).isEqualTo("deal.signed-already");
        assertThat(whole.state()).isEqualTo(Deal.State.PERFORMED);
        assertThat(whole.inEffectSince()).contains(NOW.plusSeconds(20));
        assertThat(unpaid.state()).isEqualTo(Deal.State.SIGNED);
        assertThat(unpaid.book(payment(80_000, "B-1", TODAY.plusDays(2)), TODAY.plusDays(2))
                        .inEffectSince())
                .contains(TODAY.plusDays(2).atStartOfDay(LegalDays.ZONE).toInstant());
    }

    @Test
    void anAssignmentIsInEffectFromItsRegistrationOn() {
        var deal = (Deal.Agreed) Deal.Agreed.form(ID, agreement(ListingMode.ASSIGNMENT, DealSamples.EIGHTY_THOUSAND));
        var signed = ((Deal.Agreed) deal.sign(CONTRACT, UNIVERSITY, NOW)).sign(CONTRACT, DealSamples.acquirer(), NOW);
        var performed = (Deal.Performed) signed.book(payment(80_000, "B-1", TODAY), TODAY);
        var file = List.of(
                DealSamples.evidence(1, EvidenceKind.CONTRACT, TODAY),
                DealSamples.evidence(2, EvidenceKind.RECORDAL_NOTICE, TODAY.plusDays(12)));

        var recorded = performed.propose(DealSamples.COMPLETION.assess(performed(), file), operator("operator-a"), NOW);

        assertThat(performed.inEffectSince()).isEmpty();
        assertThat(recorded.inEffectSince())
                .contains(TODAY.plusDays(12).atStartOfDay(LegalDays.ZONE).toInstant());
    }

    @Test
    void aContractThatIsNotSignedLapsesAndASignedOneDoesNot() {
        var agreed = Deal.Agreed.form(ID, agreement(ListingMode.ORDINARY_LICENCE, DealSamples.EIGHTY_THOUSAND));
        var last = TODAY.plusDays(30);

        assertThat(DealSamples.DEADLINES.isLapsed(agreed, last)).isFalse();
        assertThat(DealSamples.DEADLINES.isLapsed(agreed, last.plusDays(1))).isTrue();
        assertThat(DealSamples.DEADLINES.isLapsed(DealSamples.signed(agreed), last.plusDays(1)))
                .isFalse();
    }

    @Test
    void aLicenceIsRecordedWithinThreeMonthsOfItsEffectAndRemindedOnceAtEachDay() {
        desk.keep(performed());
        var last = TODAY.plusMonths(3);

        var told = new java.util.ArrayList<Integer>();
        for (var before : List.of(8, 7, 6, 1, 0, -1, -2)) {
            desk.now =
                    last.minusDays(before).atTime(9, 0).atZone(LegalDays.ZONE).toInstant();
            told.add(desk.dues.remind());
        }
        var running = desk.dues.of(List.of(performed())).of(ID);
        desk.files.put(ID, DealSamples.completeFile());

        assertThat(told).containsExactly(0, 1, 0, 1, 0, 1, 0);
        assertThat(running).extracting(Deadlines.Running::lastDay).containsExactly(last);
        assertThat(desk.dues.of(List.of(performed())).of(ID)).isEmpty();
        assertThat(desk.events)
                .extracting(org.penglai.kernel.Event::type)
                .containsExactly("deal.term-due", "deal.term-due", "deal.term-over");
    }

    private static Refusal refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call);
    }
}
