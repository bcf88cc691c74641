package org.penglai.incentive;

/** How a programme stands on a day. */
public enum Validity {
    NOT_YET,
    IN_FORCE,
    CONTINUED,
    CONTINUED_ASSUMED,
    ENDED;

    /** Whether the conditions are looked at in earnest. */
    public boolean isOpen() {
        return this == IN_FORCE || this == CONTINUED || this == CONTINUED_ASSUMED;
    }
}
