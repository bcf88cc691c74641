package org.penglai.terms;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;

/**
 * How long a change of the rules is announced before it comes into force (E-Commerce Law, art. 34).
 *
 * @param days full days between announcement and coming into force
 */
public record ChangeLaw(int days, Bilingual source) {

    /** The first day on which what is announced now may come into force; days begin at midnight in China. */
    public LocalDate earliest(Instant announced) {
        var over = announced.plus(Duration.ofDays(days));
        var day = LegalDays.of(over);
        return begin(day).isBefore(over) ? day.plusDays(1) : day;
    }

    /** The moment at which that day begins, or a refusal when it is too early. */
    Instant requireInTime(Instant announced, LocalDate inForceFrom) {
        var earliest = earliest(announced);
        if (inForceFrom.isBefore(earliest)) {
            throw Refusal.invalid("terms.too-early")
                    .with("days", days)
                    .with("earliest", earliest.toString())
                    .violation("/inForceFrom", "terms.too-early", java.util.Map.of("earliest", earliest.toString()));
        }
        return begin(inForceFrom);
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(LegalDays.ZONE).toInstant();
    }
}
