package org.penglai.savedsearch;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import org.penglai.kernel.LegalDays;

/** How often a person is told of new matches (提醒频率). */
public enum Frequency {
    /** As soon as they are found. */
    AT_ONCE,
    /** Each morning, all of the day before together. */
    DAILY,
    /** Each Monday morning, all of the week before together. */
    WEEKLY;

    /** Before work begins, as with mails of the day. */
    static final LocalTime MORNING = LocalTime.of(8, 0);

    /** The first moment after this one at which matches are told. */
    public Instant after(Instant now) {
        if (this == AT_ONCE) {
            return now;
        }
        var here = now.atZone(LegalDays.ZONE);
        var morning = here.toLocalDate().atTime(MORNING).atZone(LegalDays.ZONE);
        if (this == WEEKLY) {
            morning = morning.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
            return (here.isBefore(morning) ? morning : morning.plusWeeks(1)).toInstant();
        }
        return (here.isBefore(morning) ? morning : morning.plusDays(1)).toInstant();
    }
}
