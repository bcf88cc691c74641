package org.penglai.patent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.kernel.Refusal;

class ShareTest {

    @ParameterizedTest
    @CsvSource({"1/3, 1/3", "2/6, 1/3", "0.25, 1/4", "25%, 1/4", "33.34%, 1667/5000", "1, 1", "100%, 1", "１／２, 1/2"})
    void fractionsDecimalsAndPercentagesAreExact(String written, String printed) {
        assertThat(Share.parse(written)).hasToString(printed);
    }

    @Test
    void threeThirdsAreTheWholeAndThreeTimesThirtyThreePercentAreNot() {
        assertThat(Share.makeWhole(List.of(Share.parse("1/3"), Share.parse("1/3"), Share.parse("1/3"))))
                .isTrue();
        assertThat(Share.makeWhole(List.of(Share.parse("33%"), Share.parse("33%"), Share.parse("33%"))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0/3", "3/2", "1.5", "101%", "-1/2", "half"})
    void nothingAndMoreThanTheWholeAreRefused(String written) {
        assertThatThrownBy(() -> Share.parse(written))
                .isInstanceOf(Refusal.class)
                .hasMessage("patent.share-malformed");
    }
}
