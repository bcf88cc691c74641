package org.penglai.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatentNumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "202110123456.7",
                "2021101234567",
                "202110123456",
                "ZL202110123456.7",
                "CN 2021 1 0123456.7",
                "ｚｌ２０２１１０１２３４５６．７",
                "专利号：ZL202110123456.7",
                "licence for 202110123456.7, please"
            })
    void anySpellingNamesTheNumber(String typed) {
        assertThat(PatentNumbers.in(typed)).containsExactly("202110123456.7");
    }

    @Test
    void theOldFormIsReadToo() {
        assertThat(PatentNumbers.in("95115608.x")).containsExactly("95115608.X");
    }

    @ParameterizedTest
    @ValueSource(strings = {"202110123456.8", "锂电池 18650", "300 MPa", "2021", "12345678901234567890"})
    void wordsAndWrongCheckDigitsNameNothing(String typed) {
        assertThat(PatentNumbers.in(typed)).isEmpty();
    }
}
