package org.penglai.patentimport.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Refusal;
import org.penglai.patentimport.ImportReaders;
import org.penglai.patentimport.RawRow;

/** Rows of a table in text, parted by commas, semicolons or tabs as its heading is. */
final class CsvRows implements ImportReaders.Rows {

    /** The longest cell: an abstract has at most 10 000 letters. */
    private static final int CELL_MAX = 256 * 1024;

    private static final int HEADING_MAX = 16 * 1024;

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final Heading heading;
    private int number = 1;

    CsvRows(Path file, String charset) throws IOException {
        var text = new BufferedReader(Encoding.reader(file, charset), HEADING_MAX);
        reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(CELL_MAX)
                .ofCsvRecord((Reader) text);
        records = reader.iterator();
        try {
            var first = read().orElseThrow(() -> Refusal.invalid("import.no-rows"));
            heading = new Heading(first);
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
    }

    private static char separator(Reader text) throws IOException {
        text.mark(HEADING_MAX);
        var best = ',';
        var counts = new int[128];
        for (int count = 0, letter = text.read(); letter >= 0 && letter != '\n' && count < HEADING_MAX - 1; count++) {
            if (letter == ',' || letter == ';' || letter == '\t') {
                counts[letter]++;
                best = counts[letter] > counts[best] ? (char) letter : best;
            }
            letter = text.read();
        }
        text.reset();
        return best;
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
            return records.hasNext() ? Optional.of(records.next().getFields()) : Optional.empty();
        } catch (CsvParseException | UncheckedIOException malformed) {
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
        try {
            reader.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }
}
