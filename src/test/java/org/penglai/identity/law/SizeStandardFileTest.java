package org.penglai.identity.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SizeStandardFileTest {

    private static final String SOUND = """
            standard:
              title: {zh: 标准, en: Standard}
              number: 号
              basis: {zh: 法, en: Law}
              status: IN_FORCE
              validFrom: 2011-06-18
              unitYuan: 10000
              classesAre: {from: {zh: 分类, en: Classes}, status: BACKGROUND}
            lines:
              - {line: 1, industry: {zh: 农业, en: Farming}, classes: ['01-03'], large: {revenue: 20000}, medium: {revenue: 500}, small: {revenue: 50}}
            withoutLine: ['53']
            """;

    @Test
    void aRangeStandsForEachOfItsDivisions() throws IOException {
        assertThat(SizeStandardFile.read(SOUND).lines().getFirst().classes()).containsExactly("01", "02", "03");
    }

    static Stream<Arguments> unsound() {
        return Stream.of(
                Arguments.of(SOUND.replace(", small: {revenue: 50}", ""), "small"),
                Arguments.of(SOUND.replace("medium: {revenue", "medium: {turnover"), "TURNOVER"),
                Arguments.of(SOUND.replace("medium: {revenue", "medium: {assets"), "measured differently"),
                Arguments.of(SOUND.replace("'53'", "'02'"), "belongs to two lines: 02"),
                Arguments.of(SOUND.replace("  validFrom: 2011-06-18\n", ""), "validFrom"),
                Arguments.of(SOUND.replace("large: {revenue: 20000}", "large: {}"), "a class without bounds"),
                Arguments.of(SOUND.replace("status: IN_FORCE", "status: RUMOUR"), "RUMOUR"));
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void whatIsNotSoundDoesNotLoad(String yaml, String says) {
        assertThatThrownBy(() -> SizeStandardFile.read(yaml)).hasStackTraceContaining(says);
    }
}
