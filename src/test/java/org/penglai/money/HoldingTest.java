package org.penglai.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;

/** Holds and expectations without engines: boundaries on both sides. */
final class HoldingTest {

    private static final Account BUDGET = new Account(AccountKind.BUDGET, "p");
    private static final Account AWARDED = new Account(AccountKind.AWARDED, "p");
    private static final Actor OFFICER = new Actor("officer", "officer", Drawer.OFFICE, Set.of(Role.FINANCE));

    private final Drawer drawer = new Drawer();

    @BeforeEach
    void appropriate() {
        drawer.books.appropriate(OFFICER, "p", new Money(1000), "2026-1");
    }

    @Test
    void asMuchAsIsAvailableCanBeHeldAndNotOneFenMore() {
        hold(600, "a");
        assertThatThrownBy(() -> hold(401, "b")).hasMessage("money.not-available");

        hold(400, "c");

        assertThat(drawer.books.book().balance(BUDGET).available()).isEqualTo(Money.ZERO);
    }

    @Test
    void aHoldIsPostedUntilItsInstantAndExpiresFromThen() {
        var early = hold(100, "a");
        var late = hold(100, "b");
        drawer.now = early.head().expiresAt().minusMillis(1);
        drawer.holding.post(Optional.empty(), early.id(), AWARDED);
        assertThat(drawer.holding.expire()).isZero();

        drawer.now = late.head().expiresAt();
        assertThatThrownBy(() -> drawer.holding.post(Optional.empty(), late.id(), AWARDED))
                .hasMessage("money.hold-expired");

        assertThat(drawer.holding.expire()).isEqualTo(1);
        assertThat(drawer.holding.expire()).isZero();
        assertThat(drawer.stands(BUDGET)).isEqualTo(900);
        assertThat(drawer.stands(AWARDED)).isEqualTo(100);
        assertThat(drawer.books.book().balance(BUDGET).available()).isEqualTo(new Money(900));
    }

    @Test
    void whatHasEndedEndsNotAgain() {
        var hold = hold(100, "a");
        drawer.holding.release(Optional.empty(), hold.id());

        assertThatThrownBy(() -> drawer.holding.release(Optional.empty(), hold.id()))
                .hasMessage("money.hold-ended");
        assertThatThrownBy(() -> drawer.holding.post(Optional.empty(), hold.id(), AWARDED))
                .hasMessage("money.hold-ended");
        assertThatThrownBy(() -> hold(100, "a")).hasMessage("money.held-already");
    }

    @Test
    void everythingThatIsWrongWithARequestIsSaidAtOnce() {
        var request = new Holding.Request(Account.BANK, Money.ZERO, Purpose.AWARD, " ", drawer.now);

        assertThatThrownBy(() -> drawer.holding.place(Optional.empty(), request))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Refusal.Violation::pointer)
                                .containsExactly("/amountFen", "/kind", "/expiresAt", "/source"));
    }

    @Test
    void anEntryThatDoesNotSumToZeroCannotBeMade() {
        var lines = List.of(Posting.debit(BUDGET, new Money(2)), Posting.credit(AWARDED, new Money(1)));
        var what = new JournalEntry.What(Act.APPROPRIATION, Purpose.AWARD, "");

        assertThatThrownBy(() -> JournalEntry.of(drawer.books.nextId(), what, "x", LocalDate.EPOCH, lines))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCorrectionTakesAllBackOnceAndNamesWhatItCorrects() {
        var wrong = drawer.books.appropriate(OFFICER, "p", new Money(50), "2026-2");

        var correction = drawer.books.correct(OFFICER, wrong, "文件重复");

        assertThat(drawer.stands(BUDGET)).isEqualTo(1000);
        assertThat(drawer.books.book().find(correction).orElseThrow().entry().corrects())
                .contains(wrong);
        assertThatThrownBy(() -> drawer.books.correct(OFFICER, wrong, "again")).hasMessage("money.not-correctable");
        assertThatThrownBy(() -> drawer.books.correct(OFFICER, correction, "back"))
                .hasMessage("money.not-correctable");
        assertThatThrownBy(() -> drawer.books.correct(OFFICER, wrong, " ")).hasMessage("money.correction");
    }

    @Test
    void whatWasPaidDirectlyCountsTowardsWhatIsDueFirst() {
        var first = new Expectation.Part(new Money(300), Optional.of(LocalDate.of(2026, 4, 1)));
        var second = new Expectation.Part(new Money(200), Optional.of(LocalDate.of(2026, 5, 1)));
        drawer.expecting.expect(
                new Expectation.Terms(
                        "deal/1",
                        Purpose.INSTALMENT,
                        Drawer.PAYER,
                        Optional.of(Drawer.PAYEE),
                        List.of(first, second),
                        /* openEnded= */ false),
                Optional.empty());

        assertThat(paid(350, "B1")).isTrue();
        assertThat(paid(350, "B1")).isFalse();

        var expected = drawer.expecting.expectations().of("deal/1").orElseThrow();
        assertThat(expected.dues().stream().map(Expectation.Due::open)).containsExactly(Money.ZERO, new Money(150));
        assertThat(expected.dues().getLast().isOverdue(LocalDate.of(2026, 5, 1)))
                .isFalse();
        assertThat(expected.dues().getLast().isOverdue(LocalDate.of(2026, 5, 2)))
                .isTrue();
        assertThat(drawer.stands(Account.of(AccountKind.DIRECT_PAID, Drawer.PAYER)))
                .isEqualTo(350);
        assertThat(drawer.stands(Account.of(AccountKind.CLAIM, Drawer.PAYER))).isEqualTo(150);
        drawer.expecting.withdraw("deal/1");
        assertThat(drawer.stands(Account.of(AccountKind.CLAIM, Drawer.PAYER))).isZero();
    }

    private boolean paid(long fen, String reference) {
        return drawer.expecting.paidDirectly(
                new Expecting.Direct(
                        "deal/1",
                        Purpose.INSTALMENT,
                        Drawer.PAYER,
                        Drawer.PAYEE,
                        new Money(fen),
                        reference,
                        LocalDate.of(2026, 3, 1)),
                Clerk.of(OFFICER));
    }

    private Hold hold(long fen, String source) {
        return drawer.holding.place(
                Optional.empty(),
                new Holding.Request(
                        BUDGET, new Money(fen), Purpose.AWARD, source, drawer.now.plus(Duration.ofDays(1))));
    }
}
