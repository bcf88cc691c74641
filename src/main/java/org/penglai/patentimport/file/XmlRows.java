package org.penglai.patentimport.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.penglai.patentimport.ImportFormat;
import org.penglai.patentimport.ImportReaders;
import org.penglai.patentimport.RawRow;

/**
 * Documents of one XML file, one after the other: those of the China National Intellectual Property Administration and those
 * of WIPO's ST.36 and ST.96. Nothing that a file refers to is ever fetched, and no entity of its own is heeded.
 */
final class XmlRows implements ImportReaders.Rows {

    private static final Set<String> OF_CNIPA = Set.of("patentdocumentandrelated", "cnpatentdocument");

    private static final Set<String> OF_WIPO = Set.of(
            "exchangedocument", "patentdocument", "wopatentdocument", "patentpublication", "patentgrantpublication");

    /** Text and claims of an application as filed: they bear no number. */
    private static final String BODY = "cnapplicationbody";

    private static final int DEPTH_MAX = 100;
    private static final int LOOK_MAX = 500;

    private final InputStream in;
    private final XMLStreamReader reader;
    private int number;

    XmlRows(Path file) throws IOException {
        this(Files.newInputStream(file));
    }

    /** Documents that come as a stream, which is closed with this. */
    XmlRows(InputStream in) {
        this.in = in;
        this.reader = reader(in);
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    private static XMLStreamReader reader(InputStream in) {
        try {
            return factory().createXMLStreamReader(in);
        } catch (XMLStreamException malformed) {
            throw Unreadable.broken(1);
        }
    }

    /** Whose documents they are, from the first elements. */
    static ImportFormat format(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var reader = reader(in);
            for (int looked = 0; reader.hasNext() && looked < LOOK_MAX; ) {
                if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                looked++;
                var name = plain(reader.getLocalName());
                if (name.equals(BODY)) {
                    throw Unreadable.type("import.xml-body");
                }
                if (OF_CNIPA.contains(name)) {
                    return ImportFormat.CNIPA_XML;
                }
                if (OF_WIPO.contains(name)) {
                    return ImportFormat.WIPO_XML;
                }
            }
            throw Unreadable.type("import.xml-unknown");
        } catch (XMLStreamException malformed) {
            throw Unreadable.broken(1);
        }
    }

    /** Names of both families alike: {@code application-reference} and {@code ApplicationReference}. */
    static String plain(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<RawRow> next() {
        try {
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT && isDocument(plain(reader.getLocalName()))) {
                    number++;
                    return Optional.of(document().row(number));
                }
            }
            return Optional.empty();
        } catch (XMLStreamException malformed) {
            throw Unreadable.broken(number + 1);
        }
    }

    private static boolean isDocument(String name) {
        return OF_CNIPA.contains(name) || OF_WIPO.contains(name);
    }

    private XmlPatent document() throws XMLStreamException {
        var patent = new XmlPatent();
        patent.begins(plain(reader.getLocalName()), this::attribute);
        for (int depth = 1; depth > 0; ) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (depth > DEPTH_MAX) {
                        throw Unreadable.bomb();
                    }
                    patent.begins(plain(reader.getLocalName()), this::attribute);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> patent.says(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    patent.ends();
                }
                case XMLStreamConstants.END_DOCUMENT -> throw Unreadable.broken(number);
                default -> {}
            }
        }
        return patent;
    }

    /** The value of an attribute whose plain name ends so; empty where there is none. */
    private String attribute(String ending) {
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            if (plain(reader.getAttributeLocalName(at)).endsWith(ending)) {
                return reader.getAttributeValue(at);
            }
        }
        return "";
    }

    @Override
    public List<String> heading() {
        return List.of();
    }

    @Override
    public List<String> ignored() {
        return new ArrayList<>();
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }
}
