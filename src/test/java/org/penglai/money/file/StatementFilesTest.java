package org.penglai.money.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.money.BankLine;
import org.penglai.money.Camt;
import org.penglai.money.LineFault;
import org.penglai.money.StatementReaders;

/** Statements as banks write them, good and bad: camt.053 and tables. */
final class StatementFilesTest {

    private static final String ACCOUNT = "3700001234567890";

    @TempDir
    private Path folder;

    private final StatementFiles readers = new StatementFiles();

    /** What a file was read as. */
    private record Got(List<BankLine> lines, List<LineFault> faults, StatementReaders.Told told) {}

    @Test
    void anEntryIsALineWithItsNumberSideAmountAndOtherSide() throws IOException {
        var got = read(new Camt(ACCOUNT, 100)
                .in("B1", 1_250_050, "芝罘锂能科技", "RF18539007547034")
                .out("B2", 50, "某单位", "abc")
                .text());

        assertThat(got.faults()).isEmpty();
        assertThat(got.lines().getFirst())
                .isEqualTo(new BankLine(
                        1,
                        "B1",
                        true,
                        false,
                        new Money(1_250_050),
                        LocalDate.of(2026, 11, 19),
                        new BankLine.Other("芝罘锂能科技", "6222009900001111"),
                        "RF18539007547034",
                        ""));
        assertThat(got.lines().getLast().incoming()).isFalse();
        assertThat(got.lines().getLast().endToEnd()).isEqualTo("abc");
        assertThat(got.told().account()).contains(ACCOUNT);
        assertThat(got.told().opening()).contains(new Money(100));
        assertThat(got.told().closing()).contains(new Money(1_250_100));
        assertThat(got.told().checked()).isTrue();
    }

    @Test
    void balancesThatDoNotFitAreRefusedWithTheDifference() {
        var text = new Camt(ACCOUNT, 100).in("B1", 200, "甲", "").text(301);

        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(Refusal.class, refused -> {
            assertThat(refused.code()).isEqualTo("statement.balance");
            assertThat(refused.facts())
                    .containsEntry("right", "3.00")
                    .containsEntry("closing", "3.01")
                    .containsEntry("difference", "0.01");
        });
    }

    @Test
    void aCollectiveBookingIsOneLineForEachOfItsTransactionsAndMustAddUp() throws IOException {
        var details = "<TxDtls><Refs><AcctSvcrRef>%s</AcctSvcrRef></Refs><Amt Ccy=\"CNY\">%s</Amt></TxDtls>";
        var entry = """
                <Ntry><Amt Ccy="CNY">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
                <BookgDt><Dt>2026-11-20</Dt></BookgDt><AcctSvcrRef>S</AcctSvcrRef><NtryDtls>%s%s</NtryDtls></Ntry>""";
        var good = entry.formatted(details.formatted("S1", "2.00"), details.formatted("", "3.00"));
        var bad = entry.formatted(details.formatted("S1", "2.00"), details.formatted("S2", "2.99"));

        var got = read(new Camt(ACCOUNT, 0).raw(good).text(500));
        assertThat(got.lines()).extracting(BankLine::reference).containsExactly("S1", "S/2");
        assertThat(got.lines()).extracting(line -> line.amount().fen()).containsExactly(200L, 300L);

        var broken = read(new Camt(ACCOUNT, 0).raw(bad).text(500));
        assertThat(broken.lines()).isEmpty();
        assertThat(broken.faults()).extracting(LineFault::code).containsExactly("money.line.collective");
        assertThat(broken.faults().getFirst().facts()).containsEntry("sum", "4.99");
    }

    @Test
    void badEntriesAreToldOneByOneAndTheOthersAreRead() throws IOException {
        var entry = """
                <Ntry><Amt Ccy="%s">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
                <BookgDt><Dt>%s</Dt></BookgDt><AcctSvcrRef>%s</AcctSvcrRef></Ntry>""";
        var got = read(new Camt(ACCOUNT, 0)
                .in("B1", 100, "甲", "")
                .raw(entry.formatted("CNY", "1.234", "CRDT", "2026-11-20", "B2"))
                .raw(entry.formatted("USD", "1.00", "CRDT", "2026-11-20", "B3"))
                .raw(entry.formatted("CNY", "1.00", "?", "2026-02-30", ""))
                .in("B5", 100, "甲", "")
                .text(12345));

        assertThat(got.lines()).extracting(BankLine::reference).containsExactly("B1", "B5");
        assertThat(got.faults())
                .extracting(fault -> fault.row() + " " + fault.column() + " " + fault.code())
                .containsExactly(
                        "2 Amt money.line.amount",
                        "3 Amt money.line.currency",
                        "4 CdtDbtInd enum",
                        "4 BookgDt money.line.day",
                        "4 AcctSvcrRef required");
        assertThat(got.told().checked()).isFalse();
    }

