package org.penglai.discovery.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/**
 * Writes a list of hits as a table to take along. What a spreadsheet would take for a formula becomes text.
 *
 * @param money the column that holds amounts in yuan
 */
public record HitsTable(List<String> heading, List<List<String>> rows, int money) {

    private static final String AMOUNT = "#,##0.00";
    private static final int WIDTH = 24;

    /** The longest text that a cell of a workbook holds. */
    private static final int CELL_MAX = 32_767;

    public HitsTable {
        heading = List.copyOf(heading);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** RFC 4180, with the mark by which spreadsheets know UTF-8. */
    public String csv() {
        var text = new StringWriter();
        text.write('\uFEFF');
        try (var out = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            out.writeRecord(heading);
            rows.forEach(
                    row -> out.writeRecord(row.stream().map(HitsTable::inert).toList()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return text.toString();
    }

    /** A workbook; amounts are numbers in it. */
    public byte[] xlsx(String sheetName) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Penglai", "1.0")) {
            var sheet = book.newWorksheet(sheetName);
            for (var column = 0; column < heading.size(); column++) {
                sheet.value(0, column, heading.get(column));
                sheet.style(0, column).bold().set();
                sheet.width(column, WIDTH);
            }
            sheet.freezePane(0, 1);
            for (var at = 0; at < rows.size(); at++) {
                var row = rows.get(at);
                for (var column = 0; column < row.size(); column++) {
                    var cell = row.get(column);
                    if (column == money && !cell.isEmpty()) {
                        sheet.value(at + 1, column, new BigDecimal(cell));
                        sheet.style(at + 1, column).format(AMOUNT).set();
                    } else {
                        sheet.value(at + 1, column, inert(cell));
                    }
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return bytes.toByteArray();
    }

    private static String inert(String cell) {
        var cut = cell.length() > CELL_MAX ? cell.substring(0, CELL_MAX) : cell;
        return !cut.isEmpty() && "=+-@\t\r".indexOf(cut.charAt(0)) >= 0 ? "'" + cut : cut;
    }
}
