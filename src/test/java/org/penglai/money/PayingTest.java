package org.penglai.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Event;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;

/** Payments from the proposal to the word of the statement, and the wrong turn at every step. */
final class PayingTest {

    private static final Actor FIRST = new Actor("first", "first", Drawer.OFFICE, Set.of(Role.FINANCE));
    private static final Actor SECOND = new Actor("second", "second", Drawer.OFFICE, Set.of(Role.FINANCE));
    private static final Actor PAYEE = new Actor("payee", "payee", Drawer.PAYEE, Set.of(Role.PATENTEE));
    private static final Account PAYABLE = Account.of(AccountKind.PAYABLE, Drawer.PAYEE);

    private final SlipBox box = new SlipBox();

    @BeforeEach
    void owe() {
        var expected = box.drawer.expecting.expect(
                new Expectation.Terms(
                        "deal/1",
                        Purpose.PRICE,
                        Drawer.PAYER,
                        Optional.of(Drawer.PAYEE),
                        List.of(new Expectation.Part(new Money(1000), Optional.empty())),
                        /* openEnded= */ false),
                Optional.empty());
        box.sort(SlipBox.in("B1", 1000, "谁", expected.reference().value()));
        box.paying.state(PAYEE, "蓬莱湾大学", "6222 0000 1111", "胶东银行", "402456000014");
    }

    @Test
    void aPaymentIsProposedReleasedByAnotherExportedAndPaidWhenTheStatementSaysSo() {
        var payout = propose(1000);
        assertThat(box.drawer.books.book().balance(PAYABLE).available()).isEqualTo(Money.ZERO);
        assertThatThrownBy(() -> propose(1)).hasMessage("money.not-available");
        assertThatThrownBy(() -> box.paying.release(FIRST, payout.id())).hasMessage("payout.same-officer");
        assertThatThrownBy(() -> box.paying.export(FIRST)).hasMessage("payout.none-released");

        box.paying.release(SECOND, payout.id());
        assertThatThrownBy(() -> box.paying.release(SECOND, payout.id())).hasMessage("payout.state");
        var file = box.paying.export(FIRST);
        assertThat(file.total()).isEqualTo(new Money(1000));
        assertThat(stands(PAYABLE)).isZero();
        assertThat(stands(Account.OUTGOING)).isEqualTo(1000);
        assertThatThrownBy(() -> box.paying.cancel(FIRST, payout.id())).hasMessage("payout.state");

        var tally = box.sort(paid(payout, "B2", false, 1000));

        assertThat(tally.paid()).isEqualTo(1);
        assertThat(state(payout)).isEqualTo(Payout.State.PAID);
        assertThat(stands(Account.OUTGOING)).isZero();
        assertThat(stands(Account.BANK)).isZero();
        assertThat(box.line("B2").state()).isEqualTo(StatementLine.State.PAID);
    }

    @Test
    void aReturnedPaymentIsOwedAgainAndCanBeProposedAnew() {
        var payout = exported();
        box.sort(paid(payout, "B2", false, 1000), paid(payout, "B3", true, 1000));

        assertThat(state(payout)).isEqualTo(Payout.State.RETURNED);
        assertThat(stands(PAYABLE)).isEqualTo(1000);
        assertThat(stands(Account.BANK)).isEqualTo(1000);
        assertThat(propose(1000).state()).isEqualTo(Payout.State.PROPOSED);
    }

    @Test
    void anotherAmountOrAnotherNumberConfirmsNothing() {
        var payout = exported();

        var tally = box.sort(
                paid(payout, "B2", false, 999),
                SlipBox.line("B3", false, 1000, "蓬莱湾大学", "", "f".repeat(32)),
                paid(payout, "B4", true, 1000));

        assertThat(tally.paid()).isZero();
        assertThat(state(payout)).isEqualTo(Payout.State.EXPORTED);
        assertThat(stands(Account.OUTGOING)).isEqualTo(1000);
        assertThat(box.line("B2").state()).isEqualTo(StatementLine.State.UNKNOWN);
    }

    @Test
    void aPaymentThatTheBankRefusedIsOwedAgainOnTheWordOfTwoOnce() {
        var proposed = propose(1000);
        assertThatThrownBy(() -> box.rejecting.reject(FIRST, proposed.id(), "账号不存在"))
                .hasMessage("payout.state");
        box.paying.release(SECOND, proposed.id());
        box.paying.export(FIRST);
        assertThatThrownBy(() -> box.rejecting.reject(FIRST, proposed.id(), " "))
                .hasMessage("payout.rejection");

        box.rejecting.reject(FIRST, proposed.id(), "账号不存在");

        assertThat(state(proposed)).isEqualTo(Payout.State.EXPORTED);
        assertThat(stands(Account.OUTGOING)).isEqualTo(1000);
        assertThatThrownBy(() -> box.rejecting.reject(FIRST, proposed.id(), "是我"))
                .hasMessage("payout.same-officer-rejects");
        box.rejecting.reject(SECOND, proposed.id(), "");
        assertThat(state(proposed)).isEqualTo(Payout.State.REJECTED);
        assertThat(stands(Account.OUTGOING)).isZero();
        assertThat(stands(PAYABLE)).isEqualTo(1000);
        assertThatThrownBy(() -> box.rejecting.reject(SECOND, proposed.id(), "又"))
                .hasMessage("payout.state");
        assertThat(propose(1000).state()).isEqualTo(Payout.State.PROPOSED);
    }