    @Test
    void pendingEntriesMoveNothing() throws IOException {
        var pending = """
                <Ntry><Amt Ccy="CNY">9.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>PDNG</Cd></Sts></Ntry>""";

        var got = read(new Camt(ACCOUNT, 0).in("B1", 100, "甲", "").raw(pending).text());

        assertThat(got.lines()).hasSize(1);
        assertThat(got.told().checked()).isTrue();
    }

    @Test
    void nothingThatAFileRefersToIsFetched() {
        var secret = folder.resolve("secret.txt");
        var bomb = """
                <?xml version="1.0"?><!DOCTYPE Document [<!ENTITY x SYSTEM "%s">]>
                <Document><BkToCstmrStmt><Stmt><Acct><Id><IBAN>&x;</IBAN></Id></Acct></Stmt></BkToCstmrStmt></Document>""".formatted(secret.toUri());

        assertThatThrownBy(() -> {
                    Files.writeString(secret, "secret");
                    read(bomb);
                })
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isIn("statement.dtd", "statement.broken"));
    }

    @Test
    void whatBreaksOffAndWhatIsNoStatementIsRefused() {
        var whole = new Camt(ACCOUNT, 0).in("B1", 100, "甲", "").text();

        assertThatThrownBy(() -> read(whole.substring(0, whole.length() - 40))).hasMessage("statement.broken");
        assertThatThrownBy(() -> read("<html><body/></html>")).hasMessage("statement.type");
        assertThatThrownBy(() -> read("")).hasMessage("statement.empty");
    }

    @Test
    void aTableIsReadByTheBanksOwnNamesOfItsColumns() throws IOException {
        var text = """
                交易日期,交易流水号,收入金额(元),支出金额(元),账户余额,对方户名,对方账号,附言
                2026-11-20,L1,"12,500.00",,12600.00,芝罘锂能科技,6222,RF18 5390 0754 7034
                20261121,L2,,100,12500,某公司,6333,
                """;

        for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            var got = read(text.getBytes(charset));

            assertThat(got.faults()).as(charset.name()).isEmpty();
            assertThat(got.lines())
                    .extracting(line -> line.reference() + " " + line.moved().fen())
                    .containsExactly("L1 1250000", "L2 -10000");
            assertThat(got.lines().getFirst().other().name()).isEqualTo("芝罘锂能科技");
            assertThat(got.told().opening()).contains(new Money(10_000));
            assertThat(got.told().closing()).contains(new Money(1_250_000));
            assertThat(got.told().checked()).isTrue();
        }
    }

    @Test
    void theRowsOfATableSayWhatIsWrongAndWhatWouldBeRight() throws IOException {
        var got = read("""
                bookedOn;bankReference;direction;amount;balance;counterparty;remittance
                2026-11-20;L1;CRDT;100.00;100.00;A;
                2026-11-20;L2;in;50.00;149.00;A;
                gestern;L3;in;1.00;;A;
                2026-11-20;;sideways;1,00;;A;
                2026-11-20;L5;out;9.00;140.00;A;
                2026-11-20;L\u0000;out;9.00;131.00;A;
                """);

        assertThat(got.lines()).extracting(BankLine::reference).containsExactly("L1", "L5");
        assertThat(got.faults())
                .extracting(fault -> fault.row() + " " + fault.column() + " " + fault.code())
                .containsExactly(
                        "3 balance money.line.balance",
                        "4 bookedOn money.line.day",
                        "5 bankReference required",
                        "5 direction money.line.side",
                        "5 amount money.line.amount",
                        "7 bankReference money.line.letters");
        assertThat(got.faults().getFirst().facts()).containsEntry("right", "150.00");
    }

    @Test
    void aHeadingThatLacksWhatCountsIsRefusedNamingIt() {
        assertThatThrownBy(() -> read("日期,金额\n2026-11-20,1")).isInstanceOfSatisfying(Refusal.class, refused -> {
            assertThat(refused.code()).isEqualTo("statement.heading");
            assertThat(String.valueOf(refused.facts().get("columns"))).contains("交易流水号", "借贷标志");
        });
    }

    private Got read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private Got read(byte[] bytes) throws IOException {
        var file = Files.write(folder.resolve("statement"), bytes);
        var lines = new ArrayList<BankLine>();
        var faults = new ArrayList<LineFault>();
        try (var rows = readers.open(readers.recognise(file), file)) {
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                row.get().line().ifPresent(lines::add);
                faults.addAll(row.get().faults());
            }
            return new Got(lines, faults, rows.told());
        }
    }
}
