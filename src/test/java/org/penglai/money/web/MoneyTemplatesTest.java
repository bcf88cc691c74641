package org.penglai.money.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Language;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Role;
import org.penglai.money.Account;
import org.penglai.money.AccountKind;
import org.penglai.money.Act;
import org.penglai.money.Balance;
import org.penglai.money.Book;
import org.penglai.money.CreditorReference;
import org.penglai.money.EntryId;
import org.penglai.money.Expectation;
import org.penglai.money.ExpectationId;
import org.penglai.money.Hold;
import org.penglai.money.HoldId;
import org.penglai.money.JournalEntry;
import org.penglai.money.Posting;
import org.penglai.money.Purpose;
import org.penglai.money.Settlement;
import org.penglai.platform.http.Assets;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Caller;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Pages;

/** What the pages of the book say, rendered without a server. */
final class MoneyTemplatesTest {

    private static final Messages MESSAGES = Messages.load(List.of("app", "deal", "money"));
    private static final OrganisationId PAYER = new OrganisationId(new UUID(0x7000, 1));
    private static final OrganisationId PAYEE = new OrganisationId(new UUID(0x7000, 2));
    private static final String DEAL = "deal/" + new UUID(0x7000, 3);
    private static final Actor READER = new Actor("reader", "reader", PAYER, Set.of(Role.ACQUIRER));
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    /** Of 10,000 due: 6,000 came here, 1,000 of that too much by itself, and 14,000 directly. */
    private static final Map<String, Book.Paid> PAID =
            Map.of(DEAL, new Book.Paid(Money.ofYuan(14_000), Money.ofYuan(6_000), Money.ofYuan(1_000)));

    @Test
    void theTotalsOfAPartyAreTheSumsOfWhatIsListed() {
        var own = own(PAYER, List.of(expected(10_000, 10_000), other(500, 200)));

        var sums = own.sums(own.owing());

        assertThat(sums.direct()).isEqualTo(Money.ofYuan(14_000));
        assertThat(sums.here()).isEqualTo(Money.ofYuan(6_200));
        assertThat(sums.refundable()).isEqualTo(Money.ofYuan(1_000));
        assertThat(sums.surplus()).isEqualTo(Money.ofYuan(9_000));
        assertThat(sums.open()).isEqualTo(Money.ofYuan(300));
        assertThat(sums.direct().plus(sums.here()).plus(sums.open()))
                .as("what was paid and is still to be paid is what was agreed and what is too much")
                .isEqualTo(Money.ofYuan(10_500).plus(sums.surplus()).plus(sums.refundable()));
    }

    @Test
    void whatWasPaidTooMuchStandsOnItsLineOnBothSides() {
        var payer = mine(own(PAYER, List.of(expected(10_000, 10_000))), Language.ZH);
        var payee = mine(own(PAYEE, List.of(expected(10_000, 10_000))), Language.ZH);

        assertThat(payer)
                .contains("已付合计", "¥20,000", "多付，应由对方退还给您", "¥9,000")
                .contains("直接支付 ¥14,000，汇入平台账户 ¥6,000", "多付到平台账户，由平台退还付款方");
        assertThat(payee).contains("对方已付合计", "多收，应退还对方", "¥9,000");
    }

    @Test
    void anEntrySaysInWordsWhatItRestsOn() {
        var account = Account.of(AccountKind.CLAIM, PAYER);
        var id = new UUID(0x7000, 9);
        var html = render(
                "money/account",
                new MoneyPages.AccountModel(
                        new Balance(account, Money.ofYuan(1), Money.ZERO),
                        List.of(booked("expectation/" + id), booked("again/2/bank/YH-7"), booked("hold/" + id)),
                        List.of(),
                        Map.of(),
                        Map.of(DEAL, Bilingual.of("一种锂电池隔膜", "A separator")),
                        MoneyPages.tried(),
                        "",
                        ""),
                Language.ZH);

        assertThat(html)
                .contains("应收登记", "银行流水号 <code>YH-7</code>", "冻结记录", "一种锂电池隔膜")
                .doesNotContain("expectation/", "bank/", "hold/" + id);
    }

    @Test
    void aHoldEndsWithTheLastDayOfIt() {
        assertThat(holds("2026-12-31T16:00:00Z"))
                .contains("冻结至 2026-12-31（含当日）")
                .doesNotContain("2027-01-01");
        assertThat(holds("2026-12-31T16:01:00Z")).contains("到期 2027-01-01 00:01");
    }

