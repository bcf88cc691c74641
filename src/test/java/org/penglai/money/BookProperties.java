package org.penglai.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;

/** Whatever is done in whatever order: the book balances, nothing is below zero, and each hold ends once. */
class BookProperties {

    private static final Account BUDGET = new Account(AccountKind.BUDGET, "p");
    private static final Account AWARDED = new Account(AccountKind.AWARDED, "p");
    private static final Actor OFFICER = new Actor("officer", "officer", Drawer.OFFICE, java.util.Set.of(Role.FINANCE));

    private Drawer drawer = new Drawer();
    private int turn;

    @Property(tries = 1000)
    void theBookBalancesAndHoldsEndOnce(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 11) Integer> acts,
            @ForAll @Size(min = 60, max = 60) List<@IntRange(min = 1, max = 500) Integer> amounts) {
        drawer = new Drawer(); // one instance serves all tries
        turn = 0;
        for (int at = 0; at < acts.size(); at++) {
            try {
                act(acts.get(at), new Money(amounts.get(at)));
            } catch (Refusal refused) {
                assertThat(refused.code()).startsWith("money.");
            }

            assertThat(drawer.side(AccountKind.Side.DEBIT)).isEqualTo(drawer.side(AccountKind.Side.CREDIT));
            assertThat(drawer.natural).allSatisfy((account, fen) -> {
                assertThat(fen).as(account.toString()).isNotNegative();
                assertThat(drawer.held.getOrDefault(account, 0L)).isBetween(0L, fen);
            });
        }

        assertThat(drawer.ends.values()).allMatch(times -> times == 1);
        assertThat(drawer.expectations.values())
                .allSatisfy(one -> assertThat(one.paid().fen())
                        .isBetween(0L, one.terms().amount().fen()));
        assertThat(drawer.stands(Account.of(AccountKind.CLAIM, Drawer.PAYER)))
                .isEqualTo(drawer.expectations.values().stream()
                        .mapToLong(one -> one.open().fen())
                        .sum());
        assertThat(drawer.entries.stream().map(one -> one.entry().source())).doesNotHaveDuplicates();
    }

    private void act(int what, Money amount) {
        turn++;
        var subject = "deal/" + amount.fen() % 5;
        var on = LocalDate.of(2026, 3, 2);
        switch (what) {
            case 0 -> drawer.books.appropriate(OFFICER, "p", amount, "document " + turn % 20);
            case 1 ->
                drawer.expecting.expect(
                        new Expectation.Terms(
                                subject,
                                Purpose.PRICE,
                                Drawer.PAYER,
                                Optional.of(Drawer.PAYEE),
                                List.of(new Expectation.Part(amount, Optional.of(on))),
                                amount.fen() % 3 == 0),
                        Optional.empty());
            case 2 ->
                drawer.expecting.paidDirectly(
                        new Expecting.Direct(
                                subject, Purpose.PRICE, Drawer.PAYER, Drawer.PAYEE, amount, "bank " + turn % 30, on),
                        Clerk.of(OFFICER));
            case 3 -> drawer.expecting.withdraw(subject);
            case 4, 5 ->
                drawer.holding.place(
                        Optional.empty(),
                        new Holding.Request(
                                BUDGET,
                                amount,
                                Purpose.AWARD,
                                "claim " + turn % 40,
                                drawer.now.plus(Duration.ofHours(amount.fen()))));
            case 6 -> any().ifPresent(hold -> drawer.holding.post(Optional.empty(), hold, AWARDED));
            case 7 -> any().ifPresent(hold -> drawer.holding.release(Optional.empty(), hold));
            case 8 -> {
                drawer.now = drawer.now.plus(Duration.ofHours(amount.fen() / 4));
                drawer.holding.expire();
            }
            case 9 -> drawer.expecting.reinstate(subject);
            case 10 ->
                drawer.expecting.takeBackDirect(subject, "bank " + amount.fen() % 30, "wrong", Clerk.of(OFFICER));
            default ->
                drawer.entries.stream()
                        .skip(drawer.entries.isEmpty() ? 0 : amount.fen() % drawer.entries.size())
                        .findFirst()
                        .ifPresent(
                                one -> drawer.books.correct(OFFICER, one.entry().id(), "wrong"));
        }
    }

    /** Some hold, whether it has ended or not. */
    private Optional<HoldId> any() {
        return drawer.holds.keySet().stream()
                .skip(drawer.holds.isEmpty() ? 0 : turn % drawer.holds.size())
                .findFirst();
    }
}
