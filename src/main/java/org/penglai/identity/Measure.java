package org.penglai.identity;

import java.util.Locale;

/** What an enterprise's size is measured by (划型指标). */
public enum Measure {
    /** Persons employed (从业人员). */
    EMPLOYEES,
    /** Revenue of the year (营业收入), in fen. */
    REVENUE,
    /** Total assets (资产总额), in fen. */
    ASSETS;

    /** Name of the field that carries it, in the contract and in forms. */
    public String field() {
        return this == EMPLOYEES ? "employees" : name().toLowerCase(Locale.ROOT) + "Fen";
    }
}
