package org.penglai.patentimport.file;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penglai.patentimport.Column;
import org.penglai.patentimport.ImportReaders;
import org.penglai.patentimport.RawRow;
import org.penglai.patentimport.RowFault;
import org.penglai.platform.json.Json;

/** Rows of a text with one JSON object to the line. A line that is none is a fault of that row alone. */
final class JsonLineRows implements ImportReaders.Rows {

    /** The longest line: a patent with all fields full has 40 000 letters. */
    private static final int LINE_MAX = 512 * 1024;

    private static final int IGNORED_MAX = 20;

    private final Reader text;
    private final TreeSet<String> ignored = new TreeSet<>();
    private int number;

    JsonLineRows(Path file, String charset) throws IOException {
        text = Encoding.reader(file, charset);
    }

    @Override
    public Optional<RawRow> next() {
        for (var line = line(); line != null; line = line()) {
            number++;
            if (!line.isBlank()) {
                return Optional.of(row(line));
            }
        }
        return Optional.empty();
    }

    private RawRow row(String line) {
        Map<String, Object> object;
        try {
            object = Json.object(line);
        } catch (Json.Malformed malformed) {
            return RawRow.broken(RowFault.fault(number, "", "import.json", Map.of()), List.of(line));
        }
        var values = new LinkedHashMap<Column, List<String>>();
        var headings = new EnumMap<Column, String>(Column.class);
        for (var entry : object.entrySet()) {
            var column = Column.of(entry.getKey());
            if (column.isEmpty()) {
                ignore(entry.getKey());
                continue;
            }
            var texts = texts(column.get(), entry.getValue());
            if (!texts.isEmpty()) {
                headings.put(column.get(), entry.getKey());
                values.put(column.get(), texts);
            }
        }
        Stream.of(Column.values()).forEach(column -> headings.putIfAbsent(column, column.field()));
        return RawRow.of(number, values, headings, List.of(line));
    }

    private void ignore(String name) {
        if (ignored.size() < IGNORED_MAX && name.length() <= 60 && !name.startsWith("_")) {
            ignored.add(name);
        }
    }

    private static List<String> texts(Column column, @Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> items ->
                items.stream().flatMap(item -> texts(column, item).stream()).toList();
            case Map<?, ?> object ->
                List.of(
                        switch (column) {
                            case OWNERS -> parts(object, "name", "uscc", "share");
                            case PRIORITIES -> parts(object, "office", "number", "date");
                            case AGENT -> parts(object, "agency", "code");
                            case PUBLICATION_NUMBER, GRANT_NUMBER -> parts(object, "number", "date");
                            default -> Json.write(object);
                        });
            default -> {
                var text = value.toString().strip();
                yield text.isEmpty() ? List.of() : List.of(text);
            }
        };
    }

    private static String parts(Map<?, ?> object, String... names) {
        return Stream.of(names)
                .map(name -> object.get(name) == null ? "" : String.valueOf(object.get(name)))
                .collect(Collectors.joining("|"))
                .replaceAll("\\|+$", "");
    }

    /** The next line without its end; a text that has none of bounded length is no list of lines. */
    private @Nullable String line() {
        var line = new StringBuilder();
        try {
            var letter = text.read();
            if (letter < 0) {
                return null;
            }
            for (; letter >= 0 && letter != '\n'; letter = text.read()) {
                if (line.length() == LINE_MAX) {
                    throw Unreadable.broken(number + 1);
                }
                line.append((char) letter);
            }
        } catch (IOException malformed) {
            throw Unreadable.broken(number + 1);
        }
        return line.toString();
    }

    @Override
    public List<String> heading() {
        return List.of();
    }

    @Override
    public List<String> ignored() {
        return new ArrayList<>(ignored);
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }
}
