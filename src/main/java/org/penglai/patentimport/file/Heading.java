package org.penglai.patentimport.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penglai.kernel.Refusal;
import org.penglai.patentimport.Column;
import org.penglai.patentimport.RawRow;
import org.penglai.patentimport.RowFault;

/** The heading of a table, and the rows below it. */
final class Heading {

    /** Between the values of one cell. */
    private static final String BETWEEN = "[;；\\n]";

    /** A column of the list of errors, which a corrected list may still carry. */
    static final List<String> OF_ERRORS = List.of("行号", "有误的列", "原因", "应为");

    private final List<String> written;
    private final List<Column> columns = new ArrayList<>();
    private final Map<Column, String> headings = new EnumMap<>(Column.class);
    private final List<String> ignored = new ArrayList<>();

    /** Reads it, or refuses what is none. */
    Heading(List<String> written) {
        this.written = List.copyOf(written);
        for (var heading : written) {
            var column = Column.of(heading);
            columns.add(column.orElse(null));
            column.ifPresentOrElse(known -> note(known, heading), () -> ignore(heading));
        }
        if (!headings.containsKey(Column.APPLICATION_NUMBER)) {
            throw Refusal.invalid(headings.isEmpty() ? "import.no-heading" : "import.no-number-column")
                    .with(
                            "wanted",
                            String.join(
                                    "、",
                                    Arrays.stream(Column.values())
                                            .map(Column::heading)
                                            .toList()));
        }
    }

    private void note(Column column, String heading) {
        if (headings.put(column, heading.strip()) != null) {
            throw Refusal.invalid("import.double-column").with("heading", heading.strip());
        }
    }

    private void ignore(String heading) {
        var plain = heading.strip();
        if (!plain.isEmpty() && !OF_ERRORS.contains(plain) && ignored.size() < 20) {
            ignored.add(plain.length() > 60 ? plain.substring(0, 60) : plain);
        }
    }

    List<String> written() {
        return written;
    }

    List<String> ignored() {
        return ignored;
    }

    RawRow row(int number, List<String> cells) {
        for (int at = columns.size(); at < cells.size(); at++) {
            if (!cells.get(at).isBlank()) {
                var facts = Map.of(
                        "columns", String.valueOf(columns.size()),
                        "cells", String.valueOf(cells.size()));
                return RawRow.broken(RowFault.fault(number, "", "import.cells", facts), cells);
            }
        }
        var values = new LinkedHashMap<Column, List<String>>();
        for (int at = 0; at < columns.size() && at < cells.size(); at++) {
            var column = columns.get(at);
            var cell = plain(cells.get(at));
            if (column != null && !cell.isEmpty()) {
                values.put(column, split(column, cell));
            }
        }
        return RawRow.of(number, values, headings, cells);
    }

    /** A mark that keeps a spreadsheet from taking a text for a formula is not part of it. */
    private static String plain(String cell) {
        var text = cell.strip();
        return text.length() > 1 && text.charAt(0) == '\'' && "=+-@".indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }

    static List<String> split(Column column, String cell) {
        var between = switch (column) {
            case IPC, CPC -> "[;；,，、|\\n]";
            case INVENTORS, ATTORNEYS -> "[;；、|\\n]";
            case PUBLICATION_NUMBER, GRANT_NUMBER -> "[;；,，、\\n]";
            case OWNERS, PRIORITIES -> BETWEEN;
            default -> "";
        };
        return between.isEmpty()
                ? List.of(cell)
                : Arrays.stream(cell.split(between))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList();
    }
}
