package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.money.Account;
import org.penglai.money.AccountKind;
import org.penglai.money.Book;
import org.penglai.money.Camt;
import org.penglai.money.Expectation;
import org.penglai.money.Hold;
import org.penglai.money.Holding;
import org.penglai.money.Purpose;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** The money book on the real database: what it refuses by itself, races, and what deals bring into it. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MoneyIT {

    private static final JsonObject USE =
            new JsonObject().put("intendedUse", "电池隔膜产线").put("contact", "王立新 13800000000");

    /** The settlement account of test servers. */
    private static final String ACCOUNT = "3700001234567890";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private TestBed bed;
    private Wiring made;
    private Api anyone;
    private Api finance;
    private OpenDoors doors;

    @BeforeAll
    void start(TestBed given) {
        bed = given;
        anyone = Api.at(bed.site(), bed);
        made = new Wiring(vertx, Config.from(bed.environment()));
        finance = anyone.as(DemoUsers.FINANCE_A);
        doors = new OpenDoors(anyone, 9_430_000);
    }

    @AfterAll
    void stop() {
        made.close();
        vertx.close().await();
    }

    @Test
    void aDealIsExpectedToBePaidAndItsDirectPaymentStandsInTheBookOnce() {
        var firm = anyone.as(DemoUsers.SME_MARINE);
        var path = "/deals/"
                + firm.post(doors.open() + "/acceptances", USE)
                        .expect(201)
                        .json()
                        .getString("id");
        var subject = path.substring(1).replace("deals", "deal");
        var expected = await().atMost(Duration.ofSeconds(20))
                .until(() -> expectation(firm, subject), Optional::isPresent)
                .orElseThrow();
        assertThat(expected.getLong("openFen")).isEqualTo(8_000_000);
        assertThat(expected.getString("reference")).startsWith("RF");

        finance.post(path + "/payments", payment("MB-1", 5_000_000)).expect(201);
        finance.post(path + "/payments", payment("MB-1", 5_000_000)).expectProblem(409, "deal.payment-booked");

        assertThat(expectation(firm, subject).orElseThrow().getLong("openFen")).isEqualTo(3_000_000);
        var entries = finance.get(
                        "/money/entries?kind=DIRECT_PAID&holder=" + DemoParties.id(DemoUsers.SME_MARINE.organisation()))
                .expect(200)
                .json()
                .getJsonArray("items");
        assertThat(entries).hasSize(1);
        assertThat(entries.getJsonObject(0).getString("subject")).isEqualTo(subject);
        assertThat(entries.getJsonObject(0).getJsonArray("postings")).hasSize(4);
        anyone.as(DemoUsers.SME_LITHIUM).get("/money/accounts").expectProblem(403, "access.role");
        assertThat(expectation(anyone.as(DemoUsers.SME_PHARMA), subject)).isEmpty();

        finance.post(path + "/payments", payment("MB-2", 4_000_000)).expectProblem(422, "deal.more-than-due");
        finance.post(path + "/payments", payment("MB-2", 4_000_000).put("moreThanDue", true))
                .expect(201);
        assertThat(expectation(firm, subject).orElseThrow().getLong("openFen")).isZero();
        assertThat(made.money.books.book().paid(List.of(subject, "deal/none")))
                .containsOnly(Map.entry(subject, new Book.Paid(new Money(9_000_000), Money.ZERO, Money.ZERO)));
        balances();
    }

    @Test
    void theDatabaseRefusesWhatDoesNotBalanceAndWhatWouldChangeThePast() {
        made.money.books.appropriate(DemoPatents.actor(DemoUsers.FINANCE_A), "db-test", new Money(700), "db-test");
        var ids = "(SELECT id FROM money_account WHERE holder = 'db-test' AND kind = '%s')";
        var budget = ids.formatted("BUDGET");
        var appropriation = ids.formatted("APPROPRIATION");
        var entry = """
                INSERT INTO money_entry (id, act, purpose, source, about, value_on, postings, reason, booked_at)
                VALUES ('%s', 'APPROPRIATION', 'AWARD', '%s', '', '2026-01-01', 2, '', now());""";
        var line = "INSERT INTO money_posting (entry_id, position, account_id, amount_fen) VALUES ";
        var one = UUID.randomUUID();

        assertThat(refused(entry.formatted(one, "x")
                        + line
                        + "('%s', 1, %s, 5), ('%s', 2, %s, -4)".formatted(one, budget, one, appropriation)))
                .contains("does not balance");
        assertThat(refused(entry.formatted(one, "x")
                        + line
                        + "('%s', 1, %s, 5), ('%s', 2, %s, -5), ('%s', 3, %s, 1), ('%s', 4, %s, -1)"
                                .formatted(one, budget, one, appropriation, one, budget, one, appropriation)))
                .contains("does not balance");
        assertThat(refused(entry.formatted(one, "x"))).contains("has no postings");
        assertThat(refused("INSERT INTO money_posting SELECT id, 3, %s, 1 FROM money_entry LIMIT 1".formatted(budget)))
                .contains("does not balance");
        assertThat(refused(entry.formatted(one, "x")
                        + line
                        + "('%s', 1, %s, -701), ('%s', 2, %s, 701)".formatted(one, budget, one, appropriation)))
                .contains("money_account_not_below_zero");
        assertThat(refused(entry.formatted(one, "x")
                        + line
                        + "('%s', 1, %s, 5), ('%s', 2, '%s', -5)".formatted(one, budget, one, UUID.randomUUID())))
                .contains("on an account that exists");
        assertThat(refused(line
                        + "('%s', 1, %s, 5), ('%s', 2, %s, -5)"
                                .formatted(UUID.randomUUID(), budget, one, appropriation)))
                .contains("does not balance");
        for (var ofTheOwner : List.of(
                "DELETE FROM money_account WHERE holder = 'db-test'",
                "DELETE FROM money_entry WHERE source = 'appropriation/db-test'",
                "UPDATE money_account SET id = uuidv7() WHERE holder = 'db-test'",
                "UPDATE money_entry SET id = uuidv7() WHERE source = 'appropriation/db-test'",
                "UPDATE money_posting SET amount_fen = 1")) {
            assertThat(refused(PostgresEngine.OWNER, ofTheOwner))
                    .as(ofTheOwner)
                    .contains("what postings stand on stays");
        }
        for (var forbidden : List.of(
                "UPDATE money_posting SET amount_fen = 1",
                "DELETE FROM money_posting",
                "UPDATE money_entry SET value_on = '2020-01-01'",
                "DELETE FROM money_entry",
                "UPDATE money_account SET balance_fen = 0",
                "INSERT INTO money_account (kind, holder, balance_fen) VALUES ('DEPOSIT', 'x', 1000)",
                "DELETE FROM money_hold",
                "UPDATE money_hold SET amount_fen = 1",
                "UPDATE money_expectation SET amount_fen = 1",
                "TRUNCATE money_posting")) {
            assertThat(refused(forbidden)).as(forbidden).contains("permission denied");
        }
        balances();
    }

    @Test
    void ofManyWhoHoldAtOnceAsManyGetItAsThereIsAndEachHoldEndsOnce() throws Exception {
        var officer = DemoPatents.actor(DemoUsers.FINANCE_A);
        made.money.books.appropriate(officer, "race", new Money(1000), "race");
        var budget = new Account(AccountKind.BUDGET, "race");
        var until = made.tx.run(now -> now.plus(Duration.ofHours(1)));

        var placed = together(
                24,
                number -> () -> made.money.holding.place(
                        Optional.empty(),
                        new Holding.Request(budget, new Money(100), Purpose.AWARD, "race-" + number, until)));
        var holds = placed.stream().flatMap(one -> one.done().stream()).toList();
        var ended = together(30, number -> {
            var id = holds.get(number % holds.size()).id();
            return number % 3 == 0
                    ? () -> made.money.holding.release(Optional.empty(), id)
                    : () -> made.money.holding.post(Optional.empty(), id, new Account(AccountKind.AWARDED, "race"));
        });

        assertThat(holds).hasSize(10);
        assertThat(placed.stream().flatMap(one -> one.code().stream()))
                .hasSize(14)
                .containsOnly("money.not-available");
        assertThat(ended.stream().flatMap(one -> one.done().stream()).map(Hold::id))
                .hasSize(10)
                .doesNotHaveDuplicates();
        assertThat(ended.stream().flatMap(one -> one.code().stream()))
                .hasSize(20)
                .containsOnly("money.hold-ended");
        var posted = ended.stream()
                .flatMap(one -> one.done().stream())
                .filter(hold -> hold.state() == Hold.State.POSTED)
                .count();
        assertThat(made.money.book.balance(budget).stands()).isEqualTo(new Money(1000 - 100 * posted));
        assertThat(made.money.book.balance(budget).held()).isEqualTo(Money.ZERO);
        balances();
    }

    /** A payment is booked while the event of its deal is still being told. */
    @Test
    void whatIsExpectedByTwoAtOnceIsExpectedOnce() throws Exception {
        var payer = DemoParties.id(DemoUsers.SME_MARINE.organisation());
        for (var round = 0; round < 10; round++) {
            var terms = new Expectation.Terms(
                    "race/" + round,
                    Purpose.PRICE,
                    payer,
                    Optional.of(DemoParties.id(DemoUsers.YANTAI_UNIVERSITY.organisation())),
                    List.of(new Expectation.Part(new Money(700), Optional.empty())),
                    /* openEnded= */ false);

            var expected = together(6, number -> () -> made.money.expecting.expect(terms, Optional.empty()));

            assertThat(expected.stream().flatMap(one -> one.done().stream()).map(Expectation::id))
                    .hasSize(6)
                    .containsOnly(made.money
                            .expecting
                            .expectations()
                            .of("race/" + round)
                            .orElseThrow()
                            .id());
        }
        balances();
    }

    @Test
    void theSameDocumentBookedAtOnceIsBookedOnce() throws Exception {
        var officer = DemoPatents.actor(DemoUsers.FINANCE_A);

        var booked = together(8, number -> () -> made.money.books.appropriate(officer, "once", new Money(100), "once"));

        assertThat(booked.stream().flatMap(one -> one.done().stream())).hasSize(1);
        assertThat(booked.stream().flatMap(one -> one.code().stream()))
                .hasSize(7)
                .containsOnly("money.booked-already");
        assertThat(made.money
                        .book
                        .balance(new Account(AccountKind.BUDGET, "once"))
                        .stands())
                .isEqualTo(new Money(100));
    }

    @Test
    void holdsAreTakenGivenBackAndExpireOverTheApi() {
        var budget =
                new JsonObject().put("programme", "api").put("amountFen", 500).put("document", "财企〔2026〕1号");
        finance.post("/money/appropriations", budget).expect(201);
        finance.post("/money/appropriations", budget).expectProblem(409, "money.booked-already");
        anyone.as(DemoUsers.OPERATOR_A).post("/money/appropriations", budget).expectProblem(403, "access.role");
        var taken = finance.post("/money/holds", hold("api-1", 200))
                .expect(201)
                .json()
                .getString("id");
        var given = finance.post("/money/holds", hold("api-2", 300))
                .expect(201)
                .json()
                .getString("id");
        finance.post("/money/holds", hold("api-3", 1)).expectProblem(409, "money.not-available");

        finance.post("/money/holds/" + taken + "/end", new JsonObject().put("outcome", "POSTED"))
                .expect(200);
        finance.post("/money/holds/" + taken + "/end", new JsonObject().put("outcome", "VOIDED"))
                .expectProblem(409, "money.hold-ended");
        new DemoClock(Config.from(bed.environment()).database())
                .on(LocalDate.now(LegalDays.ZONE).plusDays(9), () -> made.money.holding.expire());

        var states = finance.get("/money/holds").expect(200).json().getJsonArray("items");
        assertThat(state(states, taken)).isEqualTo("POSTED");
        assertThat(state(states, given)).isEqualTo("EXPIRED");
        assertThat(made.money
                        .book
                        .balance(new Account(AccountKind.BUDGET, "api"))
                        .available())
                .isEqualTo(new Money(300));
        balances();
    }

    @Test
    void aStatementIsMatchedBookedOnItsDealOnceAndConfirmedByOneOfficer() throws Exception {
        var lithium = anyone.as(DemoUsers.SME_LITHIUM);
        var pharma = anyone.as(DemoUsers.SME_PHARMA);
        var quoted = taken(lithium);
        var named = taken(pharma);
        var reference = expected(lithium, quoted).getString("reference");
        expected(pharma, named);
        var text = new Camt(ACCOUNT, 0)
                .in("ST-1", 8_000_000, "不相干", "许可费 " + reference)
                .in("ST-2", 8_000_000, "牟平 药业", "专利费")
                .in("ST-3", 4_200, "路人", "")
                .text();

        var first = sent(text);
        var again = sent(text);

        assertThat(first.getInteger("matched")).isEqualTo(1);
        assertThat(first.getInteger("suggested")).isEqualTo(1);
        assertThat(first.getInteger("unknown")).isEqualTo(1);
        assertThat(first.getBoolean("balancesChecked")).isTrue();
        assertThat(again.getInteger("known")).isEqualTo(3);
        await().atMost(PATIENCE)
                .until(() -> lithium.get(quoted)
                        .expect(200)
                        .json()
                        .getString("state")
                        .equals("PERFORMED"));
        var line = line("ST-2");
        var answers = together(
                2,
                number -> () -> anyone.as(number == 0 ? DemoUsers.FINANCE_A : DemoUsers.FINANCE_B)
                        .post("/money/lines/" + line + "/confirmation", new JsonObject())
                        .status());
        assertThat(answers.stream().flatMap(one -> one.done().stream())).containsExactlyInAnyOrder(200, 409);
        assertThat(pharma.get(named).expect(200).json().getString("state")).isEqualTo("PERFORMED");
        assertThat(number("SELECT count(*) FROM deal_payment WHERE bank_reference IN ('ST-1', 'ST-2')"))
                .isEqualTo(2);
        finance.post("/money/lines/" + line("ST-3") + "/setting-aside", new JsonObject().put("reason", " "))
                .expectProblem(422, "money.line");
        balances();
    }

    @Test
    void statementsThatDoNotFitBookNothingAndSayWhy() {
        var before = number("SELECT count(*) FROM money_entry");

        var off = sent(new Camt(ACCOUNT, 0).in("OFF-1", 100, "甲", "").text(101));
        var foreign = sent(new Camt("999", 0).in("OFF-2", 100, "甲", "").text());
        var faulty = sent(new Camt(ACCOUNT, 0)
                .raw(
                        "<Ntry><Amt Ccy=\"USD\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-19</Dt></BookgDt><AcctSvcrRef>OFF-3</AcctSvcrRef></Ntry>")
                .text());

        assertThat(off.getJsonObject("problem").getString("code")).isEqualTo("statement.balance");
        assertThat(foreign.getJsonObject("problem").getString("code")).isEqualTo("statement.other-account");
        assertThat(faulty.getInteger("faulty")).isEqualTo(1);
        var fault = finance.get("/money/statements/" + faulty.getString("id") + "/faults")
                .expect(200)
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(fault.getString("code")).isEqualTo("money.line.currency");
        assertThat(fault.getString("right")).isEqualTo("CNY");
        finance.upload("/money/statements", Map.of(), "x.html", "<html/>".getBytes(StandardCharsets.UTF_8))
                .expect(202);
        anyone.as(DemoUsers.OPERATOR_A)
                .upload("/money/statements", Map.of(), "x.xml", new byte[] {1})
                .expectProblem(403, "access.role");
        assertThat(number("SELECT count(*) FROM money_entry")).isEqualTo(before);
    }

    @Test
    void whatCameInIsPaidOutByTwoOfficersAsAFileAndConfirmedByTheStatement() throws Exception {
        var firm = anyone.as(DemoUsers.BEIJING_TECH);
        var university = anyone.as(DemoUsers.YANTAI_UNIVERSITY);
        var deal = taken(firm);
        sent(new Camt(ACCOUNT, 0)
                .in("PO-1", 8_000_000, "谁", expected(firm, deal).getString("reference"))
                .text());
        await().atMost(PATIENCE)
                .until(() ->
                        firm.get(deal).expect(200).json().getString("state").equals("PERFORMED"));
        var house = DemoParties.id(DemoUsers.YANTAI_UNIVERSITY.organisation()).toString();
        var proposal = new JsonObject()
                .put("from", "PAYABLE")
                .put("organisation", house)
                .put("amountFen", 8_000_000);
        var account = new JsonObject()
                .put("holder", "蓬莱湾大学")
                .put("number", "6228 0000 0000 1234")
                .put("bank", "胶东银行")
                .put("bankCode", "402456000014");
        finance.post("/money/payouts", proposal).expectProblem(409, "payout.no-account");
        university
                .post("/money/bank-account", account.copy().put("holder", "芝罘锂能科技"))
                .expectProblem(422, "payout.account");
        university.post("/money/bank-account", account).expect(201);

        var payout = finance.post("/money/payouts", proposal).expect(201).json();
        var path = "/money/payouts/" + payout.getString("id");
        finance.post(path + "/release").expectProblem(409, "payout.same-officer");
        var released = together(
                2,
                number -> () ->
                        anyone.as(DemoUsers.FINANCE_B).post(path + "/release").status());
        assertThat(released.stream().flatMap(one -> one.done().stream())).containsExactlyInAnyOrder(200, 409);
        var file = finance.post("/money/payout-files").expect(201).json();
        var order = finance.get("/money/payout-files/" + file.getString("id"))
                .expect(200)
                .text();
        sent(new Camt(ACCOUNT, 0)
                .out("PO-2", 8_000_000, "蓬莱湾大学", payout.getString("endToEndId"))
                .text(-8_000_000));

        assertThat(order)
                .contains("pain.001.001.09", payout.getString("endToEndId"), "<InstdAmt Ccy=\"CNY\">80000.00<");
        var state = finance.get("/money/payouts?state=PAID").expect(200).json().getJsonArray("items");
        assertThat(state.getJsonObject(0).getString("id")).isEqualTo(payout.getString("id"));
        told(firm, "money.expected");
        told(university, "money.paid-out");
        balances();
    }

    @Test
    void whatWasPutOnTheWrongDealIsTakenOffAndTheBanksChargesAreBooked() throws Exception {
        var firm = anyone.as(DemoUsers.SME_MARINE);
        var wrong = taken(firm);
        var right = taken(firm);
        expected(firm, right);
        sent(new Camt(ACCOUNT, 0)
                .in("RV-1", 8_000_000, "谁", expected(firm, wrong).getString("reference"))
                .out("RV-2", 1_500, "胶东银行", "")
                .text());
        await().atMost(PATIENCE)
                .until(() ->
                        firm.get(wrong).expect(200).json().getString("state").equals("PERFORMED"));
        var path = "/money/lines/" + line("RV-1");
        var reason = new JsonObject().put("reason", "属于另一笔交易");
        anyone.as(DemoUsers.OPERATOR_A).post(path + "/reversal", reason).expectProblem(403, "access.role");

        var answers = together(
                2,
                number -> () -> anyone.as(number == 0 ? DemoUsers.FINANCE_A : DemoUsers.FINANCE_B)
                        .post(path + "/reversal", reason)
                        .status());

        assertThat(answers.stream().flatMap(one -> one.done().stream())).containsExactlyInAnyOrder(200, 409);
        var deal = firm.get(wrong).expect(200).json();
        assertThat(deal.getString("state")).isEqualTo("AGREED");
        var reference = new JsonObject().put("reference", expected(firm, right).getString("reference"));
        finance.post(path + "/confirmation", reference).expect(200);
        assertThat(firm.get(right).expect(200).json().getString("state")).isEqualTo("PERFORMED");
        assertThat(number("SELECT count(*) FROM deal_payment WHERE bank_reference = 'RV-1'"))
                .isEqualTo(2);
        finance.post("/money/lines/" + line("RV-2") + "/charge").expect(200);
        finance.post("/money/lines/" + line("RV-2") + "/charge").expectProblem(409, "money.not-chargeable");
        assertThat(number("SELECT balance_fen FROM money_account WHERE kind = 'CHARGES'"))
                .isEqualTo(1_500);
        told(firm, "deal.payment-reversed");
        assertThat(new DealFindings(made.pg).all()).isEmpty();
        balances();
    }

    @Test
    void aDirectPaymentEnteredWronglyIsTakenBackByFinanceAndEnteredAnew() throws Exception {
        var firm = anyone.as(DemoUsers.SME_MARINE);
        var deal = taken(firm);
        expected(firm, deal);
        finance.post(deal + "/payments", payment("TB-1", 8_000_000)).expect(201);
        var reversal = new JsonObject().put("bankReference", "TB-1").put("reason", "金额录错");
        anyone.as(DemoUsers.OPERATOR_A)
                .post(deal + "/payment-reversals", reversal)
                .expectProblem(403, "access.role");

        var answers = together(
                2,
                number -> () -> anyone.as(number == 0 ? DemoUsers.FINANCE_A : DemoUsers.FINANCE_B)
                        .post(deal + "/payment-reversals", reversal)
                        .status());

        assertThat(answers.stream().flatMap(one -> one.done().stream())).containsExactlyInAnyOrder(200, 404);
        assertThat(firm.get(deal).expect(200).json().getString("state")).isEqualTo("AGREED");
        assertThat(expected(firm, deal).getLong("openFen")).isEqualTo(8_000_000);
        finance.post(deal + "/payments", payment("TB-1", 7_000_000)).expect(201);
        assertThat(expected(firm, deal).getLong("openFen")).isEqualTo(1_000_000);
        told(firm, "deal.payment-reversed");
        assertThat(new DealFindings(made.pg).all()).isEmpty();
        balances();
    }

    @Test
    void aPaymentThatTheBankRefusedIsOwedAgainOnTheWordOfTwo() throws Exception {
        var house = DemoParties.id(DemoUsers.JINAN_INSTITUTE.organisation());
        var refused = exported(house);
        var path = "/money/payouts/" + refused + "/rejection";
        finance.post(path, new JsonObject()).expectProblem(422, "payout.rejection");
        finance.post(path, new JsonObject().put("reason", "账号不存在")).expect(200);
        finance.post(path, new JsonObject()).expectProblem(409, "payout.same-officer-rejects");

        var answers = together(
                2,
                number -> () -> anyone.as(DemoUsers.FINANCE_B)
                        .post(path, new JsonObject())
                        .status());

        assertThat(answers.stream().flatMap(one -> one.done().stream())).containsExactlyInAnyOrder(200, 409);
        assertThat(made.money
                        .book
                        .balance(Account.of(AccountKind.DEPOSIT, house))
                        .available())
                .isEqualTo(new Money(700));
        told(anyone.as(DemoUsers.JINAN_INSTITUTE), "money.payout-failed");
        balances();
    }

    /** A payment to the house that was handed over: a deposit that goes back. */
    private String exported(org.penglai.kernel.OrganisationId house) {
        var deposit = new JsonObject()
                .put("payer", house.toString())
                .put("amountFen", 700)
                .put("subject", "退保证金");
        var reference =
                finance.post("/money/deposits", deposit).expect(201).json().getString("reference");
        sent(new Camt(ACCOUNT, 0).in("RJ-1", 700, "谁", reference).text());
        await().atMost(PATIENCE)
                .until(() -> made.money
                        .book
                        .balance(Account.of(AccountKind.DEPOSIT, house))
                        .available()
                        .equals(new Money(700)));
        anyone.as(DemoUsers.JINAN_INSTITUTE)
                .post(
                        "/money/bank-account",
                        new JsonObject()
                                .put("holder", "泉城新材料研究院")
                                .put("number", "6228000000005678")
                                .put("bank", "胶东银行（演示）")
                                .put("bankCode", "402456000014"))
                .expect(201);
        var proposal = new JsonObject()
                .put("from", "DEPOSIT")
                .put("organisation", house.toString())
                .put("amountFen", 700);
        var id = finance.post("/money/payouts", proposal).expect(201).json().getString("id");
        anyone.as(DemoUsers.FINANCE_B).post("/money/payouts/" + id + "/release").expect(200);
        finance.post("/money/payout-files").expect(201);
        return id;
    }

    /** Waits until somebody of the organisation was told. */
    private static void told(Api member, String topic) {
        await().atMost(PATIENCE)
                .until(() -> member.get("/notifications").expect(200).text().contains("\"" + topic + "\""));
    }

    private String taken(Api firm) {
        return "/deals/"
                + firm.post(doors.open() + "/acceptances", USE)
                        .expect(201)
                        .json()
                        .getString("id");
    }

    private static JsonObject expected(Api firm, String deal) {
        return await().atMost(PATIENCE)
                .until(() -> expectation(firm, "deal/" + deal.substring("/deals/".length())), Optional::isPresent)
                .orElseThrow();
    }

    /** Sends the statement and waits for its end. */
    private JsonObject sent(String text) {
        var path = "/money/statements/"
                + finance.upload("/money/statements", Map.of(), "statement.xml", text.getBytes(StandardCharsets.UTF_8))
                        .expect(202)
                        .json()
                        .getString("id");
        return await().atMost(PATIENCE)
                .until(() -> finance.get(path).expect(200).json(), one -> one.containsKey("endedAt"));
    }

    private String line(String reference) {
        return finance.get("/money/lines?limit=100").expect(200).json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("bankReference").equals(reference))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    private static String state(JsonArray holds, String id) {
        return holds.stream()
                .map(JsonObject.class::cast)
                .filter(hold -> hold.getString("id").equals(id))
                .findFirst()
                .orElseThrow()
                .getString("state");
    }

    private static JsonObject hold(String source, long fen) {
        return new JsonObject()
                .put("kind", "BUDGET")
                .put("holder", "api")
                .put("amountFen", fen)
                .put("source", source)
                .put("expiresAt", LocalDate.now(LegalDays.ZONE).plusDays(5) + "T00:00:00Z");
    }

    /** What came of a call: its result, or the code of its refusal. */
    private record Outcome<T>(Optional<T> done, Optional<String> code) {}

    /** Does the work in threads that all begin at one signal. */
    private static <T> List<Outcome<T>> together(int times, IntFunction<Callable<T>> work) throws Exception {
        var ready = new CountDownLatch(times);
        var running = new ArrayList<Future<Outcome<T>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < times; number++) {
                var own = work.apply(number);
                running.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    try {
                        return new Outcome<>(Optional.of(own.call()), Optional.empty());
                    } catch (Refusal refused) {
                        return new Outcome<>(Optional.<T>empty(), Optional.of(refused.code()));
                    }
                }));
            }
        }
        var outcomes = new ArrayList<Outcome<T>>();
        for (var one : running) {
            outcomes.add(one.get());
        }
        return outcomes;
    }

    /** Every account is the sum of its postings, what is held the sum of its holds, and both sides are equal. */
    private void balances() {
        assertThat(number("""
                SELECT count(*)
                  FROM money_account AS account
                 WHERE balance_fen <> (SELECT coalesce(sum(CASE WHEN debit THEN amount_fen ELSE -amount_fen END), 0)
                                         FROM money_posting WHERE account_id = account.id)
                    OR held_fen <> (SELECT coalesce(sum(amount_fen), 0)
                                      FROM money_hold WHERE account_id = account.id AND state = 'PENDING')""")).isZero();
        assertThat(
                        number(
                                "SELECT coalesce(sum(CASE WHEN debit THEN balance_fen ELSE -balance_fen END), 0) FROM money_account"))
                .isZero();
    }

    private long number(String sql) {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What the database says against it, asked as the server. */
    private String refused(String sql) {
        return refused(Config.from(bed.environment()).database().user(), sql);
    }

    private String refused(String role, String sql) {
        var said = new StringBuilder();
        assertThatThrownBy(() -> {
                    try (var connection = bed.database().connect(role);
                            var statement = connection.createStatement()) {
                        connection.setAutoCommit(false);
                        statement.execute(sql);
                        connection.commit();
                    }
                })
                .isInstanceOfSatisfying(SQLException.class, failed -> said.append(failed.getMessage()));
        return said.toString();
    }

    private static Optional<JsonObject> expectation(Api party, String subject) {
        return party.get("/money/mine").expect(200).json().getJsonArray("expectations").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("subject").equals(subject))
                .findFirst();
    }

    private static JsonObject payment(String reference, long fen) {
        return new JsonObject()
                .put("amountFen", fen)
                .put("bankReference", reference)
                .put("paidOn", LocalDate.now(LegalDays.ZONE).toString());
    }
}
