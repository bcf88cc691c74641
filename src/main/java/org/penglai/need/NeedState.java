package org.penglai.need;

/** The states of a need by name, as on the wire and in the database. */
public enum NeedState {
    DRAFT,
    OPEN,
    CLOSED,
    EXPIRED
}
