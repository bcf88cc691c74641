package org.penglai.patentimport;

import java.util.Map;

/**
 * What is wrong with a row, or to be remarked about it.
 *
 * @param row as people count it
 * @param column what the file calls it; empty where the row as a whole is meant
 * @param code message key under {@code violation.}; what would be right stands under {@code import.right.}
 * @param facts values named in the messages
 * @param remark whether the row was taken all the same
 */
public record RowFault(int row, String column, String code, Map<String, String> facts, boolean remark) {
    public RowFault {
        facts = Map.copyOf(facts);
    }

    /** Something for which the row was not taken. */
    public static RowFault fault(int row, String column, String code, Map<String, String> facts) {
        return new RowFault(row, column, code, facts, /* remark= */ false);
    }

    /** Something that was put right or left out. */
    static RowFault remark(int row, String column, String code, Map<String, String> facts) {
        return new RowFault(row, column, code, facts, /* remark= */ true);
    }
}
