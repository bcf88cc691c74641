package org.penglai.money.file;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;
import org.penglai.money.PayeeAccount;
import org.penglai.money.Payout;
import org.penglai.money.Payouts;
import org.penglai.money.Settlement;

/**
 * Payments as an ISO 20022 customer credit transfer initiation (pain.001.001.09): one payment information with one transaction for
 * each payment, whose end-to-end id is the payment's own and comes back on the statement. Banks are named by their figures in
 * the Chinese payment system (CNAPS), or by name where those are not known.
 */
public final class PaymentOrder {

    static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    private static final int NAME_MAX = 140;

    private final XMLStreamWriter out;

    private PaymentOrder(XMLStreamWriter out) {
        this.out = out;
    }

    /** The file's text; the same each time it is made. */
    public static String text(Settlement from, Payouts.File file, List<Payout> payments) {
        var text = new StringWriter();
        try {
            var out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new PaymentOrder(out).write(from, file, payments);
            out.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a text can always be written to", impossible);
        }
        return text.toString();
    }

    /** A part of the document. */
    @FunctionalInterface
    private interface Part {
        void write() throws XMLStreamException;
    }

    private void write(Settlement from, Payouts.File file, List<Payout> payments) throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        out.setDefaultNamespace(NAMESPACE);
        out.writeStartElement(NAMESPACE, "Document");
        out.writeDefaultNamespace(NAMESPACE);
        element("CstmrCdtTrfInitn", () -> {
            element("GrpHdr", () -> header(from, file));
            element("PmtInf", () -> information(from, file, payments));
        });
        out.writeEndElement();
        out.writeEndDocument();
    }

    private void header(Settlement from, Payouts.File file) throws XMLStreamException {
        text("MsgId", plain(file.id().toString()));
        text("CreDtTm", at(file).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME));
        text("NbOfTxs", String.valueOf(file.payments()));
        text("CtrlSum", yuan(file.total()));
        element("InitgPty", () -> text("Nm", name(from.holder())));
    }

    private void information(Settlement from, Payouts.File file, List<Payout> payments) throws XMLStreamException {
        text("PmtInfId", plain(file.id().toString()));
        text("PmtMtd", "TRF");
        text("BtchBookg", "false");
        text("NbOfTxs", String.valueOf(file.payments()));
        text("CtrlSum", yuan(file.total()));
        element("ReqdExctnDt", () -> text("Dt", at(file).toLocalDate().toString()));
        element("Dbtr", () -> text("Nm", name(from.holder())));
        account("DbtrAcct", from.number());
        bank("DbtrAgt", from.bank(), from.bankCode());
        for (var payment : payments) {
            element("CdtTrfTxInf", () -> transaction(payment));
        }
    }

    private void transaction(Payout payment) throws XMLStreamException {
        var order = payment.order();
        element("PmtId", () -> {
            text("InstrId", payment.id().endToEnd());
            text("EndToEndId", payment.id().endToEnd());
        });
        element("Amt", () -> {
            out.writeStartElement(NAMESPACE, "InstdAmt");
            out.writeAttribute("Ccy", "CNY");
            out.writeCharacters(yuan(order.amount()));
            out.writeEndElement();
        });
        if (hasBank(order.to())) {
            bank("CdtrAgt", order.to().bank(), order.to().bankCode());
        }
        element("Cdtr", () -> text("Nm", name(order.to().holder())));
        account("CdtrAcct", order.to().number());
        element("RmtInf", () -> text("Ustrd", name(order.about())));
    }

    private static boolean hasBank(PayeeAccount to) {
        return !to.bank().isEmpty() || !to.bankCode().isEmpty();
    }

    private void account(String name, String number) throws XMLStreamException {
        element(name, () -> element("Id", () -> element("Othr", () -> text("Id", number))));
    }

    private void bank(String name, String called, String code) throws XMLStreamException {
        element(
                name,
                () -> element("FinInstnId", () -> {
                    if (!code.isEmpty()) {
                        element("ClrSysMmbId", () -> {
                            element("ClrSysId", () -> text("Cd", "CNAPS"));
                            text("MmbId", code);
                        });
                    }
                    if (!called.isEmpty()) {
                        text("Nm", name(called));
                    }
                }));
    }

    private void element(String name, Part inside) throws XMLStreamException {
        out.writeStartElement(NAMESPACE, name);
        inside.write();
        out.writeEndElement();
    }

    private void text(String name, String text) throws XMLStreamException {
        out.writeStartElement(NAMESPACE, name);
        out.writeCharacters(text);
        out.writeEndElement();
    }

    private static ZonedDateTime at(Payouts.File file) {
        return file.at().atZone(LegalDays.ZONE).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Of at most 35 letters, as the messages take ids. */
    private static String plain(String id) {
        return id.replace("-", "");
    }

    /** Without letters that no document may hold, and as long as messages take it. */
    private static String name(String text) {
        var plain = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ");
        return plain.length() <= NAME_MAX ? plain : plain.substring(0, NAME_MAX);
    }

    private static String yuan(Money money) {
        return BigDecimal.valueOf(money.fen(), 2).toPlainString();
    }
}
