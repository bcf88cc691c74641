package org.penglai.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.penglai.money.SlipBox.in;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Event;
import org.penglai.kernel.Money;
import org.penglai.kernel.Role;

/** What comes in finds where it belongs: exactly, too little, too much, twice, misquoted, and by name alone. */
final class AllottingTest {

    private static final Actor OFFICER = new Actor("officer", "officer", Drawer.OFFICE, Set.of(Role.FINANCE));
    private static final Account PAYABLE = Account.of(AccountKind.PAYABLE, Drawer.PAYEE);
    private static final Account REFUNDABLE = Account.of(AccountKind.REFUNDABLE, Drawer.PAYER);
    private static final Account CLAIM = Account.of(AccountKind.CLAIM, Drawer.PAYER);

    private final SlipBox box = new SlipBox();
    private Expectation expected = expect("deal/1", 1000, /* openEnded= */ false);

    @BeforeEach
    void place() {
        expected = box.drawer.expecting.expectations().of("deal/1").orElseThrow();
    }

    @Test
    void theExactAmountUnderItsReferenceSettlesAndIsOwedToThePayee() {
        var tally = box.sort(in("B1", 1000, "谁", "许可费 " + expected.reference().grouped()));

        assertThat(tally.matched()).isEqualTo(1);
        assertThat(box.line("B1").state()).isEqualTo(StatementLine.State.BOOKED);
        assertThat(box.taken).extracting(Allotting.Taken::bankReference).containsExactly("B1");
        assertThat(stands(Account.BANK)).isEqualTo(1000);
        assertThat(stands(Account.RECEIPTS)).isZero();
        assertThat(stands(PAYABLE)).isEqualTo(1000);
        assertThat(stands(CLAIM)).isZero();
    }

    @Test
    void tooLittleLeavesTheRestDueAndTooMuchIsOwedBack() {
        box.sort(in("B1", 999, "谁", expected.reference().value()));
        assertThat(stands(CLAIM)).isEqualTo(1);

        box.sort(in("B2", 2, "谁", expected.reference().value()));

        assertThat(stands(CLAIM)).isZero();
        assertThat(stands(PAYABLE)).isEqualTo(1000);
        assertThat(stands(REFUNDABLE)).isEqualTo(1);
        assertThat(box.taken).extracting(one -> one.amount().fen()).containsExactly(999L, 1L);
    }

    @Test
    void theSecondPaymentOfTheSameIsOwedBackAsAWhole() {
        box.sort(
                in("B1", 1000, "谁", expected.reference().value()),
                in("B2", 1000, "谁", expected.reference().value()));

        assertThat(stands(REFUNDABLE)).isEqualTo(1000);
        assertThat(stands(PAYABLE)).isEqualTo(1000);
        assertThat(box.taken).hasSize(1);
    }

    @Test
    void whatADealDoesNotTakeAnyMoreIsOwedBack() {
        box.takes = false;

        box.sort(in("B1", 1000, "谁", expected.reference().value()));

        assertThat(stands(REFUNDABLE)).isEqualTo(1000);
        assertThat(stands(CLAIM)).isEqualTo(1000);
        assertThat(box.line("B1").state()).isEqualTo(StatementLine.State.BOOKED);
    }

    @Test
    void royaltiesMayComeBeyondWhatIsFixed() {
        var running = expect("deal/2", 100, /* openEnded= */ true);

        box.sort(in("B1", 700, "谁", running.reference().value()));

        assertThat(stands(PAYABLE)).isEqualTo(700);
        assertThat(stands(REFUNDABLE)).isZero();
    }

    @Test
    void theSameLineIsBookedOnceHoweverOftenItComes() {
        var line = in("B1", 1000, "谁", expected.reference().value());
        box.sort(line, line);

        var again = box.sort(line, in("B1", 999, "谁", ""));

        assertThat(again.known()).isEqualTo(1);
        assertThat(again.faulty()).isEqualTo(1);
        assertThat(box.faults).extracting(LineFault::code).containsExactly("money.line.differs");
        assertThat(stands(Account.BANK)).isEqualTo(1000);
    }

    @Test
    void whatWasBookedAsPaidDirectlyIsNotBookedAgain() {
        box.drawer.expecting.paidDirectly(
                new Expecting.Direct(
                        "deal/1",
                        Purpose.PRICE,
                        Drawer.PAYER,
                        Drawer.PAYEE,
                        new Money(400),
                        "B1",
                        java.time.LocalDate.of(2026, 3, 1)),
                Clerk.of(OFFICER));

        var tally = box.sort(in("B1", 400, "谁", expected.reference().value()));

        assertThat(tally.known()).isEqualTo(1);
        assertThat(stands(Account.BANK)).isZero();
        assertThat(stands(CLAIM)).isEqualTo(600);
    }

