package org.penglai.money.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.money.StatementReaders.Row;
import org.penglai.money.StatementReaders.Rows;
import org.penglai.money.StatementReaders.Told;

/**
 * A bank-to-customer statement (ISO 20022 camt.053, any version of it), entry by entry. Nothing that a file refers to is ever
 * fetched, and no entity of its own is heeded. At the end of each statement its balances must fit its entries.
 */
final class CamtRows implements Rows {

    private static final int ACCOUNT_MAX = 60;
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final XMLStreamReader reader;
    private final Deque<Row> ready = new ArrayDeque<>();
    private @Nullable Money opening;
    private @Nullable Money closing;
    private Money moved = Money.ZERO;
    private boolean whole = true;
    private boolean known;
    private String account = "";
    private int number;
    private Told told = Told.NOTHING;

    CamtRows(Path file) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            reader = factory().createXMLStreamReader(in);
        } catch (XMLStreamException malformed) {
            close();
            throw broken();
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    private Refusal broken() {
        return Refusal.invalid("statement.broken").with("row", number + 1);
    }

    @Override
    public Optional<Row> next() {
        try {
            while (ready.isEmpty() && reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> begins(reader.getLocalName());
                    case XMLStreamConstants.END_ELEMENT -> ends(reader.getLocalName());
                    case XMLStreamConstants.DTD -> throw Refusal.invalid("statement.dtd");
                    default -> {}
                }
            }
            if (ready.isEmpty() && !known) {
                throw Refusal.of(Refusal.Kind.UNSUPPORTED, "statement.type");
            }
            return Optional.ofNullable(ready.poll());
        } catch (XMLStreamException malformed) {
            throw broken();
        }
    }

    private void begins(String name) throws XMLStreamException {
        switch (name) {
            case "BkToCstmrStmt" -> known = true;
            case "Stmt" -> {
                opening = null;
                closing = null;
                moved = Money.ZERO;
                whole = true;
            }
            case "Acct" -> account(Element.read(reader));
            case "Bal" -> balance(Element.read(reader));
            case "Ntry" -> {
                number++;
                entry(Element.read(reader));
            }
            default -> {}
        }
    }

    private void account(Element acct) {
        account =
                RowReading.bounded(Element.either(acct.text("Id", "IBAN"), acct.text("Id", "Othr", "Id")), ACCOUNT_MAX);
        told = new Told(
                Optional.of(account).filter(id -> !id.isEmpty()), told.opening(), told.closing(), told.checked());
    }

    private void balance(Element balance) {
        var reading = new RowReading(0);
        var amount = reading.amount("Bal/Amt", balance.text("Amt"))
                .map(found -> balance.text("CdtDbtInd").equals("DBIT") ? Money.ZERO.minus(found) : found);
        var kind = balance.text("Tp", "CdOrPrtry", "Cd");
        if (kind.equals("OPBD") || kind.equals("PRCD")) {
            opening = amount.orElse(null);
        } else if (kind.equals("CLBD")) {
            closing = amount.orElse(null);
        }
    }

    private void entry(Element entry) {
        var status = Element.either(entry.text("Sts", "Cd"), entry.text("Sts"));
        if (status.equals("PDNG") || status.equals("INFO")) {
            return; // not booked, so it moves no balance
        }
        var read = new CamtEntry(number, entry).read();
        ready.addAll(read.rows());
        moved = moved.plus(read.moved());
        whole &= read.whole();
    }

    private void ends(String name) {
        if (!name.equals("Stmt")) {
            return;
        }
        if (opening == null || closing == null) {
            told = new Told(
                    told.account(), Optional.ofNullable(opening), Optional.ofNullable(closing), /* checked= */ false);
            return;
        }
        var reached = opening.plus(moved);
        if (whole && !reached.equals(closing)) {
            throw balance(opening, moved, closing);
        }
        told = new Told(told.account(), Optional.of(told.opening().orElse(opening)), Optional.of(closing), whole);
    }

    static Refusal balance(Money opening, Money moved, Money closing) {
        var right = opening.plus(moved);
        return Refusal.invalid("statement.balance")
                .with("opening", yuan(opening))
                .with("moved", yuan(moved))
                .with("closing", yuan(closing))
                .with("right", yuan(right))
                .with("difference", yuan(closing.minus(right)));
    }

    static String yuan(Money money) {
        return java.math.BigDecimal.valueOf(money.fen(), 2).toPlainString();
    }

    @Override
    public Told told() {
        return told;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }

    /** What an entry was read as: its rows, what it moves, and whether that is sure. */
    record Read(java.util.List<Row> rows, Money moved, boolean whole) {}

    /** For faults that name what would be right. */
    static Map<String, Object> right(String right) {
        return Map.of("right", right);
    }
}
