package org.penglai.money;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Money;

/** Reads bank statements as streams, row by row. */
public interface StatementReaders {

    /** The forms that a statement may have. */
    enum Form {
        /** ISO 20022 camt.053. */
        CAMT_053,
        /** A table in text with a heading. */
        CSV
    }

    /** Of which form the file is; refused where it is of none. */
    Form recognise(Path file);

    Rows open(Form form, Path file);

    /** The rows of one file. */
    interface Rows extends AutoCloseable {

        /** The next row; nothing at the end, where balances that do not fit the rows are refused. */
        Optional<Row> next();

        /** What the file says of itself, as far as it has been read. */
        Told told();

        @Override
        void close();
    }

    /**
     * A row: a line, or what is wrong with it.
     *
     * @param number where it stands in its file
     */
    record Row(int number, Optional<BankLine> line, List<LineFault> faults) {
        public Row {
            faults = List.copyOf(faults);
        }

        /** A row that can be used. */
        public static Row good(BankLine line) {
            return new Row(line.row(), Optional.of(line), List.of());
        }

        /** A row that cannot. */
        public static Row bad(int number, List<LineFault> faults) {
            return new Row(number, Optional.empty(), faults);
        }
    }

    /**
     * What a file says of itself.
     *
     * @param account whose statement it is, where it says so
     * @param checked whether balances were there and fit the rows
     */
    record Told(Optional<String> account, Optional<Money> opening, Optional<Money> closing, boolean checked) {
        public static final Told NOTHING =
                new Told(Optional.empty(), Optional.empty(), Optional.empty(), /* checked= */ false);
    }
}
