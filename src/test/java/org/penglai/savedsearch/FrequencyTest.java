package org.penglai.savedsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At once is now; each day and each week begin at eight in the morning, China Standard Time. */
final class FrequencyTest {

    @ParameterizedTest
    @CsvSource({
        "AT_ONCE, 2026-03-04T03:00:00Z, 2026-03-04T03:00:00Z",
        "DAILY, 2026-03-03T23:59:59Z, 2026-03-04T00:00:00Z",
        "DAILY, 2026-03-04T00:00:00Z, 2026-03-05T00:00:00Z",
        "DAILY, 2026-03-04T15:30:00Z, 2026-03-05T00:00:00Z",
        "WEEKLY, 2026-03-04T03:00:00Z, 2026-03-09T00:00:00Z",
        "WEEKLY, 2026-03-08T23:59:59Z, 2026-03-09T00:00:00Z",
        "WEEKLY, 2026-03-09T00:00:00Z, 2026-03-16T00:00:00Z",
        "WEEKLY, 2026-03-08T16:30:00Z, 2026-03-09T00:00:00Z"
    })
    void matchesAreToldAtTheNextTurn(Frequency frequency, Instant found, Instant told) {
        assertThat(frequency.after(found)).isEqualTo(told);
    }
}
