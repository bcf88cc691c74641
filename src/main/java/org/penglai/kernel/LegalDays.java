package org.penglai.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Legal days are counted in China Standard Time, whatever the server's zone. */
public final class LegalDays {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private LegalDays() {}

    /** The legal day on which the instant falls. */
    public static LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }
}
