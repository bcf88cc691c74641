package org.penglai.money;

import java.util.Locale;

/** What an entry of the book tells of. */
public enum Act {
    /** Somebody has to pay somebody. */
    EXPECTATION,
    /** That is no longer so. */
    EXPECTATION_WITHDRAWN,
    /** The bank's statement says that money came in. */
    RECEIPT,
    /** What came in belongs to what was expected. */
    ALLOTMENT,
    /** A party paid another without the platform. */
    DIRECT_PAYMENT,
    /** What was held was taken. */
    HOLD_POSTED,
    /** A payment was handed over for the bank. */
    PAYMENT_ORDERED,
    /** The statement says that it was paid. */
    PAYMENT_MADE,
    /** The statement says that it came back. */
    PAYMENT_RETURNED,
    /** The bank refused it, which two officers say. */
    PAYMENT_REJECTED,
    /** The statement says what the bank charges. */
    BANK_CHARGE,
    /** A programme was given money to award. */
    APPROPRIATION,
    /** Another entry was wrong. */
    CORRECTION;

    /** As in the ledger's kinds of entries. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