    @Test
    void nameAndAmountMakeASuggestionThatAnOfficerConfirmsOnce() {
        var tally = box.sort(in("B1", 1000, "芝罘 锂能科技", "专利费"));
        var line = box.line("B1");
        assertThat(tally.suggested()).isEqualTo(1);
        assertThat(line.expectation()).contains(expected.id());
        assertThat(stands(Account.RECEIPTS)).isEqualTo(1000);

        box.allotting.confirm(OFFICER, line.id(), Optional.empty());

        assertThat(stands(PAYABLE)).isEqualTo(1000);
        assertThatThrownBy(() -> box.allotting.confirm(OFFICER, line.id(), Optional.empty()))
                .hasMessage("money.line-decided");
        assertThatThrownBy(() -> box.allotting.setAside(OFFICER, line.id(), "no"))
                .hasMessage("money.line-decided");
    }

    @Test
    void ofSeveralThatAPayerOwesOnlyTheAmountDecides() {
        expect("deal/2", 500, /* openEnded= */ false);

        box.sort(in("B1", 500, "芝罘锂能科技", ""), in("B2", 333, "芝罘锂能科技", ""), in("B3", 500, "路人", ""));

        assertThat(box.line("B1").state()).isEqualTo(StatementLine.State.SUGGESTED);
        assertThat(box.line("B2").state()).isEqualTo(StatementLine.State.UNKNOWN);
        assertThat(box.line("B3").state()).isEqualTo(StatementLine.State.UNKNOWN);
    }

    @Test
    void twoReferencesAndAMistypedOneAreForAnOfficer() {
        var other = expect("deal/2", 500, /* openEnded= */ false);
        var typo = expected.reference().value().replace("PL", "PK");

        box.sort(in("B1", 1500, "谁", expected.reference() + " " + other.reference()), in("B2", 1000, "谁", typo));

        assertThat(box.lines.values()).extracting(StatementLine::state).containsOnly(StatementLine.State.UNKNOWN);
        var id = box.line("B2").id();
        assertThatThrownBy(() -> box.allotting.confirm(OFFICER, id, Optional.of(typo)))
                .hasMessage("money.line");
        box.allotting.confirm(OFFICER, id, Optional.of(expected.reference().grouped()));
        assertThat(box.line("B2").state()).isEqualTo(StatementLine.State.BOOKED);
    }

    @Test
    void aDepositStandsOnThePayersOwnAccount() {
        var deposit = box.drawer.expecting.expect(
                new Expectation.Terms(
                        "deposit/1",
                        Purpose.DEPOSIT,
                        Drawer.PAYER,
                        Optional.empty(),
                        List.of(new Expectation.Part(new Money(300), Optional.empty())),
                        /* openEnded= */ false),
                Optional.empty());

        box.sort(in("B1", 300, "谁", deposit.reference().value()));

        assertThat(stands(Account.of(AccountKind.DEPOSIT, Drawer.PAYER))).isEqualTo(300);
        assertThat(box.taken).isEmpty();
    }

    @Test
    void whatWasPutOnTheWrongDealIsTakenOffOnceAndPutWhereItBelongs() {
        var right = expect("deal/2", 1000, /* openEnded= */ false);
        box.sort(in("B1", 1200, "谁", expected.reference().value()));
        var line = box.line("B1").id();
        assertThatThrownBy(() -> box.reversing.reverse(OFFICER, line, " ")).hasMessage("money.reversal");

        var open = box.reversing.reverse(OFFICER, line, "属于另一笔交易");

        assertThat(open.state()).isEqualTo(StatementLine.State.UNKNOWN);
        assertThat(box.given).extracting(one -> one.amount().fen()).containsExactly(1000L);
        assertThat(stands(CLAIM)).isEqualTo(2000);
        assertThat(stands(PAYABLE)).isZero();
        assertThat(stands(REFUNDABLE)).isZero();
        assertThat(stands(Account.RECEIPTS)).isEqualTo(1200);
        assertThat(box.drawer
                        .expecting
                        .expectations()
                        .of("deal/1")
                        .orElseThrow()
                        .open())
                .isEqualTo(new Money(1000));
        assertThatThrownBy(() -> box.reversing.reverse(OFFICER, line, "又一次")).hasMessage("money.not-reversible");

        box.allotting.confirm(OFFICER, line, Optional.of(expected.reference().value()));
        box.reversing.reverse(OFFICER, line, "还是不对");
        box.allotting.confirm(OFFICER, line, Optional.of(right.reference().value()));

        assertThat(box.drawer
                        .expecting
                        .expectations()
                        .of("deal/2")
                        .orElseThrow()
                        .open())
                .isEqualTo(Money.ZERO);
        assertThat(stands(PAYABLE)).isEqualTo(1000);
        assertThat(stands(CLAIM)).isEqualTo(1000);
        assertThat(stands(REFUNDABLE)).isEqualTo(200);
        assertThat(box.drawer.side(AccountKind.Side.DEBIT)).isEqualTo(box.drawer.side(AccountKind.Side.CREDIT));
    }

