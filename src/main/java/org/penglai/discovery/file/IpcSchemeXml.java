package org.penglai.discovery.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.penglai.discovery.IpcEntry;
import org.penglai.discovery.IpcKey;
import org.penglai.discovery.IpcRow;
import org.penglai.kernel.Bilingual;

/**
 * Reads the scheme as WIPO publishes it: {@code ipcEntry} elements in one another, each with the parts of its title;
 * references to other places are left out. The edition and the language stand at the root. Notes, guidance headings and
 * indexes are no places.
 */
final class IpcSchemeXml {

    /** Section, class, subclass, main group and up to eleven levels of groups. */
    private static final String PLACES = "scum123456789AB";

    private static final String GROUPS = "123456789AB";

    private final XMLStreamReader xml;
    private final Consumer<IpcRow> rows;
    private final Deque<Open> open = new ArrayDeque<>();
    private String edition;
    private String language = "EN";

    /** An entry that is being read. */
    private static final class Open {
        private final String kind;
        private final String symbol;
        private final long line;
        private final List<String> parts = new ArrayList<>();
        private boolean told;

        private Open(String kind, String symbol, long line) {
            this.kind = kind;
            this.symbol = symbol;
            this.line = line;
        }
    }

    private IpcSchemeXml(XMLStreamReader xml, String edition, Consumer<IpcRow> rows) {
        this.xml = xml;
        this.edition = edition;
        this.rows = rows;
    }

    /** @param edition where the file itself names none */
    static void read(InputStream file, String edition, Consumer<IpcRow> rows) throws IOException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            new IpcSchemeXml(factory.createXMLStreamReader(file), edition, rows).read();
        } catch (XMLStreamException malformed) {
            var line = malformed.getLocation() == null
                    ? 0
                    : malformed.getLocation().getLineNumber();
            rows.accept(new IpcRow.Unreadable(line, IpcRow.Why.FORM, "not well-formed XML"));
        }
    }

    private void read() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> begin(xml.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                default -> {
                    // texts are read where their element begins
                }
            }
        }
    }

    private void begin(String name) throws XMLStreamException {
        attribute("edition").map(IpcSchemeXml::edition).ifPresent(found -> edition = found);
        if (name.equals("ipcEntry")) {
            attribute("lang").ifPresent(found -> language = found.toUpperCase(Locale.ROOT));
            tell();
            open.push(new Open(
                    attribute("kind").orElse(""),
                    attribute("symbol").orElse(""),
                    xml.getLocation().getLineNumber()));
        } else if (open.isEmpty()) {
            attribute("lang").ifPresent(found -> language = found.toUpperCase(Locale.ROOT));
        } else if (name.equals("titlePart")) {
            var part = part();
            if (!part.isEmpty()) {
                open.peek().parts.add(part);
            }
        }
    }

    /** What lies in an entry comes after its title, so it is told of before. */
    private void tell() {
        var entry = open.peek();
        if (entry != null && !entry.told) {
            entry.told = true;
            row(entry).ifPresent(rows);
        }
    }

    private void end(String name) {
        if (name.equals("ipcEntry")) {
            tell();
            open.pop();
        }
    }

    private Optional<IpcRow> row(Open entry) {
        if (entry.kind.length() != 1 || PLACES.indexOf(entry.kind.charAt(0)) < 0) {
            return Optional.empty();
        }
        var key = IpcKey.parse(entry.symbol);
        if (key.isEmpty()) {
            return Optional.of(new IpcRow.Unreadable(entry.line, IpcRow.Why.SYMBOL, entry.symbol));
        }
        var text = IpcSchemeCsv.cut(String.join("; ", entry.parts));
        if (text.isEmpty()) {
            return Optional.of(new IpcRow.Unreadable(entry.line, IpcRow.Why.TITLE, entry.symbol));
        }
        var title = language.startsWith("ZH") ? Bilingual.of(text, "") : Bilingual.of("", text);
        var depth = GROUPS.indexOf(entry.kind) + 1;
        return Optional.of(new IpcRow.Entry(entry.line, new IpcEntry(key.get(), title, edition, depth, List.of())));
    }

    /** The text of a part without its references. */
    private String part() throws XMLStreamException {
        var text = new StringBuilder();
        var beside = 0;
        for (var depth = 1; depth > 0 && xml.hasNext(); ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    beside += beside > 0 || xml.getLocalName().equals("entryReference") ? 1 : 0;
                    text.append(xml.getLocalName().equals("emdash") ? "—" : "");
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    beside -= beside > 0 ? 1 : 0;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    text.append(beside > 0 ? "" : xml.getText());
                default -> {
                    // comments and the like say nothing
                }
            }
        }
        return text.toString().replaceAll("\\s+", " ").strip();
    }

    private Optional<String> attribute(String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name));
    }

    /** {@code 20260101} is the edition 2026.01. */
    private static String edition(String written) {
        return written.matches("\\d{8}") ? written.substring(0, 4) + "." + written.substring(4, 6) : written;
    }
}
