package org.penglai.platform.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Rows of a table in text, parted by commas, semicolons or tabs as its first line is; read as a stream. */
public final class CsvText implements AutoCloseable {

    private static final int HEADING_MAX = 16 * 1024;

    /** The text is not the rows of a table, or a cell is longer than any may be. */
    public static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(Throwable cause) {
            super(cause);
        }
    }

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;

    /**
     * @param text is closed with this
     * @param cellMax the most letters of a cell
     */
    public CsvText(Reader text, int cellMax) throws IOException {
        var whole = new BufferedReader(text, HEADING_MAX);
        reader = CsvReader.builder()
                .fieldSeparator(separator(whole))
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(cellMax)
                .ofCsvRecord((Reader) whole);
        records = reader.iterator();
    }

    /** Whichever of the three stands most often in the first line. */
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

    /** The cells of the next row; nothing after the last. */
    public Optional<List<String>> next() {
        try {
            return records.hasNext() ? Optional.of(records.next().getFields()) : Optional.empty();
        } catch (CsvParseException | UncheckedIOException malformed) {
            throw new Malformed(malformed);
        }
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
