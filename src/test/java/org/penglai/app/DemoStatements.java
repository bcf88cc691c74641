package org.penglai.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;
import org.penglai.money.Account;
import org.penglai.money.AccountKind;
import org.penglai.money.Camt;
import org.penglai.money.Clerk;
import org.penglai.money.Expectation;
import org.penglai.money.Holding;
import org.penglai.money.Lines;
import org.penglai.money.Payout;
import org.penglai.money.Purpose;
import org.penglai.money.Reconciling;
import org.penglai.money.StatementLine;
import org.penglai.stack.DemoUsers;

/** Bank statements of the demo with lines of every kind, and payments in every state; bank, account and payers are invented. */
final class DemoStatements {

    private static final String ACCOUNT = "3700001234567890";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 19);
    private static final long PART = 100_000;

    /** Rows that no statement should have: no number, foreign money, no day. */
    private static final String FAULTY = """
            <Ntry><Amt Ccy="CNY">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-19</Dt></BookgDt></Ntry>
            <Ntry><Amt Ccy="USD">250.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-31</Dt></BookgDt><AcctSvcrRef>JD2611190098</AcctSvcrRef></Ntry>
            """;

    private final Wiring made;
    private final DemoClock clock;
    private final Actor first = DemoPatents.actor(DemoUsers.FINANCE_A);
    private final Actor second = DemoPatents.actor(DemoUsers.FINANCE_B);
    private final DemoUsers payee = DemoUsers.YANTAI_UNIVERSITY;

    DemoStatements(Wiring made, DemoClock clock) {
        this.made = made;
        this.clock = clock;
    }

    void load() {
        var open = open();
        var deposit = clock.on(DAY.minusDays(3), () -> deposit(DemoUsers.SME_MARINE, "演示竞价 2026-01", 20_000));
        clock.on(DAY.minusDays(3), () -> deposit(DemoUsers.SME_PHARMA, "演示竞价 2026-02", 12_000));
        receipts(open, deposit);
        clock.on(DAY, this::decide);
        clock.on(DAY, this::hold);
        clock.on(DAY, this::pay);
        broken();
    }

    /** What is still to be paid to the university, the largest first. */
    private List<Expectation> open() {
        var owed = made.money.expecting.expectations().concerning(DemoParties.id(payee.organisation()), 1000).stream()
                .filter(one -> one.takes() && one.paid().isZero() && one.open().fen() > 10 * PART)
                .sorted(java.util.Comparator.comparing(Expectation::open).reversed())
                .toList();
        if (owed.size() < 2) {
            throw new IllegalStateException("the demo has too few unpaid deals: " + owed.size());
        }
        return owed;
    }

    private Expectation deposit(DemoUsers payer, String matter, long yuan) {
        return made.money.expecting.expect(
                new Expectation.Terms(
                        "deposit/" + matter,
                        Purpose.DEPOSIT,
                        DemoParties.id(payer.organisation()),
                        Optional.empty(),
                        List.of(new Expectation.Part(Money.ofYuan(yuan), Optional.of(DAY.plusDays(7)))),
                        /* openEnded= */ false),
                Optional.of(Clerk.of(first)));
    }

    private void receipts(List<Expectation> open, Expectation deposit) {
        var exact = open.get(0);
        var part = open.get(1);
        var text = new Camt(ACCOUNT, 0)
                .in(
                        "JD2611190001",
                        exact.open().fen(),
                        name(exact),
                        "许可使用费 " + exact.reference().grouped())
                .in("JD2611190002", part.open().fen() / 2, name(part), part.reference() + " 首付")
                .in(
                        "JD2611190003",
                        exact.open().fen(),
                        name(exact),
                        "再付一次 " + exact.reference().value())
                .in("JD2611190004", Money.ofYuan(12_000).fen(), "牟平 药业", "保证金")
                .in("JD2611190005", 660_000, "路过贸易（演示）", "货款")
                .in("JD2611190006", 88_800, "某个人（演示）", "不知道写什么")
                .in(
                        "JD2611190007",
                        Money.ofYuan(20_000).fen(),
                        "长岛海工装备",
                        deposit.reference().value())
                .out("JD2611190008", 1_500, "胶东银行（演示）", "")
                .out("JD2611190009", 2_000, "胶东银行（演示）", "")
                .raw(FAULTY)
                .text();
        send("对账单 2026-11-19.xml", text);
        send("对账单 2026-11-19（重复导入）.xml", text);
    }

    private String name(Expectation of) {
        return made.organisations.find(of.terms().payer()).orElseThrow().name().zh();
    }

    private void send(String name, String text) {
        clock.on(DAY, () -> receive(name, text));
    }

    private int receive(String name, String text) {
        try {
            var file = Files.writeString(Files.createTempFile(made.imports.passing, "demo", ""), text);
            made.money.reconciling.receive(first, new Reconciling.Sent(name, file, Files.size(file)));
            Files.delete(file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return made.money.reconciling.work(() -> true) + made.money.allotting.work(() -> true);
    }

    /** One line that nobody knows is set aside, and is to go back. */
    private StatementLine decide() {
        var unknown = line("JD2611190005");
        made.money.charging.charge(first, line("JD2611190009").id());
        var aside = made.money.allotting.setAside(first, unknown.id(), "汇错账户，付款人来电要求退回");
        made.money.paying.sendBack(first, aside.id());
        return aside;
    }

    private StatementLine line(String reference) {
        return made
                .money
                .allotting
                .lines()
                .list(
                        new Lines.Selection(Optional.empty(), Optional.of(StatementLine.State.UNKNOWN)),
                        Optional.empty(),
                        100)
                .stream()
                .filter(line -> line.line().reference().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private Object hold() {
        return made.money.holding.place(
                Optional.of(Clerk.of(first)),
                new Holding.Request(
                        Account.of(AccountKind.DEPOSIT, DemoParties.id(DemoUsers.SME_MARINE.organisation())),
                        Money.ofYuan(20_000),
                        Purpose.DEPOSIT,
                        "演示竞价 2026-01",
                        DAY.plusDays(30).atStartOfDay(LegalDays.ZONE).toInstant()));
    }

    /** Payments in every state: paid, returned, at the bank, to be exported, to be released, cancelled. */
    private Object pay() {
        made.money.paying.state(
                DemoPatents.actor(payee),
                payee.organisation().label().zh(),
                "6228000000001234",
                "胶东银行（演示）",
                "402456000014");
        var paid = propose(1);
        var back = propose(2);
        propose(3);
        var refused = propose(7);
        var doubted = propose(8);
        made
                .money
                .paying
                .payouts()
                .list(new org.penglai.money.Payouts.Selection(Optional.empty(), Optional.empty()), Optional.empty(), 10)
                .stream()
                .filter(one -> one.order().from().kind() == AccountKind.PAYABLE)
                .forEach(one -> made.money.paying.release(second, one.id()));
        made.money.paying.export(first);
        receive(
                "对账单 2026-11-19（付款）.xml",
                new Camt(ACCOUNT, 0)
                        .out(
                                "JD2611190021",
                                amount(paid),
                                paid.order().to().holder(),
                                paid.id().endToEnd())
                        .out(
                                "JD2611190022",
                                amount(back),
                                back.order().to().holder(),
                                back.id().endToEnd())
                        .back(
                                "JD2611190023",
                                amount(back),
                                back.order().to().holder(),
                                back.id().endToEnd())
                        .text());
        made.money.rejecting.reject(first, refused.id(), "收款账号不存在（演示）");
        made.money.rejecting.reject(second, refused.id(), "");
        made.money.rejecting.reject(first, doubted.id(), "户名与账号不符（演示）");
        made.money.paying.release(second, propose(4).id());
        propose(5);
        return made.money.paying.cancel(first, propose(6).id());
    }

    private static long amount(Payout payout) {
        return payout.order().amount().fen();
    }

    private Payout propose(int parts) {
        return made.money.paying.propose(
                first, AccountKind.PAYABLE, DemoParties.id(payee.organisation()), new Money(parts * PART));
    }

    /** A file whose balances do not fit, so that nothing of it is booked. */
    private void broken() {
        send(
                "对账单（余额不符）.xml",
                new Camt(ACCOUNT, 0).in("JD2611190031", 100, "某公司（演示）", "").text(90));
    }
}
