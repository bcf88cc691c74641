package org.penglai.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Legal days are counted in China Standard Time, whatever the server's zone. */
public final class LegalDays {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private LegalDays() {}

    /** The last day before the instant, where it is the very end of that day; none where it falls within one. */
    public static Optional<LocalDate> lastDayBefore(Instant end) {
        var day = of(end);
        return day.atStartOfDay(ZONE).toInstant().equals(end) ? Optional.of(day.minusDays(1)) : Optional.empty();
    }

    /** The legal day on which the instant falls. */
    public static LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }
}
