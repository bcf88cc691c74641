package org.penglai.need;

/** What one side says to a match. */
public enum Decision {
    /** The firm wants to know more. */
    INTERESTED(NeedCourse.RESPOND),
    /** The firm does not want it, for one of the eight kinds of reasons. */
    DECLINED(NeedCourse.RESPOND),
    /** The owner offers it for this need. */
    OFFERED(NeedCourse.ANSWER),
    /** The owner asks something first. */
    ASKED(NeedCourse.ANSWER),
    /** The owner says that it does not fit. */
    UNFITTING(NeedCourse.ANSWER);

    private final NeedCourse deed;

    Decision(NeedCourse deed) {
        this.deed = deed;
    }

    /** Which deed of the need's course it is. */
    public NeedCourse deed() {
        return deed;
    }

    public boolean isOfFirm() {
        return deed == NeedCourse.RESPOND;
    }

    /** Whether whoever says it has to say more in words. */
    boolean needsWords() {
        return this == ASKED || this == UNFITTING;
    }

    /** Whether it speaks for the match, when weights are learned; a question says nothing. */
    java.util.Optional<Boolean> speaksFor() {
        return switch (this) {
            case INTERESTED, OFFERED -> java.util.Optional.of(true);
            case DECLINED, UNFITTING -> java.util.Optional.of(false);
            case ASKED -> java.util.Optional.empty();
        };
    }
}
