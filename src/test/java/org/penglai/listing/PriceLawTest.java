package org.penglai.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.listing.law.PriceLawFile;

class PriceLawTest {

    /** 15 days begun on 2 November are the 3rd to the 17th, in China. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-01T16:00:00Z, 2026-11-17T16:00:00Z",
        "2026-11-02T15:59:59Z, 2026-11-17T16:00:00Z",
        "2026-11-02T16:00:00Z, 2026-11-18T16:00:00Z"
    })
    void fifteenWholeDaysFollowTheDayOnWhichItBegins(Instant begun, Instant over) {
        var period = PriceLaw.wholeDays(15, begun);

        assertThat(period.endsAt()).isEqualTo(over);
        assertThat(period.shortened()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0", "60"})
    void aDemonstrationCountsSecondsAndSaysSo(int seconds) {
        var begun = Instant.parse("2026-11-02T02:00:00Z");
        var law = PriceLawFile.shipped().shortenedTo(Duration.ofSeconds(seconds));

        var period = law.least(law.rule(ListingSamples.university(), ListingSamples.TODAY), begun);

        assertThat(period).isEqualTo(new Publicity.Period(begun, begun.plusSeconds(seconds), 15, true));
    }
}
