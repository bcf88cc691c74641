package org.penglai.patentimport;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads files of all formats as streams. What is wrong with a file as a whole is a refusal under {@code import.}. */
public interface ImportReaders {

    /** What a file is by its content. */
    record Recognised(ImportFormat format, String charset) {}

    /** The rows of an open file, once and in order. */
    interface Rows extends AutoCloseable {

        /** The next row, or nothing after the last. */
        Optional<RawRow> next();

        /** The headings of a table, as written; empty for a format without. */
        List<String> heading();

        /** Headings seen so far that mean nothing here. */
        List<String> ignored();

        @Override
        void close();
    }

    Recognised recognise(Path file);

    Rows open(Recognised as, Path file);
}
