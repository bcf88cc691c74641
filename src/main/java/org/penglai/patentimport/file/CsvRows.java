package org.penglai.patentimport.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Refusal;
import org.penglai.patentimport.ImportReaders;
import org.penglai.patentimport.RawRow;
import org.penglai.platform.text.CsvText;

/** Rows of a table in text, parted by commas, semicolons or tabs as its heading is. */
final class CsvRows implements ImportReaders.Rows {

    /** The longest cell: an abstract has at most 10 000 letters. */
    private static final int CELL_MAX = 256 * 1024;

    private final CsvText table;
    private final Heading heading;
    private int number = 1;

    CsvRows(Path file, String charset) throws IOException {
        table = new CsvText(Encoding.reader(file, charset), CELL_MAX);
        try {
            var first = read().orElseThrow(() -> Refusal.invalid("import.no-rows"));
            heading = new Heading(first);
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
    }

    @Override
    public Optional<RawRow> next() {
        for (var cells = read(); cells.isPresent(); cells = read()) {
            number++;
            if (cells.get().stream().anyMatch(cell -> !cell.isBlank())) {
                return Optional.of(heading.row(number, cells.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<List<String>> read() {
        try {
            return table.next();
        } catch (CsvText.Malformed malformed) {
            throw Unreadable.broken(number + 1);
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
        table.close();
    }
}
