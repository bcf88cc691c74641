package org.penglai.patentimport.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.penglai.patentimport.ImportFormat;

/** A table that is written row by row, as text or as a workbook. */
interface Table extends AutoCloseable {

    void add(List<String> cells);

    /** Says what a column means, where the format has a place for it. */
    void explain(String heading, String meaning);

    @Override
    void close();

    static Table begin(ImportFormat format, Path file, List<String> heading) throws IOException {
        var table = format == ImportFormat.XLSX ? new OfWorkbook(file) : new OfText(file);
        table.add(heading);
        return table;
    }

    /** What a spreadsheet would take for a formula becomes text; reading takes the mark away again. */
    private static String inert(String cell) {
        return !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    /** RFC 4180, with the mark by which spreadsheets know UTF-8. */
    final class OfText implements Table {
        private final CsvWriter out;

        OfText(Path file) throws IOException {
            var text = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
            text.write('\uFEFF');
            out = CsvWriter.builder()
                    .lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.CRLF)
                    .build(text);
        }

        @Override
        public void add(List<String> cells) {
            out.writeRecord(cells.stream().map(Table::inert).toList());
        }

        @Override
        public void explain(String heading, String meaning) {
            // a text has no second sheet
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    /** A workbook whose rows leave the memory as they come. */
    final class OfWorkbook implements Table {

        /** The longest text that a cell of a workbook holds. */
        private static final int CELL_MAX = 32_767;

        private static final int FLUSH = 500;

        private final OutputStream out;
        private final Workbook workbook;
        private final Worksheet sheet;
        private final java.util.List<String[]> notes = new java.util.ArrayList<>();
        private int rows;

        OfWorkbook(Path file) throws IOException {
            out = new BufferedOutputStream(Files.newOutputStream(file));
            workbook = new Workbook(out, "Penglai", "1.0");
            sheet = workbook.newWorksheet("专利");
        }

        @Override
        public void add(List<String> cells) {
            for (int at = 0; at < cells.size(); at++) {
                var cell = cells.get(at);
                if (!cell.isEmpty()) {
                    sheet.value(rows, at, cell.length() > CELL_MAX ? cell.substring(0, CELL_MAX) : cell);
                }
            }
            rows++;
            try {
                if (rows % FLUSH == 0) {
                    sheet.flush();
                }
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }

        @Override
        public void explain(String heading, String meaning) {
            notes.add(new String[] {heading, meaning});
        }

        @Override
        public void close() {
            try (out) {
                sheet.finish();
                if (!notes.isEmpty()) {
                    var explained = workbook.newWorksheet("说明");
                    for (int at = 0; at < notes.size(); at++) {
                        explained.value(at, 0, notes.get(at)[0]);
                        explained.value(at, 1, notes.get(at)[1]);
                    }
                    explained.finish();
                }
                workbook.finish();
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }
}