    @Test
    void whatTheStatementSaysWinsOverAnOfficersDoubt() {
        var payout = exported();
        box.rejecting.reject(FIRST, payout.id(), "银行来电");

        box.sort(paid(payout, "B2", false, 1000));

        assertThat(state(payout)).isEqualTo(Payout.State.PAID);
        assertThatThrownBy(() -> box.rejecting.reject(SECOND, payout.id(), "")).hasMessage("payout.state");
        assertThat(stands(PAYABLE)).isZero();
    }

    @Test
    void theStatementsWordAfterARejectionIsLeftToAnOfficer() {
        var payout = exported();
        box.rejecting.reject(FIRST, payout.id(), "银行来电");
        box.rejecting.reject(SECOND, payout.id(), "");

        box.sort(paid(payout, "B2", false, 1000));

        assertThat(box.line("B2").state()).isEqualTo(StatementLine.State.UNKNOWN);
        assertThat(stands(PAYABLE)).isEqualTo(1000);
    }

    @Test
    void thePayeeHearsWhetherItsMoneyArrived() {
        var payout = exported();
        box.sort(paid(payout, "B2", false, 1000), paid(payout, "B3", true, 1000));

        assertThat(box.drawer.events)
                .extracting(Event::type)
                .endsWith(MoneyJournal.PAYOUT_PROPOSED, MoneyJournal.PAID_OUT, MoneyJournal.PAYOUT_FAILED);
        assertThat(box.drawer.events.getLast().payload())
                .containsEntry(MoneyJournal.ORGANISATION, Drawer.PAYEE.toString())
                .containsEntry(MoneyJournal.AMOUNT, "1000");
    }

    @Test
    void aCancelledPaymentLetsItsMoneyGoOnce() {
        var payout = propose(600);
        box.paying.cancel(SECOND, payout.id());

        assertThat(box.drawer.books.book().balance(PAYABLE).available()).isEqualTo(new Money(1000));
        assertThatThrownBy(() -> box.paying.cancel(FIRST, payout.id())).hasMessage("payout.state");
        assertThatThrownBy(() -> box.paying.release(SECOND, payout.id())).hasMessage("payout.state");
    }

    @Test
    void whatWasSetAsideGoesBackToWhereItCameFromOnce() {
        box.sort(SlipBox.in("B9", 77, "路人", "打错了"));
        var line = box.line("B9");
        assertThatThrownBy(() -> box.paying.sendBack(FIRST, line.id())).hasMessage("payout.not-aside");
        box.allotting.setAside(FIRST, line.id(), "与平台无关");

        var payout = box.paying.sendBack(FIRST, line.id());

        assertThat(payout.order().to().number()).isEqualTo("6222009900001111");
        assertThat(payout.order().from()).isEqualTo(Account.RECEIPTS);
        assertThatThrownBy(() -> box.paying.sendBack(SECOND, line.id())).hasMessage("payout.sent-back");
        box.paying.cancel(SECOND, payout.id());
        var again = box.paying.sendBack(FIRST, line.id());
        box.paying.release(SECOND, again.id());
        box.paying.export(FIRST);
        assertThat(stands(Account.RECEIPTS)).isZero();
    }

    @Test
    void anAccountBearsThePartysOwnNameAndIsReadAsAWhole() {
        assertThatThrownBy(() -> box.paying.state(PAYEE, "芝罘锂能科技", "62220000", "胶东银行", "402456000014"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Refusal.Violation::code)
                                .containsExactly("payout.other-holder"));
        assertThatThrownBy(() -> box.paying.state(PAYEE, " ", "62-", "", "40245600001"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Refusal.Violation::pointer)
                                .containsExactly("/holder", "/bank", "/number", "/bankCode"));
        assertThatThrownBy(() -> box.paying.propose(FIRST, AccountKind.CLAIM, Drawer.PAYEE, new Money(1)))
                .hasMessage("payout.proposal");
        assertThatThrownBy(() -> box.paying.propose(FIRST, AccountKind.PAYABLE, Drawer.OTHER, new Money(1)))
                .hasMessage("payout.no-account");
    }

    private Payout exported() {
        var payout = propose(1000);
        box.paying.release(SECOND, payout.id());
        box.paying.export(FIRST);
        return payout;
    }

    private Payout propose(long fen) {
        return box.paying.propose(FIRST, AccountKind.PAYABLE, Drawer.PAYEE, new Money(fen));
    }

    private Payout.State state(Payout payout) {
        return box.paying.payouts().find(payout.id()).orElseThrow().state();
    }

    private static BankLine paid(Payout payout, String reference, boolean back, long fen) {
        return SlipBox.line(reference, back, fen, "蓬莱湾大学", "", payout.id().endToEnd());
    }

    private long stands(Account account) {
        return box.drawer.stands(account);
    }
}
