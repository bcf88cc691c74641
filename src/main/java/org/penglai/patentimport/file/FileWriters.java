package org.penglai.patentimport.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.penglai.patentimport.Column;
import org.penglai.patentimport.ImportFormat;
import org.penglai.patentimport.ImportWriters;
import org.penglai.patentimport.RawRow;
import org.penglai.patentimport.RowFault;
import org.penglai.platform.json.Json;

/** {@link ImportWriters} for files. */
public final class FileWriters implements ImportWriters {

    private static final List<String> OUR_HEADING =
            Arrays.stream(Column.values()).map(Column::heading).toList();

    private final Path folder;

    /** @param folder for files that are made for one answer */
    public FileWriters(Path folder) {
        this.folder = folder;
    }

    @Override
    public Path fresh(ImportFormat format) {
        try {
            return Files.createTempFile(folder, "", "." + format.ending());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }

    @Override
    public Sheet patents(ImportFormat format, Path file) {
        try {
            return switch (format) {
                case CSV, XLSX -> table(Table.begin(format, file, OUR_HEADING));
                case JSON_LINES -> lines(writer(file));
                case CNIPA_XML, WIPO_XML -> new XmlSheet(format, file);
                case XML_ZIP -> throw unwritten(format);
            };
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public ErrorSheet errors(ImportFormat format, List<String> heading, Path file) {
        try {
            return switch (format) {
                case CSV, XLSX -> {
                    var whole = Stream.concat(heading.stream(), Heading.OF_ERRORS.stream())
                            .toList();
                    yield errors(Table.begin(format, file, whole), heading.size());
                }
                case JSON_LINES -> errorLines(writer(file));
                case CNIPA_XML, WIPO_XML -> new XmlErrorSheet(file);
                case XML_ZIP -> throw unwritten(format);
            };
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void template(ImportFormat format, Path file, Map<Column, String> explained) {
        switch (format) {
            case CSV -> patents(format, file).close();
            case XLSX -> {
                try (var table = Table.begin(format, file, OUR_HEADING)) {
                    explained.forEach((column, meaning) -> table.explain(column.heading(), meaning));
                } catch (IOException unwritable) {
                    throw new UncheckedIOException(unwritable);
                }
            }
            case JSON_LINES, CNIPA_XML, WIPO_XML -> {
                try (var sheet = patents(format, file)) {
                    sheet.add(Example.FULL);
                }
            }
            case XML_ZIP -> throw unwritten(format);
        }
    }

    private static IllegalArgumentException unwritten(ImportFormat format) {
        return new IllegalArgumentException("nothing is written as " + format);
    }

    private static Writer writer(Path file) throws IOException {
        return new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    }

    private static Sheet table(Table table) {
        return new Sheet() {
            @Override
            public void add(Map<Column, List<String>> row) {
                table.add(Arrays.stream(Column.values())
                        .map(column -> String.join("；", row.getOrDefault(column, List.of())))
                        .toList());
            }

            @Override
            public void close() {
                table.close();
            }
        };
    }

    private static ErrorSheet errors(Table table, int columns) {
        return new ErrorSheet() {
            @Override
            public void add(RawRow row, List<Told> faults) {
                var padded = Stream.concat(row.cells().stream(), Stream.generate(() -> ""))
                        .limit(columns);
                var told = Stream.of(
                        String.valueOf(row.number()),
                        joined(faults.stream().map(one -> one.fault().column())),
                        joined(faults.stream().map(Told::reason)),
                        joined(faults.stream().map(Told::right)));
                table.add(Stream.concat(padded, told).toList());
            }

            @Override
            public void close() {
                table.close();
            }
        };
    }

    private static String joined(Stream<String> texts) {
        return texts.filter(text -> !text.isEmpty()).collect(Collectors.joining("；"));
    }

    private static Sheet lines(Writer out) {
        return new Sheet() {
            @Override
            public void add(Map<Column, List<String>> row) {
                line(out, Example.fields(row));
            }

            @Override
            public void close() {
                FileWriters.close(out);
            }
        };
    }

    /** The line as it came with what is wrong beside it; a line that is no object stands as text. */
    private static ErrorSheet errorLines(Writer out) {
        return new ErrorSheet() {
            @Override
            public void add(RawRow row, List<Told> faults) {
                var object = new LinkedHashMap<String, Object>();
                var written = row.cells().isEmpty() ? "" : row.cells().getFirst();
                try {
                    object.putAll(Json.object(written));
                } catch (Json.Malformed none) {
                    object.put("_line", written);
                }
                object.put("_row", row.number());
                object.put("_errors", faults.stream().map(FileWriters::told).toList());
                line(out, object);
            }

            @Override
            public void close() {
                FileWriters.close(out);
            }
        };
    }

    private static Map<String, String> told(Told told) {
        RowFault fault = told.fault();
        return Map.of("column", fault.column(), "code", fault.code(), "reason", told.reason(), "right", told.right());
    }

    private static void line(Writer out, Map<String, Object> object) {
        try {
            out.write(Json.write(object));
            out.write('\n');
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void close(Writer out) {
        try {
            out.close();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
