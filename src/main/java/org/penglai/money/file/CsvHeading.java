package org.penglai.money.file;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.money.BankLine;

/** Which column of a table is which, by the names that banks give them in Chinese and English. */
final class CsvHeading {

    private static final Set<String> IN = Set.of("贷", "贷方", "收", "收入", "来账", "入账", "c", "cr", "crdt", "credit", "in");
    private static final Set<String> OUT = Set.of("借", "借方", "支", "支出", "往账", "出账", "d", "dr", "dbit", "debit", "out");

    private static final int REFERENCE_MAX = 100;
    private static final int NAME_MAX = 200;
    private static final int ACCOUNT_MAX = 60;
    private static final int REMITTANCE_MAX = 500;
    private static final int END_TO_END_MAX = 35;

    /** What a column can be. */
    private enum Column {
        REFERENCE("交易流水号", "流水号", "银行流水号", "bankreference", "reference"),
        DAY("交易日期", "记账日期", "日期", "bookedon", "date"),
        SIDE("借贷标志", "借贷", "收支", "收支方向", "direction", "side"),
        AMOUNT("金额", "交易金额", "发生额", "amount"),
        CREDIT("贷方金额", "收入金额", "收入", "credit"),
        DEBIT("借方金额", "支出金额", "支出", "debit"),
        NAME("对方户名", "对方名称", "对方单位", "counterparty", "name"),
        ACCOUNT("对方账号", "对方帐号", "counterpartyaccount"),
        REMITTANCE("附言", "摘要", "用途", "remittance", "purpose"),
        BALANCE("余额", "账户余额", "balance"),
        END_TO_END("端到端编号", "客户流水号", "endtoendid"),
        OWN("本方账号", "账号", "帐号", "account");

        private final Set<String> names;

        Column(String... names) {
            this.names = Set.of(names);
        }
    }

    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private final List<String> written;

    private CsvHeading(List<String> written) {
        this.written = written;
        for (int at = 0; at < written.size(); at++) {
            var name = written.get(at).replaceAll("[\\s_（(].*$", "").strip().toLowerCase(Locale.ROOT);
            for (var column : Column.values()) {
                if (column.names.contains(name)) {
                    places.putIfAbsent(column, at);
                }
            }
        }
    }

    /** The heading, or a refusal that names the columns it lacks. */
    static CsvHeading of(List<String> written) {
        var heading = new CsvHeading(written);
        var split = heading.has(Column.CREDIT) || heading.has(Column.DEBIT);
        var lacking = new java.util.ArrayList<String>();
        for (var column : List.of(Column.REFERENCE, Column.DAY)) {
            if (!heading.has(column)) {
                lacking.add(name(column));
            }
        }
        if (!split && !(heading.has(Column.AMOUNT) && heading.has(Column.SIDE))) {
            lacking.add("借贷标志 (direction) + 金额 (amount)");
        }
        if (!lacking.isEmpty()) {
            throw Refusal.invalid("statement.heading").with("columns", String.join("、", lacking));
        }
        return heading;
    }

    private static String name(Column column) {
        return switch (column) {
            case REFERENCE -> "交易流水号 (bankReference)";
            default -> "交易日期 (bookedOn)";
        };
    }

    private boolean has(Column column) {
        return places.containsKey(column);
    }

    private String cell(List<String> cells, Column column) {
        var at = places.get(column);
        return at == null || at >= cells.size() ? "" : cells.get(at).strip();
    }

    /** How the file calls the column. */
    private String called(Column column) {
        var at = places.get(column);
        return at == null ? "" : RowReading.bounded(written.get(at), 60);
    }

    String balanceColumn() {
        return called(Column.BALANCE);
    }

    String accountColumn() {
        return called(Column.OWN);
    }

    Optional<String> account(List<String> cells) {
        return Optional.of(RowReading.bounded(cell(cells, Column.OWN), ACCOUNT_MAX))
                .filter(own -> !own.isEmpty());
    }

    Optional<Money> balance(RowReading reading, List<String> cells) {
        var text = cell(cells, Column.BALANCE);
        return text.isEmpty() ? Optional.empty() : reading.balance(called(Column.BALANCE), text);
    }

    /** The line of a row, where all of it that counts can be read. */
    Optional<BankLine> line(RowReading reading, int number, List<String> cells) {
        var reference = reading.required(called(Column.REFERENCE), cell(cells, Column.REFERENCE), REFERENCE_MAX);
        var day = reading.day(called(Column.DAY), cell(cells, Column.DAY));
        var moved = has(Column.CREDIT) || has(Column.DEBIT) ? split(reading, cells) : signed(reading, cells);
        if (!reading.isGood() || moved.isEmpty()) {
            return Optional.empty();
        }
        var incoming = moved.get().fen() > 0;
        return Optional.of(new BankLine(
                number,
                reference,
                incoming,
                /* returned= */ false,
                new Money(Math.abs(moved.get().fen())),
                day,
                new BankLine.Other(
                        RowReading.bounded(cell(cells, Column.NAME), NAME_MAX),
                        RowReading.bounded(cell(cells, Column.ACCOUNT), ACCOUNT_MAX)),
                RowReading.bounded(cell(cells, Column.REMITTANCE), REMITTANCE_MAX),
                RowReading.bounded(cell(cells, Column.END_TO_END), END_TO_END_MAX)));
    }

    private Optional<Money> split(RowReading reading, List<String> cells) {
        var credit = part(reading, cells, Column.CREDIT);
        var debit = part(reading, cells, Column.DEBIT);
        if (reading.isGood() && credit.isZero() == debit.isZero()) {
            reading.fault(called(Column.CREDIT), "money.line.one-side", Map.of());
        }
        return Optional.of(credit.minus(debit));
    }

    private Money part(RowReading reading, List<String> cells, Column column) {
        var text = cell(cells, column);
        return text.isEmpty()
                ? Money.ZERO
                : reading.amount(called(column), text).orElse(Money.ZERO);
    }

    private Optional<Money> signed(RowReading reading, List<String> cells) {
        var side = cell(cells, Column.SIDE).toLowerCase(Locale.ROOT);
        if (!IN.contains(side) && !OUT.contains(side)) {
            reading.fault(called(Column.SIDE), "money.line.side", Map.of("given", RowReading.given(side)));
        }
        var amount = reading.amount(called(Column.AMOUNT), cell(cells, Column.AMOUNT));
        if (amount.filter(Money::isZero).isPresent()) {
            reading.fault(called(Column.AMOUNT), "money.line.amount", Map.of("given", "0"));
        }
        return amount.map(found -> IN.contains(side) ? found : Money.ZERO.minus(found));
    }
}
