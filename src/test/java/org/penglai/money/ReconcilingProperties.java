package org.penglai.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;

/** Statements, officers and payments in whatever order: the book balances, and the bank's account is what its lines say. */
class ReconcilingProperties {

    private static final Actor FIRST = new Actor("first", "first", Drawer.OFFICE, Set.of(Role.FINANCE));
    private static final Actor SECOND = new Actor("second", "second", Drawer.OFFICE, Set.of(Role.FINANCE));
    private static final Actor PAYEE = new Actor("payee", "payee", Drawer.PAYEE, Set.of(Role.PATENTEE));

    private final SlipBox box = new SlipBox();
    private final Drawer drawer = box.drawer;
    private int turn;

    @Property(tries = 200)
    void theBankIsWhatItsLinesSayAndNothingIsLostOrDoubled(
            @ForAll @Size(min = 5, max = 50) List<@IntRange(min = 0, max = 11) Integer> acts,
            @ForAll @Size(min = 50, max = 50) List<@IntRange(min = 1, max = 400) Integer> amounts) {
        box.paying.state(PAYEE, "蓬莱湾大学", "62220000", "胶东银行", "402456000014");
        for (int at = 0; at < acts.size(); at++) {
            try {
                act(acts.get(at), new Money(amounts.get(at)));
            } catch (Refusal refused) {
                assertThat(refused.code()).matches("(money|payout)\\..*");
            }

            assertThat(drawer.side(AccountKind.Side.DEBIT)).isEqualTo(drawer.side(AccountKind.Side.CREDIT));
            assertThat(drawer.stands(Account.BANK)).isEqualTo(bank());
            assertThat(drawer.natural)
                    .allSatisfy((account, fen) -> assertThat(account.kind() == AccountKind.BANK || fen >= 0)
                            .as(account + " " + fen)
                            .isTrue());
        }

        assertThat(drawer.stands(Account.RECEIPTS) + drawn(Account.RECEIPTS))
                .isEqualTo(
                        sum(StatementLine.State.SUGGESTED, StatementLine.State.UNKNOWN, StatementLine.State.SET_ASIDE));
        assertThat(drawer.stands(Account.OUTGOING))
                .isEqualTo(box.payouts.values().stream()
                        .filter(one -> one.state() == Payout.State.EXPORTED)
                        .mapToLong(one -> one.order().amount().fen())
                        .sum());
        assertThat(drawer.ends.values()).allMatch(times -> times == 1);
    }

    /** What came in, less what went out by our own order. */
    private long bank() {
        return box.lines.values().stream()
                .filter(line -> line.line().incoming() || line.payout().isPresent())
                .mapToLong(line -> line.line().moved().fen())
                .sum();
    }

    /** What left that account by payments that were handed over and did not come back. */
    private long drawn(Account from) {
        return box.payouts.values().stream()
                .filter(one -> one.order().from().equals(from))
                .filter(one -> one.state() == Payout.State.EXPORTED || one.state() == Payout.State.PAID)
                .mapToLong(one -> one.order().amount().fen())
                .sum();
    }

    private long sum(StatementLine.State... states) {
        return box.lines.values().stream()
                .filter(line -> line.line().incoming() && List.of(states).contains(line.state()))
                .mapToLong(line -> line.line().amount().fen())
                .sum();
    }

    private void act(int what, Money amount) {
        turn++;
        var reference = "B" + turn % 40;
        switch (what) {
            case 0, 1 ->
                drawer.expecting.expect(
                        new Expectation.Terms(
                                "deal/" + turn % 6,
                                Purpose.PRICE,
                                Drawer.PAYER,
                                Optional.of(Drawer.PAYEE),
                                List.of(new Expectation.Part(amount, Optional.empty())),
                                turn % 5 == 0),
                        Optional.empty());
            case 2, 3, 4 -> box.sort(SlipBox.in(reference, amount.fen(), "芝罘锂能科技", quoted()));
            case 5 -> box.sort(SlipBox.in(reference, amount.fen(), "路人", ""));
            case 6 -> line().ifPresent(line -> box.allotting.confirm(FIRST, line.id(), Optional.of(quoted())));
            case 7 -> line().ifPresent(line -> box.allotting.setAside(FIRST, line.id(), "not ours"));
            case 8 -> box.paying.propose(FIRST, AccountKind.PAYABLE, Drawer.PAYEE, amount);
            case 9 -> line().ifPresent(line -> box.paying.sendBack(FIRST, line.id()));
            case 10 -> {
                payout().ifPresent(one -> box.paying.release(SECOND, one.id()));
                box.paying.export(FIRST);
            }
            default ->
                payout().ifPresent(one -> box.sort(SlipBox.line(
                        reference,
                        one.state() == Payout.State.PAID,
                        one.order().amount().fen(),
                        "蓬莱湾大学",
                        "",
                        one.id().endToEnd())));
        }
    }

    private String quoted() {
        return drawer.expectations.values().stream()
                .skip(drawer.expectations.isEmpty() ? 0 : turn % drawer.expectations.size())
                .findFirst()
                .map(one -> one.reference().value())
                .orElse("");
    }

    private Optional<StatementLine> line() {
        return box.lines.values().stream()
                .skip(box.lines.isEmpty() ? 0 : turn % box.lines.size())
                .findFirst();
    }

    private Optional<Payout> payout() {
        return box.payouts.values().stream()
                .skip(box.payouts.isEmpty() ? 0 : turn % box.payouts.size())
                .findFirst();
    }
}
