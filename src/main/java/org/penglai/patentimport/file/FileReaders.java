package org.penglai.patentimport.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.penglai.kernel.Refusal;
import org.penglai.patentimport.ImportFormat;
import org.penglai.patentimport.ImportReaders;

/** {@link ImportReaders} for files: which format one is of is seen from its first letters, never from its name. */
public final class FileReaders implements ImportReaders {

    private static final int HEAD = 16 * 1024;

    @Override
    public Recognised recognise(Path file) {
        try {
            if (Files.size(file) == 0) {
                throw Refusal.invalid("file.empty");
            }
            var head = Encoding.head(file, HEAD);
            var binary = binary(head, file);
            if (binary.isPresent()) {
                return binary.get();
            }
            var encoding = Encoding.of(file);
            return new Recognised(text(file, encoding), encoding);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<Recognised> binary(byte[] head, Path file) throws IOException {
        var first = new String(head, 0, Math.min(head.length, 8), StandardCharsets.ISO_8859_1);
        if (first.startsWith("PK\3\4")) {
            if (!Workbook.holds(file) && ZipRows.holds(file)) {
                return Optional.of(new Recognised(ImportFormat.XML_ZIP, ""));
            }
            Workbook.require(file);
            return Optional.of(new Recognised(ImportFormat.XLSX, ""));
        }
        if (first.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            throw Unreadable.type("import.old-excel");
        }
        if (first.startsWith("%PDF") || first.startsWith("\u0089PNG") || first.startsWith("\u00FF\u00D8")) {
            throw Unreadable.type("import.type");
        }
        return Optional.empty();
    }

    private static ImportFormat text(Path file, String encoding) throws IOException {
        var letters = new char[1024];
        int length;
        try (var reader = Encoding.reader(file, encoding)) {
            length = Math.max(0, reader.read(letters));
        }
        var start = new String(letters, 0, length).stripLeading();
        if (start.isEmpty()) {
            throw Refusal.invalid("import.no-rows");
        }
        return switch (start.charAt(0)) {
            case '<' -> {
                if (start.toLowerCase(Locale.ROOT).startsWith("<!doctype html") || start.startsWith("<html")) {
                    throw Unreadable.type("import.type");
                }
                yield XmlRows.format(file);
            }
            case '{' -> ImportFormat.JSON_LINES;
            case '[' -> throw Unreadable.type("import.json-array");
            default -> ImportFormat.CSV;
        };
    }

    @Override
    public Rows open(Recognised as, Path file) {
        try {
            return switch (as.format()) {
                case CSV -> new CsvRows(file, as.charset());
                case JSON_LINES -> new JsonLineRows(file, as.charset());
                case XLSX -> new XlsxRows(file);
                case CNIPA_XML, WIPO_XML -> new XmlRows(file);
                case XML_ZIP -> new ZipRows(file);
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
