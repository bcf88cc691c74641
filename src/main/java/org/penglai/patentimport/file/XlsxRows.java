package org.penglai.patentimport.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Refusal;
import org.penglai.patentimport.Column;
import org.penglai.patentimport.ImportReaders;
import org.penglai.patentimport.RawRow;

/** Rows of the first sheet of a workbook. */
final class XlsxRows implements ImportReaders.Rows {

    /** Days of a spreadsheet count from here; its 29 February 1900, which never was, is long before any patent here. */
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

    private static final int COLUMNS_MAX = 200;

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final Heading heading;
    private final List<Optional<Column>> columns;
    private int number;

    XlsxRows(Path file) throws IOException {
        Workbook.require(file);
        try {
            workbook = new ReadableWorkbook(file.toFile());
            stream = workbook.getFirstSheet().openStream();
            rows = stream.iterator();
        } catch (ExcelReaderException | IOException malformed) {
            throw Unreadable.broken(1);
        }
        try {
            var first = cells(row().orElseThrow(() -> Refusal.invalid("import.no-rows")), List.of());
            heading = new Heading(first);
            columns = first.stream().map(Column::of).toList();
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
    }

    @Override
    public Optional<RawRow> next() {
        for (var row = row(); row.isPresent(); row = row()) {
            var cells = cells(row.get(), columns);
            if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                return Optional.of(heading.row(number, cells));
            }
        }
        return Optional.empty();
    }

    private Optional<Row> row() {
        try {
            if (!rows.hasNext()) {
                return Optional.empty();
            }
            var row = rows.next();
            number = row.getRowNum();
            return Optional.of(row);
        } catch (ExcelReaderException | UncheckedIOException malformed) {
            throw Unreadable.broken(number + 1);
        }
    }

    private static List<String> cells(Row row, List<Optional<Column>> columns) {
        var cells = new ArrayList<String>();
        for (int at = 0; at < Math.min(row.getCellCount(), COLUMNS_MAX); at++) {
            var column = at < columns.size() ? columns.get(at) : Optional.<Column>empty();
            cells.add(text(row.getOptionalCell(at).orElse(null), column));
        }
        return cells;
    }

    private static String text(@Nullable Cell cell, Optional<Column> column) {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return "";
        }
        var text = cell.getText();
        var raw = cell.getType() == CellType.NUMBER ? cell.getRawValue() : null;
        return raw == null ? text : number(raw, column).orElse(text);
    }

    /** What was typed as a number or a day and is meant as a patent's number or a day. */
    private static Optional<String> number(String raw, Optional<Column> column) {
        try {
            var value = new BigDecimal(raw);
            return switch (column.orElse(Column.INVENTORS)) {
                case FILING_DATE, PUBLICATION_DATE, GRANT_DATE ->
                    value.compareTo(BigDecimal.valueOf(100_000)) < 0
                            ? Optional.of(EPOCH.plusDays(value.longValue()).toString())
                            : Optional.of(value.toBigInteger().toString());
                case APPLICATION_NUMBER ->
                    Optional.of(value.setScale(1, RoundingMode.HALF_UP)
                            .stripTrailingZeros()
                            .toPlainString());
                default -> Optional.of(value.stripTrailingZeros().toPlainString());
            };
        } catch (ArithmeticException | NumberFormatException strange) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> heading() {
        return heading.written();
    }

    @Override
    public List<String> ignored() {
        return heading.ignored();
    }

    @Override
    public void close() {
        try {
            stream.close();
            workbook.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }
}