    @Test
    void whatIsHeldOrExpectedNoMoreIsNotTakenOff() {
        box.sort(in("B1", 1000, "谁", expected.reference().value()));
        var line = box.line("B1").id();
        var hold = box.drawer.holding.place(
                Optional.empty(),
                new Holding.Request(PAYABLE, new Money(1), Purpose.PRICE, "payout/x", box.drawer.now.plusSeconds(60)));
        assertThatThrownBy(() -> box.reversing.reverse(OFFICER, line, "错")).hasMessage("money.not-available");
        box.drawer.holding.release(Optional.empty(), hold.id());
        box.drawer.expecting.withdraw("deal/1");

        assertThatThrownBy(() -> box.reversing.reverse(OFFICER, line, "错")).hasMessage("money.expected-no-more");
        assertThat(stands(PAYABLE)).isEqualTo(1000);
    }

    @Test
    void ofALapsedNoticeNothingIsDueAndWhatWasPaidInTimeCountsStill() {
        lapse();
        assertThat(stands(CLAIM)).isZero();
        box.revives = false;

        box.sort(in("B1", 400, "谁", expected.reference().value()));

        assertThat(stands(PAYABLE)).isEqualTo(400);
        assertThat(stands(CLAIM)).isZero();
        assertThat(now().returnable()).isEqualTo(new Money(400));
        box.revives = true;

        box.sort(in("B2", 600, "谁", expected.reference().value()));

        assertThat(stands(PAYABLE)).isEqualTo(1000);
        assertThat(now().withdrawn()).isFalse();
        assertThat(now().paid()).isEqualTo(new Money(1000));
        assertThat(now().returnable()).isEqualTo(Money.ZERO);
    }

    @Test
    void whatComesLateForALapsedNoticeIsOwedBack() {
        lapse();
        box.inTime = false;

        box.sort(in("B1", 1000, "谁", expected.reference().value()));

        assertThat(stands(REFUNDABLE)).isEqualTo(1000);
        assertThat(stands(PAYABLE)).isZero();
        assertThat(box.taken).isEmpty();
        assertThat(now().withdrawn()).isTrue();
    }

    @Test
    void whatHadComeForALapsedNoticeIsTakenOffAndOwedBack() {
        box.sort(in("B1", 400, "谁", expected.reference().value()));
        lapse();
        box.inTime = false;

        box.reversing.reverse(OFFICER, box.line("B1").id(), "许可未成立");

        assertThat(stands(PAYABLE)).isZero();
        assertThat(stands(CLAIM)).isZero();
        assertThat(now().returnable()).isEqualTo(Money.ZERO);
        box.allotting.confirm(
                OFFICER, box.line("B1").id(), Optional.of(expected.reference().value()));
        assertThat(stands(REFUNDABLE)).isEqualTo(400);
        assertThat(box.drawer.side(AccountKind.Side.DEBIT)).isEqualTo(box.drawer.side(AccountKind.Side.CREDIT));
    }

    private void lapse() {
        box.drawer.expecting.withdraw("deal/1");
        box.lapsed = true;
    }

    private Expectation now() {
        return box.drawer.expecting.expectations().of("deal/1").orElseThrow();
    }

    @Test
    void aDirectPaymentThatWasEnteredWronglyIsTakenBackAndMayComeAgain() {
        direct("D1", 700);
        assertThat(stands(CLAIM)).isEqualTo(300);

        takeBack("D1");

        assertThat(stands(CLAIM)).isEqualTo(1000);
        assertThat(stands(Account.of(AccountKind.DIRECT_PAID, Drawer.PAYER))).isZero();
        assertThatThrownBy(() -> takeBack("D1")).hasMessage("money.not-direct");
        assertThat(direct("D1", 600)).isTrue();
        assertThat(direct("D1", 600)).isFalse();
        assertThat(stands(CLAIM)).isEqualTo(400);
        assertThat(box.sort(in("D1", 600, "谁", "")).known()).isEqualTo(1);
        takeBack("D1");
        assertThat(stands(CLAIM)).isEqualTo(1000);
    }

