package org.penglai.patent;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A year of a patent (专利年度), counted from the filing day: the first begins with it, each ends with the day before the
 * next one's first. A patent filed on 29 February begins its years on 28 February where there is no other.
 *
 * @param number from 1
 */
public record PatentYear(int number, LocalDate first, LocalDate last) {

    /** The year of that number of a patent filed on that day. */
    public static PatentYear of(LocalDate filed, int number) {
        return new PatentYear(
                number, filed.plusYears(number - 1L), filed.plusYears(number).minusDays(1));
    }

    /** The year in which the day lies; the first for a day before the filing. */
    public static PatentYear running(LocalDate filed, LocalDate day) {
        var guess = Math.max(1, (int) ChronoUnit.YEARS.between(filed, day) + 1);
        var year = of(filed, guess);
        return day.isAfter(year.last()) ? of(filed, guess + 1) : year;
    }
}
