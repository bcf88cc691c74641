package org.penglai.patent;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a Chinese publication is, told by the letter after its number (文献种类代码, WIPO ST.16), which has meant different
 * things at different times: until 1992, from 1993 to 6 April 2010, and since.
 */
public enum PublicationKind {
    /** Application laid open (发明专利申请公布). */
    APPLICATION("A", PatentKind.INVENTION, Era.ANY),
    /** Application announced after examination (审定公告), before patents were announced at grant. */
    EXAMINED("B", PatentKind.INVENTION, Era.FIRST),
    ANNOUNCED_MODEL("U", PatentKind.UTILITY_MODEL, Era.FIRST),
    ANNOUNCED_DESIGN("S", PatentKind.DESIGN, Era.FIRST),
    GRANTED_C("C", PatentKind.INVENTION, Era.SECOND),
    GRANTED_Y("Y", PatentKind.UTILITY_MODEL, Era.SECOND),
    GRANTED_D("D", PatentKind.DESIGN, Era.SECOND),
    GRANTED_B("B", PatentKind.INVENTION, Era.THIRD),
    GRANTED_U("U", PatentKind.UTILITY_MODEL, Era.THIRD),
    GRANTED_S("S", PatentKind.DESIGN, Era.THIRD),
    /** What is left after a partial invalidation, with the number of the decision after the letter. */
    PARTLY_INVALID_C("C[1-7]", PatentKind.INVENTION, Era.THIRD),
    PARTLY_INVALID_Y("Y[1-7]", PatentKind.UTILITY_MODEL, Era.THIRD),
    PARTLY_INVALID_S("S[1-7]", PatentKind.DESIGN, Era.THIRD);

    /** When the letters changed their meaning. */
    private enum Era {
        ANY(LocalDate.MIN, LocalDate.MAX),
        FIRST(LocalDate.MIN, LocalDate.of(1992, 12, 31)),
        SECOND(LocalDate.of(1993, 1, 1), LocalDate.of(2010, 4, 6)),
        THIRD(LocalDate.of(2010, 4, 7), LocalDate.MAX);

        private final LocalDate from;
        private final LocalDate until;

        Era(LocalDate from, LocalDate until) {
            this.from = from;
            this.until = until;
        }

        boolean holds(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /** Numbers have nine digits instead of seven from the summer of 2007 on; within it both occur. */
    private static final LocalDate FIRST_LONG = LocalDate.of(2007, 7, 1);

    private static final LocalDate LAST_SHORT = LocalDate.of(2007, 8, 31);

    private final String letters;
    private final PatentKind patentKind;
    private final Era era;

    PublicationKind(String letters, PatentKind patentKind, Era era) {
        this.letters = letters;
        this.patentKind = patentKind;
        this.era = era;
    }

    public PatentKind patentKind() {
        return patentKind;
    }

    /** Whether it announces a grant, by whatever letter. */
    public boolean isGrant() {
        return name().startsWith("GRANTED");
    }

    /** Whether it is what a partial invalidation left. */
    public boolean isAfterInvalidation() {
        return name().startsWith("PARTLY_INVALID");
    }

    /** What the letters mean on a day. */
    static Optional<PublicationKind> on(String letters, LocalDate day) {
        return meanings(letters).stream().filter(kind -> kind.era.holds(day)).findFirst();
    }

    /** What the letters mean when only the length of the number tells the time. */
    static Optional<PublicationKind> byLength(String letters, int digits) {
        var meanings = meanings(letters).stream()
                .filter(kind -> digits == PublicationNumber.LONG
                        ? kind.era.until.isAfter(FIRST_LONG)
                        : kind.era.from.isBefore(LAST_SHORT))
                .toList();
        return meanings.size() == 1 ? Optional.of(meanings.getFirst()) : Optional.empty();
    }

    private static List<PublicationKind> meanings(String letters) {
        return Arrays.stream(values())
                .filter(kind -> letters.matches(kind.letters))
                .toList();
    }

    /** Whether a publication of that day can bear a number of that length. */
    static boolean fits(int digits, LocalDate day) {
        return digits == PublicationNumber.LONG ? !day.isBefore(FIRST_LONG) : !day.isAfter(LAST_SHORT);
    }
}
