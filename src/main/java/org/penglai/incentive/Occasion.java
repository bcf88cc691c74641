package org.penglai.incentive;

/** What a programme looks at when it happens, and the fact that says whether it has. */
public enum Occasion {
    /** A transfer or licence was certified as completed. */
    DEAL_CERTIFIED(Vocabulary.DEAL_CERTIFIED);

    private final Fact happened;

    Occasion(Fact happened) {
        this.happened = happened;
    }

    public Fact happened() {
        return happened;
    }
}
