package org.penglai.money.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.money.Account;
import org.penglai.money.AccountKind;
import org.penglai.money.Clerk;
import org.penglai.money.HoldId;
import org.penglai.money.PayeeAccount;
import org.penglai.money.Payout;
import org.penglai.money.PayoutFileId;
import org.penglai.money.PayoutId;
import org.penglai.money.Payouts;
import org.penglai.money.Purpose;
import org.penglai.money.Settlement;

/** The order of payments, read back: elements in the order of pain.001.001.09, sums, ids and bounds. */
final class PaymentOrderTest {

    private static final OrganisationId PAYEE = new OrganisationId(new UUID(1, 2));
    private static final Clerk CLERK = new Clerk("clerk", PAYEE);
    private static final Instant AT = Instant.parse("2026-11-20T01:02:03.456Z");
    private static final Settlement FROM = new Settlement("3700001234567890", "蓬莱平台 & Co", "胶东银行", "402456000014");

    @Test
    void theElementsStandInTheOrderOfTheMessage() throws XMLStreamException {
        var paths = paths(text(payout(7, 1_250_050, new PayeeAccount("甲<乙>", "62220000", "某银行", "402456000014"))));

        assertThat(paths)
                .containsExactly(
                        "GrpHdr/MsgId=00000000000000010000000000000001",
                        "GrpHdr/CreDtTm=2026-11-20T09:02:03",
                        "GrpHdr/NbOfTxs=1",
                        "GrpHdr/CtrlSum=12500.50",
                        "GrpHdr/InitgPty/Nm=蓬莱平台 & Co",
                        "PmtInf/PmtInfId=00000000000000010000000000000001",
                        "PmtInf/PmtMtd=TRF",
                        "PmtInf/BtchBookg=false",
                        "PmtInf/NbOfTxs=1",
                        "PmtInf/CtrlSum=12500.50",
                        "PmtInf/ReqdExctnDt/Dt=2026-11-20",
                        "PmtInf/Dbtr/Nm=蓬莱平台 & Co",
                        "PmtInf/DbtrAcct/Id/Othr/Id=3700001234567890",
                        "PmtInf/DbtrAgt/FinInstnId/ClrSysMmbId/ClrSysId/Cd=CNAPS",
                        "PmtInf/DbtrAgt/FinInstnId/ClrSysMmbId/MmbId=402456000014",
                        "PmtInf/DbtrAgt/FinInstnId/Nm=胶东银行",
                        "PmtInf/CdtTrfTxInf/PmtId/InstrId=00000000000000070000000000000007",
                        "PmtInf/CdtTrfTxInf/PmtId/EndToEndId=00000000000000070000000000000007",
                        "PmtInf/CdtTrfTxInf/Amt/InstdAmt[CNY]=12500.50",
                        "PmtInf/CdtTrfTxInf/CdtrAgt/FinInstnId/ClrSysMmbId/ClrSysId/Cd=CNAPS",
                        "PmtInf/CdtTrfTxInf/CdtrAgt/FinInstnId/ClrSysMmbId/MmbId=402456000014",
                        "PmtInf/CdtTrfTxInf/CdtrAgt/FinInstnId/Nm=某银行",
                        "PmtInf/CdtTrfTxInf/Cdtr/Nm=甲<乙>",
                        "PmtInf/CdtTrfTxInf/CdtrAcct/Id/Othr/Id=62220000",
                        "PmtInf/CdtTrfTxInf/RmtInf/Ustrd=专利交易价款");
    }

    @Test
    void manyPaymentsAddUpAndABankThatIsNotKnownIsLeftOut() throws XMLStreamException {
        var to = new PayeeAccount("路".repeat(200), "62220000", "", "");

        var text = text(payout(7, 1, to), payout(8, 99, to));

        assertThat(text).contains("xmlns=\"" + PaymentOrder.NAMESPACE + "\"").doesNotContain("CdtrAgt");
        assertThat(paths(text))
                .contains("GrpHdr/NbOfTxs=2", "GrpHdr/CtrlSum=1.00", "PmtInf/CdtTrfTxInf/Cdtr/Nm=" + "路".repeat(140));
        assertThat(text).isEqualTo(text(payout(7, 1, to), payout(8, 99, to)));
    }

    private static String text(Payout... payments) {
        var total = List.of(payments).stream().map(one -> one.order().amount()).reduce(Money.ZERO, Money::plus);
        var file = new Payouts.File(new PayoutFileId(new UUID(1, 1)), payments.length, total, CLERK, AT);
        return PaymentOrder.text(FROM, file, List.of(payments));
    }

    private static Payout payout(long number, long fen, PayeeAccount to) {
        return new Payout(
                new PayoutId(new UUID(number, number)),
                new Payout.Order(Account.of(AccountKind.PAYABLE, PAYEE), to, new Money(fen), Purpose.PRICE, "专利交易价款"),
                Payout.State.EXPORTED,
                new HoldId(new UUID(3, 3)),
                new Payout.Signed(CLERK, AT),
                Optional.of(new Payout.Signed(CLERK, AT)),
                Optional.empty(),
                Optional.empty());
    }

    /** Every element with text, by its path below the message. */
    private static List<String> paths(String xml) throws XMLStreamException {
        var reader = XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(xml));
        var open = new ArrayList<String>();
        var found = new ArrayList<String>();
        var said = "";
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    assertThat(reader.getNamespaceURI()).isEqualTo(PaymentOrder.NAMESPACE);
                    var currency = reader.getAttributeValue(null, "Ccy");
                    open.add(reader.getLocalName() + (currency == null ? "" : "[" + currency + "]"));
                    said = "";
                }
                case XMLStreamConstants.CHARACTERS -> said += reader.getText();
                case XMLStreamConstants.END_ELEMENT -> {
                    if (!said.isEmpty()) {
                        found.add(String.join("/", open.subList(2, open.size())) + "=" + said);
                    }
                    said = "";
                    open.removeLast();
                }
                default -> {}
            }
        }
        return found;
    }
}
