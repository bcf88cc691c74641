package org.penglai.patentimport;

/** How much an import may be, with the reasons. */
public final class ImportLimits {

    /** The law's figure for one file; a larger register comes in parts. */
    public static final int ROWS_MAX = 100_000;

    /** 100 000 rows of 640 bytes; compiled lists of patents with a third of abstracts have 390. */
    public static final long BYTES_MAX = 64L * 1024 * 1024;

    /** Of one organisation, waiting or running: the next waits for one to end, and nobody blocks the others. */
    public static final int OPEN_MAX = 5;

    /** Rows of one transaction: long enough to be quick, short enough that a statement takes a tenth of a second. */
    static final int BATCH = 2000;

    /** The same limits as for a patent that is entered over the API. */
    static final int TITLE_ZH = 300;

    static final int TITLE_EN = 600;
    static final int ABSTRACT_ZH = 5000;
    static final int ABSTRACT_EN = 10_000;
    static final int NAME = 200;
    static final int SYMBOLS = 50;
    static final int PEOPLE = 100;

    private ImportLimits() {}
}
