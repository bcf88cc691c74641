package org.penglai.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.penglai.kernel.LegalDays;

/**
 * When what is told goes out by mail.
 *
 * @param gathering how long a mail waits for more, so that what happens together comes together
 * @param firstRetry after so long a letter that could not be delivered is tried again; then twice as long each time
 */
public record MailSchedule(Duration gathering, Duration firstRetry) {

    /** When the mail of the day goes out: before work begins. */
    static final LocalTime DIGEST_AT = LocalTime.of(8, 0);

    /** Longest pause between two attempts. */
    private static final Duration LONGEST = Duration.ofHours(1);

    /** With the usual pauses these are some six hours: a mail server that is being repaired is back by then. */
    static final int ATTEMPTS_MAX = 12;

    /** The moment at which it is due, for what is mailed at all. */
    Optional<Instant> due(Delivery delivery, Instant now) {
        return switch (delivery) {
            case INBOX -> Optional.empty();
            case MAIL -> Optional.of(now.plus(gathering));
            case DIGEST -> Optional.of(nextMorning(now));
        };
    }

    /** How long after an attempt, counted from 1, the next one is. */
    public Duration pause(int attempt) {
        var doubled = firstRetry.multipliedBy(1L << Math.min(attempt - 1, 20));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    private static Instant nextMorning(Instant now) {
        var here = now.atZone(LegalDays.ZONE);
        var today = here.toLocalDate().atTime(DIGEST_AT).atZone(LegalDays.ZONE);
        return (here.isBefore(today) ? today : today.plusDays(1)).toInstant();
    }
}
