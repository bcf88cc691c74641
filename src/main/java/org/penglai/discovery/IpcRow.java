package org.penglai.discovery;

/** One row of a file of the classification, as it was read. */
public sealed interface IpcRow {

    /** Where it stands: its line. */
    long line();

    /** A row that tells of a place. */
    record Entry(long line, IpcEntry entry) implements IpcRow {}

    /** A row that tells of none: why, and what stands there. */
    record Unreadable(long line, Why why, String text) implements IpcRow {}

    /** Why a row is not taken. */
    enum Why {
        /** The symbol is none of the classification. */
        SYMBOL,
        /** Neither title is there. */
        TITLE,
        /** The row has another form than the heading says. */
        FORM
    }
}
