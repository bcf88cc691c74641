package org.penglai.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When mails go out, on both sides of eight in the morning, and how long a mail server is waited for. */
final class MailScheduleTest {

    private static final MailSchedule USUAL = new MailSchedule(Duration.ofSeconds(60), Duration.ofSeconds(30));

    @Test
    void whatIsForTheInboxIsNeverDue() {
        assertThat(USUAL.due(Delivery.INBOX, Instant.EPOCH)).isEmpty();
    }

    @Test
    void aMailWaitsAMinuteForMore() {
        assertThat(USUAL.due(Delivery.MAIL, Instant.parse("2026-11-22T04:00:00Z")))
                .contains(Instant.parse("2026-11-22T04:01:00Z"));
    }

    @Test
    void theMailOfTheDayGoesOutAtEightInYantai() {
        assertThat(USUAL.due(Delivery.DIGEST, Instant.parse("2026-11-21T23:59:59Z")))
                .contains(Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(USUAL.due(Delivery.DIGEST, Instant.parse("2026-11-22T00:00:00Z")))
                .contains(Instant.parse("2026-11-23T00:00:00Z"));
    }

    @Test
    void eachPauseIsTwiceTheOneBeforeUpToAnHour() {
        assertThat(USUAL.pause(1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(USUAL.pause(2)).isEqualTo(Duration.ofSeconds(60));
        assertThat(USUAL.pause(7)).isEqualTo(Duration.ofSeconds(1920));
        assertThat(USUAL.pause(8)).isEqualTo(Duration.ofHours(1));
        assertThat(USUAL.pause(12)).isEqualTo(Duration.ofHours(1));
    }
}
