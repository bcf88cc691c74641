package org.penglai.money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes camt.053.001.08 statements as a bank would. */
public final class Camt {

    private final String account;
    private final long openingFen;
    private final List<String> entries = new ArrayList<>();
    private long movedFen;

    public Camt(String account, long openingFen) {
        this.account = account;
        this.openingFen = openingFen;
    }

    public Camt in(String reference, long fen, String payer, String remittance) {
        return entry(reference, fen, "CRDT", payer, remittance, "");
    }

    public Camt out(String reference, long fen, String payee, String endToEnd) {
        return entry(reference, fen, "DBIT", payee, "", endToEnd);
    }

    /** A payment of ours that comes back. */
    public Camt back(String reference, long fen, String payee, String endToEnd) {
        return entry(reference, fen, "CRDT", payee, "账号户名不符", endToEnd);
    }

    public Camt entry(String reference, long fen, String side, String other, String remittance, String endToEnd) {
        movedFen += side.equals("CRDT") ? fen : -fen;
        var role = side.equals("CRDT") ? "Dbtr" : "Cdtr";
        entries.add("""
                <Ntry><Amt Ccy="CNY">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
                <BookgDt><Dt>2026-11-19</Dt></BookgDt><AcctSvcrRef>%s</AcctSvcrRef><NtryDtls><TxDtls>\
                <Refs>%s</Refs><RltdPties><%s><Pty><Nm>%s</Nm></Pty></%s><%sAcct><Id><Othr><Id>6222009900001111</Id></Othr></Id></%sAcct></RltdPties>\
                <RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
                """.formatted(
                        yuan(fen),
                        side,
                        reference,
                        endToEnd.isEmpty() ? "" : "<EndToEndId>" + endToEnd + "</EndToEndId>",
                        role,
                        other,
                        role,
                        role,
                        role,
                        remittance));
        return this;
    }

    /** An entry as it is. */
    public Camt raw(String entry) {
        entries.add(entry);
        return this;
    }

    public String text() {
        return text(openingFen + movedFen);
    }

    /** With that closing balance, whatever the entries come to. */
    public String text(long closingFen) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
                <GrpHdr><MsgId>1</MsgId><CreDtTm>2026-11-20T18:00:00</CreDtTm></GrpHdr>
                <Stmt><Id>1</Id><Acct><Id><Othr><Id>%s</Id></Othr></Id></Acct>
                %s%s%s</Stmt></BkToCstmrStmt></Document>
                """.formatted(
                        account, balance("OPBD", openingFen), balance("CLBD", closingFen), String.join("", entries));
    }

    private static String balance(String code, long fen) {
        return "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy=\"CNY\">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>\n"
                .formatted(code, yuan(Math.abs(fen)), fen < 0 ? "DBIT" : "CRDT");
    }

    private static String yuan(long fen) {
        return String.format(Locale.ROOT, "%s", BigDecimal.valueOf(fen, 2).toPlainString());
    }
}
