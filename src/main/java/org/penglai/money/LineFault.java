package org.penglai.money;

import java.util.Map;

/**
 * What is wrong with a row of a statement.
 *
 * @param column the column or element as the file calls it; empty where it is the row as a whole
 * @param code message key under {@code violation.}; what would be right stands under {@code money.right.}
 */
public record LineFault(int row, String column, String code, Map<String, Object> facts) {
    public LineFault {
        facts = Map.copyOf(facts);
    }
}
