package org.penglai.money.file;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Money;
import org.penglai.money.BankLine;
import org.penglai.money.StatementReaders.Row;

/** One booked entry of a camt.053 as lines: itself, or the transactions of a collective booking one by one. */
final class CamtEntry {

    private static final int REFERENCE_MAX = 100;
    private static final int NAME_MAX = 200;
    private static final int ACCOUNT_MAX = 60;
    private static final int REMITTANCE_MAX = 500;
    private static final int END_TO_END_MAX = 35;

    private final int number;
    private final Element entry;
    private final RowReading reading;

    CamtEntry(int number, Element entry) {
        this.number = number;
        this.entry = entry;
        this.reading = new RowReading(number);
    }

    CamtRows.Read read() {
        var amount = amount(entry, "Amt");
        var incoming = incoming();
        var day = reading.day("BookgDt", Element.either(entry.text("BookgDt", "Dt"), entry.text("BookgDt", "DtTm")));
        var details = entry.all("NtryDtls", "TxDtls");
        var reference = Element.either(entry.text("AcctSvcrRef"), ofOnly(details), entry.text("NtryRef"));
        var moved = amount.map(found -> incoming ? found : Money.ZERO.minus(found));
        if (details.size() > 1) {
            return collective(details, amount, new Whole(reference, incoming, day));
        }
        reading.required("AcctSvcrRef", reference, REFERENCE_MAX);
        if (!reading.isGood()) {
            return new CamtRows.Read(
                    List.of(Row.bad(number, reading.faults())), moved.orElse(Money.ZERO), moved.isPresent());
        }
        var line = line(
                details.isEmpty() ? entry : details.getFirst(),
                amount.orElseThrow(),
                new Whole(reference, incoming, day));
        return new CamtRows.Read(List.of(Row.good(line)), moved.orElseThrow(), /* whole= */ true);
    }

    /** What all transactions of a collective booking share. */
    private record Whole(String reference, boolean incoming, LocalDate day) {}

    private static String ofOnly(List<Element> details) {
        return details.size() == 1
                ? Element.either(
                        details.getFirst().text("Refs", "AcctSvcrRef"),
                        details.getFirst().text("Refs", "TxId"))
                : "";
    }

    private Optional<Money> amount(Element of, String name) {
        var given = of.first(name);
        var amount = reading.amount(name, given.map(Element::text).orElse(""));
        var currency = given.map(Element::currency).orElse("");
        if (!currency.isEmpty() && !currency.equals("CNY")) {
            reading.fault(name, "money.line.currency", Map.of("given", RowReading.given(currency)));
            return Optional.empty();
        }
        if (amount.filter(Money::isZero).isPresent()) {
            reading.fault(name, "money.line.amount", Map.of("given", "0"));
        }
        return amount;
    }

    private boolean incoming() {
        var side = entry.text("CdtDbtInd");
        if (!side.equals("CRDT") && !side.equals("DBIT")) {
            reading.fault("CdtDbtInd", "enum", Map.of("limit", "CRDT, DBIT"));
        }
        return side.equals("CRDT");
    }

    private CamtRows.Read collective(List<Element> details, Optional<Money> amount, Whole whole) {
        var rows = new ArrayList<Row>();
        var sum = Money.ZERO;
        for (int at = 0; at < details.size() && reading.isGood(); at++) {
            var one = details.get(at);
            var part = amount(one, one.first("Amt").isPresent() ? "Amt" : "TxAmt");
            var reference = Element.either(
                    one.text("Refs", "AcctSvcrRef"), one.text("Refs", "TxId"), whole.reference() + "/" + (at + 1));
            reading.required("AcctSvcrRef", reference, REFERENCE_MAX);
            if (reading.isGood()) {
                sum = sum.plus(part.orElseThrow());
                rows.add(Row.good(line(one, part.orElseThrow(), new Whole(reference, whole.incoming(), whole.day()))));
            }
        }
        if (reading.isGood() && !amount.equals(Optional.of(sum))) {
            reading.fault(
                    "Amt",
                    "money.line.collective",
                    Map.of("sum", CamtRows.yuan(sum), "given", CamtRows.yuan(amount.orElse(Money.ZERO))));
        }
        var moved = amount.map(found -> whole.incoming() ? found : Money.ZERO.minus(found));
        return reading.isGood()
                ? new CamtRows.Read(rows, moved.orElseThrow(), /* whole= */ true)
                : new CamtRows.Read(
                        List.of(Row.bad(number, reading.faults())), moved.orElse(Money.ZERO), moved.isPresent());
    }

    private BankLine line(Element one, Money amount, Whole whole) {
        var role = whole.incoming() ? "Dbtr" : "Cdtr";
        var name = Element.either(one.text("RltdPties", role, "Pty", "Nm"), one.text("RltdPties", role, "Nm"));
        var account = Element.either(
                one.text("RltdPties", role + "Acct", "Id", "IBAN"),
                one.text("RltdPties", role + "Acct", "Id", "Othr", "Id"));
        return new BankLine(
                number,
                whole.reference(),
                whole.incoming(),
                isReturn(one),
                amount,
                whole.day(),
                new BankLine.Other(RowReading.bounded(name, NAME_MAX), RowReading.bounded(account, ACCOUNT_MAX)),
                RowReading.bounded(remittance(one), REMITTANCE_MAX),
                RowReading.bounded(endToEnd(one), END_TO_END_MAX));
    }

    private static String endToEnd(Element one) {
        var given = one.text("Refs", "EndToEndId");
        return given.equals("NOTPROVIDED") ? "" : given;
    }

    private boolean isReturn(Element one) {
        return one.first("RtrInf").isPresent() || entry.text("RvslInd").equals("true");
    }

    private String remittance(Element one) {
        var texts = new ArrayList<String>();
        one.all("RmtInf", "Strd", "CdtrRefInf", "Ref").forEach(found -> texts.add(found.text()));
        one.all("RmtInf", "Ustrd").forEach(found -> texts.add(found.text()));
        texts.add(one.text("AddtlTxInf"));
        texts.add(entry.text("AddtlNtryInf"));
        return String.join(" ", texts).strip();
    }
}
