package org.penglai.identity;

/** Whether the operator has checked that an organisation is what it says (实名核验). */
public enum Verification {
    PENDING,
    VERIFIED,
    REJECTED,
    /** Verified once, and not again when the year was over. */
    LAPSED
}
