package org.penglai.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.penglai.money.SlipBox.in;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Actor;
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
