package org.penglai.patentimport;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row as it stands in the file, not yet looked at.
 *
 * @param number as people count it: of a table the first row below the heading is the second, of lines and documents the
 *     first is the first
 * @param values by column, as written, without empty ones; an owner as {@code name|credit code|share}
 * @param headings what the columns are called in the file
 * @param cells the row as a whole, to be given back: the cells of a table, or the one line
 * @param broken why the row cannot be read at all
 */
public record RawRow(
        int number,
        Map<Column, List<String>> values,
        Map<Column, String> headings,
        List<String> cells,
        Optional<RowFault> broken) {

    /** A row that can be read. */
    public static RawRow of(
            int number, Map<Column, List<String>> values, Map<Column, String> headings, List<String> cells) {
        return new RawRow(number, values, headings, cells, Optional.empty());
    }

    /** A row that cannot. */
    public static RawRow broken(RowFault why, List<String> cells) {
        return new RawRow(why.row(), Map.of(), Map.of(), cells, Optional.of(why));
    }

    /** The same row under another number. */
    public RawRow renumbered(int as) {
        return new RawRow(as, values, headings, cells, broken);
    }

    /** What the file calls the column. */
    String heading(Column column) {
        return headings.getOrDefault(column, column.heading());
    }

    List<String> all(Column column) {
        return values.getOrDefault(column, List.of());
    }

    /** The only value; empty where there is none. */
    String one(Column column) {
        return String.join(" ", all(column)).strip();
    }
}
