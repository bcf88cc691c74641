package org.penglai.app;

import java.time.LocalDate;
import java.util.Optional;
import org.penglai.deal.Deals;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;
import org.penglai.money.Account;
import org.penglai.money.AccountKind;
import org.penglai.money.Clerk;
import org.penglai.money.HoldId;
import org.penglai.money.Holding;
import org.penglai.money.Purpose;
import org.penglai.stack.DemoUsers;

/** The book of money of the demo: what every deal costs, a budget, and holds in every state. */
final class DemoMoney {

    private static final String PROGRAMME = "yantai-free-licence-licensor";
    private static final LocalDate GIVEN = LocalDate.of(2026, 10, 12);

    private final Wiring made;
    private final DemoClock clock;
    private final Actor finance = DemoPatents.actor(DemoUsers.FINANCE_A);
    private final Optional<Clerk> clerk = Optional.of(Clerk.of(finance));

    DemoMoney(Wiring made, DemoClock clock) {
        this.made = made;
        this.clock = clock;
    }

    void load() {
        var money = new DealMoney(made.money.expecting);
        made.deal
                .deals
                .list(
                        new Deals.Selection(Optional.empty(), java.util.Set.of()),
                        new Deals.Paging(1000, Optional.empty()))
                .reversed()
                .forEach(deal -> {
                    money.hear(deal);
                    money.expect(deal);
                });
        holds();
    }

    private void holds() {
        clock.on(
                GIVEN,
                () -> made.money.books.appropriate(finance, PROGRAMME, Money.ofYuan(2_000_000), "烟财预（演示）〔2026〕18号"));
        var wrong = clock.on(
                GIVEN,
                () -> made.money.books.appropriate(finance, PROGRAMME, Money.ofYuan(200_000), "烟财预（演示）〔2026〕81号"));
        clock.on(GIVEN.plusDays(1), () -> made.money.books.correct(finance, wrong, "文件编号录反，与18号文重复"));
        var taken = hold("演示申报 001", 300_000, GIVEN.plusDays(2));
        var given = hold("演示申报 002", 150_000, GIVEN.plusDays(3));
        hold("演示申报 003", 80_000, GIVEN.plusDays(4));
        clock.on(
                GIVEN.plusDays(9),
                () -> made.money.holding.post(clerk, taken, new Account(AccountKind.AWARDED, PROGRAMME)));
        clock.on(GIVEN.plusDays(10), () -> made.money.holding.release(clerk, given));
        clock.on(GIVEN.plusDays(40), () -> made.money.holding.expire());
        hold("演示申报 004", 500_000, LocalDate.of(2026, 11, 19));
    }

    private HoldId hold(String source, long yuan, LocalDate day) {
        var until = day.plusDays(30).atStartOfDay(LegalDays.ZONE).toInstant();
        var request = new Holding.Request(
                new Account(AccountKind.BUDGET, PROGRAMME), Money.ofYuan(yuan), Purpose.AWARD, source, until);
        return clock.on(day, () -> made.money.holding.place(clerk, request)).id();
    }
}
