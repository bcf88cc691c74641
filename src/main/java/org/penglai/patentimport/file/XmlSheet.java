package org.penglai.patentimport.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.penglai.patentimport.Column;
import org.penglai.patentimport.ImportFormat;
import org.penglai.patentimport.ImportWriters;

/** Patents as XML documents in the elements of the CNIPA or of WIPO ST.96, as far as a row of ours fills them. */
final class XmlSheet implements ImportWriters.Sheet {

    private final OutputStream out;
    private final XMLStreamWriter xml;
    private final Names names;

    /** How one of the two families calls things. */
    private record Names(
            String prefix,
            String namespace,
            String root,
            String document,
            String application,
            String number,
            String filed,
            String publication,
            String kind,
            String published,
            String symbol,
            String symbolText,
            String design,
            String language) {}

    private static final Names CNIPA = new Names(
            "business",
            "http://www.sipo.gov.cn/XMLSchema/business",
            "PatentDocuments",
            "PatentDocumentAndRelated",
            "ApplicationReference",
            "DocNumber",
            "Date",
            "PublicationReference",
            "Kind",
            "Date",
            "ClassificationIPCR",
            "Text",
            "ClassificationLocarno",
            "lang");

    private static final Names ST96 = new Names(
            "pat",
            "http://www.wipo.int/standards/XMLSchema/ST96/Patent",
            "PatentPublicationBag",
            "PatentPublication",
            "ApplicationIdentification",
            "ApplicationNumberText",
            "FilingDate",
            "PatentPublicationIdentification",
            "PatentDocumentKindCode",
            "PublicationDate",
            "IPCRClassification",
            "Text",
            "LocarnoClassification",
            "languageCode");

    XmlSheet(ImportFormat format, Path file) throws IOException {
        names = format == ImportFormat.CNIPA_XML ? CNIPA : ST96;
        out = new BufferedOutputStream(Files.newOutputStream(file));
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(names.prefix(), names.root(), names.namespace());
            xml.writeNamespace(names.prefix(), names.namespace());
        } catch (XMLStreamException unwritable) {
            throw new IOException(unwritable);
        }
    }

    @Override
    public void add(Map<Column, List<String>> row) {
        try {
            begin(names.document());
            begin("BibliographicData");
            begin(names.application());
            text(names.number(), one(row, Column.APPLICATION_NUMBER), "");
            text(names.filed(), one(row, Column.FILING_DATE), "");
            xml.writeEndElement();
            publication("A", one(row, Column.PUBLICATION_DATE));
            publication("B", one(row, Column.GRANT_DATE));
            for (var symbol : row.getOrDefault(Column.IPC, List.of())) {
                begin(names.symbol());
                text(names.symbolText(), symbol, "");
                xml.writeEndElement();
            }
            text(names.design(), one(row, Column.LOCARNO), "");
            text("InventionTitle", one(row, Column.TITLE_ZH), "zh");
            text("InventionTitle", one(row, Column.TITLE_EN), "en");
            parties("ApplicantDetails", "Applicant", row.getOrDefault(Column.OWNERS, List.of()));
            parties("InventorDetails", "Inventor", row.getOrDefault(Column.INVENTORS, List.of()));
            xml.writeEndElement();
            text("Abstract", one(row, Column.ABSTRACT_ZH), "zh");
            text("Abstract", one(row, Column.ABSTRACT_EN), "en");
            xml.writeEndElement();
        } catch (XMLStreamException unwritable) {
            throw new UncheckedIOException(new IOException(unwritable));
        }
    }

    private static String one(Map<Column, List<String>> row, Column column) {
        return String.join(" ", row.getOrDefault(column, List.of()));
    }

    private void publication(String kind, String day) throws XMLStreamException {
        if (!day.isEmpty()) {
            begin(names.publication());
            text(names.kind(), kind, "");
            text(names.published(), day, "");
            xml.writeEndElement();
        }
    }

    private void parties(String around, String party, List<String> people) throws XMLStreamException {
        if (people.isEmpty()) {
            return;
        }
        begin(around);
        for (var person : people) {
            begin(party);
            text("Name", person, "");
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void begin(String name) throws XMLStreamException {
        xml.writeStartElement(names.prefix(), name, names.namespace());
    }

    private void text(String name, String text, String language) throws XMLStreamException {
        if (text.isEmpty()) {
            return;
        }
        begin(name);
        if (!language.isEmpty()) {
            xml.writeAttribute(names.language(), language);
        }
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    @Override
    public void close() {
        try (out) {
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (IOException | XMLStreamException unwritable) {
            throw new UncheckedIOException(new IOException(unwritable));
        }
    }
}
