package org.penglai.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.kernel.Refusal;
import org.penglai.terms.law.ChangeLawFile;

/** Seven full days lie between announcement and coming into force, by the legal days of China. */
final class ChangeLawTest {

    private final ChangeLaw law = ChangeLawFile.shipped();

    @ParameterizedTest
    @CsvSource({
        "2026-11-01T16:00:00Z, 2026-11-09", // midnight that begins 2 November there: exactly seven full days, 2 to 8
        "2026-11-01T15:59:59Z, 2026-11-09", // a second earlier is still 1 November
        "2026-11-01T16:00:01Z, 2026-11-10", // one second short of seven days to the 9th
        "2026-11-02T15:59:59Z, 2026-11-10",
        "2024-02-22T16:00:00Z, 2024-03-01", // a leap day counts
    })
    void theEarliestDayIsTheFirstAfterSevenFullDays(Instant announced, LocalDate earliest) {
        assertThat(law.earliest(announced)).isEqualTo(earliest);
        assertThat(law.requireInTime(announced, earliest)).isAfterOrEqualTo(announced.plusSeconds(7 * 24 * 3600L));
    }

    @Test
    void anEarlierDayIsRefusedWithTheEarliestOne() {
        assertThatThrownBy(() -> law.requireInTime(Instant.parse("2026-11-01T16:00:01Z"), LocalDate.of(2026, 11, 9)))
                .isInstanceOfSatisfying(Refusal.class, refused -> {
                    assertThat(refused.code()).isEqualTo("terms.too-early");
                    assertThat(refused.facts())
                            .containsEntry("earliest", "2026-11-10")
                            .containsEntry("days", 7);
                });
    }

    @Test
    void theLawIsNamed() {
        assertThat(law.source().zh()).isEqualTo("《电子商务法》第三十四条");
    }
}