    @Test
    void whatWasEnteredAsDirectByMistakeIsBookedWhereTheBankSaysItCameIn() {
        direct("D1", 1000);
        takeBack("D1");

        box.sort(in("D1", 1000, "谁", expected.reference().value()));

        assertThat(stands(Account.BANK)).isEqualTo(1000);
        assertThat(stands(PAYABLE)).isEqualTo(1000);
        assertThat(stands(CLAIM)).isZero();
        assertThat(direct("D1", 1000)).as("the bank's word stands").isFalse();
        assertThatThrownBy(() -> takeBack("D1")).hasMessage("money.not-direct");
        assertThat(box.drawer.side(AccountKind.Side.DEBIT)).isEqualTo(box.drawer.side(AccountKind.Side.CREDIT));
    }

    @Test
    void ofWhatIsExpectedNoMoreAPaymentIsTakenBackAndNothingIsOpenAgain() {
        direct("D1", 400);
        box.drawer.expecting.withdraw("deal/1");

        takeBack("D1");

        assertThat(stands(CLAIM)).isZero();
        assertThat(box.drawer.expectations.values()).singleElement().satisfies(one -> {
            assertThat(one.open()).isEqualTo(Money.ZERO);
            assertThat(one.returnable()).isEqualTo(Money.ZERO);
            assertThat(one.withdrawn()).isTrue();
        });
    }

    private boolean direct(String reference, long fen) {
        return box.drawer.expecting.paidDirectly(
                new Expecting.Direct(
                        "deal/1",
                        Purpose.PRICE,
                        Drawer.PAYER,
                        Drawer.PAYEE,
                        new Money(fen),
                        reference,
                        java.time.LocalDate.of(2026, 3, 1)),
                Clerk.of(OFFICER));
    }

    private void takeBack(String reference) {
        box.drawer.expecting.takeBackDirect("deal/1", reference, "录错", Clerk.of(OFFICER));
    }

    @Test
    void whatTheBankChargesIsBookedAsThatOnce() {
        box.sort(SlipBox.line("C1", false, 15, "胶东银行", "手续费", ""), in("C2", 15, "路人", ""));
        var charge = box.line("C1").id();

        assertThat(box.charging.charge(OFFICER, charge).state()).isEqualTo(StatementLine.State.CHARGED);

        assertThat(stands(Account.CHARGES)).isEqualTo(15);
        assertThat(stands(Account.BANK)).isZero();
        assertThatThrownBy(() -> box.charging.charge(OFFICER, charge)).hasMessage("money.not-chargeable");
        assertThatThrownBy(() -> box.charging.charge(OFFICER, box.line("C2").id()))
                .hasMessage("money.not-chargeable");
    }

    @Test
    void aChargeThatWasSetAsideIsStillBooked() {
        box.sort(SlipBox.line("C1", false, 15, "胶东银行", "手续费", ""));
        var line = box.allotting.setAside(OFFICER, box.line("C1").id(), "手续费");

        assertThat(box.charging.charge(OFFICER, line.id()).reason()).isEqualTo("手续费");
        assertThat(stands(Account.CHARGES)).isEqualTo(15);
    }

    @Test
    void whoHasToPayHearsOfItAndOfWhatIsOwedBack() {
        box.sort(in("B1", 1200, "谁", expected.reference().value()));

        assertThat(box.drawer.events)
                .extracting(Event::type, told -> told.payload().get(MoneyJournal.AMOUNT))
                .containsExactly(tuple(MoneyJournal.EXPECTED, "1000"), tuple(MoneyJournal.SURPLUS, "200"));
        assertThat(box.drawer.events)
                .allSatisfy(told -> assertThat(told.payload())
                        .containsEntry(MoneyJournal.ORGANISATION, Drawer.PAYER.toString())
                        .containsEntry(MoneyJournal.SUBJECT, "deal/1"));
    }

    private Expectation expect(String subject, long fen, boolean openEnded) {
        return box.drawer.expecting.expect(
                new Expectation.Terms(
                        subject,
                        Purpose.PRICE,
                        Drawer.PAYER,
                        Optional.of(Drawer.PAYEE),
                        List.of(new Expectation.Part(new Money(fen), Optional.empty())),
                        openEnded),
                Optional.empty());
    }

    private long stands(Account account) {
        return box.drawer.stands(account);
    }
}