    @Test
    void howToPaySaysThatTheBankMovesTheMoneyAndThePlatformRecordsAndInstructs() {
        var settlement = new Settlement("蓬莱运营平台", "12345678", "演示银行", "123456789012");
        for (var language : Language.values()) {
            var html = render(
                    "money/panel",
                    new StatementPages.PanelModel(expected(10_000, 0), Optional.of(settlement)),
                    language);
            assertThat(html)
                    .contains(language == Language.ZH ? "收付款都由银行办理" : "the bank moves the money")
                    .doesNotContain("平台收到后再付", "不划转资金", "moves no money");
        }
    }

    private static String holds(String expiresAt) {
        var head = new Hold.Head(
                new HoldId(new UUID(0x7000, 5)),
                new Account(AccountKind.BUDGET, "some-programme"),
                Money.ofYuan(1),
                Purpose.AWARD,
                "申报 1",
                Optional.empty(),
                NOW,
                Instant.parse(expiresAt));
        return render(
                "money/holds",
                new MoneyPages.HoldsModel(
                        List.of(new Hold.Pending(head)),
                        Optional.empty(),
                        List.of(),
                        Map.of(),
                        MoneyPages.tried(),
                        "",
                        ""),
                Language.ZH);
    }

    private static Expectation expected(long yuan, long paid) {
        return expectation(DEAL, yuan, paid);
    }

    private static Expectation other(long yuan, long paid) {
        return expectation("deal/" + new UUID(0x7000, 4), yuan, paid);
    }

    private static Expectation expectation(String subject, long yuan, long paid) {
        return new Expectation(
                new ExpectationId(UUID.nameUUIDFromBytes(subject.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                CreditorReference.of(7),
                new Expectation.Terms(
                        subject,
                        Purpose.PRICE,
                        PAYER,
                        Optional.of(PAYEE),
                        List.of(new Expectation.Part(Money.ofYuan(yuan), Optional.empty())),
                        /* openEnded= */ false),
                Money.ofYuan(paid),
                /* withdrawn= */ false);
    }

    private static MoneyDesk.Own own(OrganisationId of, List<Expectation> expectations) {
        var paid = new java.util.HashMap<>(PAID);
        paid.put(other(500, 200).terms().subject(), new Book.Paid(Money.ZERO, Money.ofYuan(200), Money.ZERO));
        return new MoneyDesk.Own(of, List.of(), expectations, paid, List.of());
    }

    private static String mine(MoneyDesk.Own own, Language language) {
        return render(
                "money/mine",
                new MinePages.MineModel(own, Map.of(), Map.of(), List.of(), Optional.empty(), MoneyPages.tried()),
                language);
    }

    private static Book.Booked booked(String source) {
        var entry = new JournalEntry(
                new EntryId(UUID.nameUUIDFromBytes(source.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                new JournalEntry.What(Act.EXPECTATION, Purpose.PRICE, DEAL),
                source,
                LocalDate.of(2026, 11, 22),
                List.of(
                        new Posting(Account.of(AccountKind.CLAIM, PAYER), 100),
                        new Posting(Account.of(AccountKind.ENTITLEMENT, PAYEE), -100)),
                Optional.empty(),
                "");
        return new Book.Booked(entry, Optional.empty(), NOW, Optional.empty());
    }

    /** The page; no word may be missing on it. */
    private static String render(String template, Object model, Language language) {
        var style = "web/penglai.css";
        var frame = List.of("favicon.svg", "bootstrap.css", "penglai.css", "dark.css", "htmx.js", "live.js");
        var assets = new Assets(frame.stream().collect(Collectors.toMap(name -> name, name -> style)));
        var pages = new Pages(MESSAGES, assets, (operation, caller) -> {}, () -> new UUID(0, 0), /* demo= */ false);
        var call = new Call(
                new Call.Line("getMyMoney", "GET", "/money/mine", "request", language),
                new Call.Parameters(Map.of(), Map.of(), Map.of()),
                Call.Content.NONE,
                new Caller(Optional.of(READER), "csrf"));
        var html = pages.render(call, template, model);
        assertThat(html.substring(Math.max(0, html.indexOf("<main")))).doesNotContain("‹");
        return html;
    }
}
