package org.penglai.patent;

import java.time.LocalDate;

/** What is protected: an invention (发明), a utility model (实用新型) or a design (外观设计). */
public enum PatentKind {
    INVENTION,
    UTILITY_MODEL,
    DESIGN;

    /** From this filing day on a design is protected for fifteen years instead of ten. */
    private static final LocalDate LONGER_DESIGN_TERM = LocalDate.of(2021, 6, 1);

    /** Kind that a type digit of an application number names; 8 and 9 came by the PCT. */
    static PatentKind ofDigit(char digit) {
        return switch (digit) {
            case '1', '8' -> INVENTION;
            case '2', '9' -> UTILITY_MODEL;
            case '3' -> DESIGN;
            default -> throw new IllegalArgumentException("no patent kind has the digit " + digit);
        };
    }

    /** Years of protection, counted from the filing day (Patent Law, art. 42). */
    public int termYears(LocalDate filingDate) {
        return switch (this) {
            case INVENTION -> 20;
            case UTILITY_MODEL -> 10;
            case DESIGN -> filingDate.isBefore(LONGER_DESIGN_TERM) ? 10 : 15;
        };
    }

    /** Whether a declaration of open licence needs an evaluation report (Patent Law, art. 50). */
    public boolean needsEvaluationReport() {
        return this != INVENTION;
    }
}
