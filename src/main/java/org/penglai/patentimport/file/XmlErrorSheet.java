package org.penglai.patentimport.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.penglai.patentimport.Column;
import org.penglai.patentimport.ImportWriters;
import org.penglai.patentimport.RawRow;

/** What is wrong with which document of an XML file; the documents themselves stay with whoever sent them. */
final class XmlErrorSheet implements ImportWriters.ErrorSheet {

    private final OutputStream out;
    private final XMLStreamWriter xml;

    XmlErrorSheet(Path file) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(file));
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Errors");
        } catch (XMLStreamException unwritable) {
            throw new IOException(unwritable);
        }
    }

    @Override
    public void add(RawRow row, List<ImportWriters.Told> faults) {
        try {
            xml.writeStartElement("Document");
            xml.writeAttribute("number", String.valueOf(row.number()));
            var number = row.values().getOrDefault(Column.APPLICATION_NUMBER, List.of());
            if (!number.isEmpty()) {
                xml.writeAttribute("applicationNumber", sound(number.getFirst()));
            }
            for (var told : faults) {
                xml.writeStartElement("Error");
                xml.writeAttribute("column", sound(told.fault().column()));
                xml.writeAttribute("code", told.fault().code());
                text("Reason", told.reason());
                text("Right", told.right());
                xml.writeEndElement();
            }
            xml.writeEndElement();
        } catch (XMLStreamException unwritable) {
            throw new UncheckedIOException(new IOException(unwritable));
        }
    }

    private void text(String name, String text) throws XMLStreamException {
        if (!text.isEmpty()) {
            xml.writeStartElement(name);
            xml.writeCharacters(sound(text));
            xml.writeEndElement();
        }
    }

    /** Without what no XML may hold. */
    private static String sound(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
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
