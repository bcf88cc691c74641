package org.penglai.patentimport;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes files in the formats that are read, row by row. */
public interface ImportWriters {

    /** Patents written one after the other. */
    interface Sheet extends AutoCloseable {

        void add(Map<Column, List<String>> row);

        @Override
        void close();
    }

    /** Rows given back with what is wrong with each. */
    interface ErrorSheet extends AutoCloseable {

        void add(RawRow row, List<Told> faults);

        @Override
        void close();
    }

    /** A fault in words. */
    record Told(RowFault fault, String reason, String right) {}

    /** A place for a file of that format that is made for one answer. */
    Path fresh(ImportFormat format);

    /** Gives up what was begun there. */
    void discard(Path file);

    /** Begins a file of patents in that place. */
    Sheet patents(ImportFormat format, Path file);

    /** Begins a file of rows that were not taken, in the format of their own file. */
    ErrorSheet errors(ImportFormat format, List<String> heading, Path file);

    /** A file to be filled in: a heading, or an example where the format has none. */
    void template(ImportFormat format, Path file, Map<Column, String> explained);
}
