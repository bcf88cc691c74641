package org.penglai.money.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.penglai.kernel.Refusal;
import org.penglai.money.StatementReaders;

/** {@link StatementReaders} for camt.053 and CSV, seen from what a file begins with. */
public final class StatementFiles implements StatementReaders {

    private static final int HEAD = 512;

    @Override
    public Form recognise(Path file) {
        try (var in = Files.newInputStream(file)) {
            var head = in.readNBytes(HEAD);
            if (head.length == 0) {
                throw Refusal.invalid("statement.empty");
            }
            return isXml(head) ? Form.CAMT_053 : Form.CSV;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** The first letter that is neither a mark nor white space, whatever the encoding. */
    private static boolean isXml(byte[] head) {
        for (var letter : head) {
            if (letter == '<') {
                return true;
            }
            var isMark = letter < 0 || letter == 0;
            if (!isMark && !Character.isWhitespace(letter)) {
                return false;
            }
        }
        return false;
    }

    @Override
    public Rows open(Form form, Path file) {
        try {
            return switch (form) {
                case CAMT_053 -> new CamtRows(file);
                case CSV -> new CsvRows(file);
            };
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
