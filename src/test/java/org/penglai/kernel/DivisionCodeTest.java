package org.penglai.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DivisionCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"370600", "370602", "370613", "３７０６１４", " 370681 "})
    void divisionsOfYantaiBeginWith3706(String typed) {
        assertThat(DivisionCode.parse(typed).isInYantai()).isTrue();
    }

    @Test
    void jinanIsInShandongAndNotInYantai() {
        var jinan = new DivisionCode("370102");

        assertThat(jinan.isIn("37")).isTrue();
        assertThat(jinan.isInYantai()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "37060", "3706022", "070602", "37O602"})
    void anythingButSixDigitsIsRefused(String typed) {
        assertThatThrownBy(() -> DivisionCode.parse(typed))
                .isInstanceOf(Refusal.class)
                .hasMessage("division-code.malformed");
    }
}
