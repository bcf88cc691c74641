package org.penglai.patent;

/** The categories of legal events in WIPO ST.27; INPADOC uses the same letters, but has no category of its own for termination. */
public enum EventCategory {
    FILING('A', 'A'),
    GRANT('F', 'F'),
    BEYOND_TERM('G', 'G'),
    CESSATION('H', 'H'),
    REVIVAL('K', 'K'),
    REVIEW('L', 'L'),
    MAINTENANCE('M', 'M'),
    TERMINATION('N', 'H'),
    PUBLICATION('Q', 'Q'),
    PARTY_CHANGE('R', 'R'),
    LICENSING('S', 'S'),
    PROCEDURE('T', 'T'),
    PAYMENT('U', 'U'),
    OTHER('W', 'W'),
    SEARCH_AND_EXAMINATION('D', 'D');

    private final char st27;
    private final char inpadoc;

    EventCategory(char st27, char inpadoc) {
        this.st27 = st27;
        this.inpadoc = inpadoc;
    }

    public char st27() {
        return st27;
    }

    public char inpadoc() {
        return inpadoc;
    }
}
