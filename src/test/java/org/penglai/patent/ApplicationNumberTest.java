package org.penglai.patent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.kernel.Refusal;

class ApplicationNumberTest {

    @ParameterizedTest
    @CsvSource({
        "202110123456.7, 2021, INVENTION",
        "202110123450.X, 2021, INVENTION",
        "201710601862.3, 2017, INVENTION",
        "200310102344.5, 2003, INVENTION",
        "97101765.4, 1997, INVENTION",
        "95115608.X, 1995, INVENTION",
        "88201465.X, 1988, UTILITY_MODEL"
    })
    void publishedNumbersReadAsTheyAreWritten(String written, int year, PatentKind kind) {
        var reading = ApplicationNumber.read(written);

        assertThat(reading.isCanonical()).isTrue();
        assertThat(reading.checkGiven()).isTrue();
        assertThat(reading.number().canonical()).isEqualTo(written);
        assertThat(reading.number().year()).isEqualTo(year);
        assertThat(reading.number().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021101234567", "ZL202110123456.7", "ZL 2021 1 0123456.7", "zl202110123456.7", "CN202110123456.7",
                "CN 202110123456.7", "CN ZL 202110123456.7", "２０２１１０１２３４５６．７", "ＺＬ２０２１１０１２３４５６。７", "“202110123456.7”",
                "\u00a02021\u30001 0123456.7\t"
            })
    void everySpellingLeadsToTheSameNumber(String written) {
        var reading = ApplicationNumber.read(written);

        assertThat(reading.number().canonical()).isEqualTo("202110123456.7");
        assertThat(reading.checkGiven()).isTrue();
        assertThat(reading.isCanonical()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"202110123450.x, 202110123450.X", "95115608x, 95115608.X", "ZL95115608.X, 95115608.X"})
    void theCheckLetterMayBeWrittenSmall(String written, String canonical) {
        assertThat(ApplicationNumber.parse(written).canonical()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "202110123456, 202110123456.7",
        "ZL97101765, 97101765.4",
        "CN202110123456, 202110123456.7",
        "CN.202110123456.A, 202110123456.7",
        "cn 202110123456 a, 202110123456.7",
        "CN.88201465.U, 88201465.X",
        "CN.202130123456.S, 202130123456.8"
    })
    void aNumberWithoutCheckGetsTheComputedOneAndSaysSo(String written, String canonical) {
        var reading = ApplicationNumber.read(written);

        assertThat(reading.number().canonical()).isEqualTo(canonical);
        assertThat(reading.checkGiven()).isFalse();
    }

    @Test
    void aWrongCheckIsRefusedWithTheRightOne() {
        var refusal = catchThrowableOfType(Refusal.class, () -> ApplicationNumber.parse("202110123456.X"));

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refusal.code()).isEqualTo("patent.check-digit");
        assertThat(refusal.facts())
                .containsEntry("given", "X")
                .containsEntry("expected", "7")
                .containsEntry("canonical", "202110123456.7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "CN117123456A",
                "CN117123456B",
                "CN1171234",
                "20211012345.7",
                "20211012345678",
                "202140123456.7",
                "202150123456",
                "71101765.4",
                "04101765",
                "97401765.4",
                "199910123456.7",
                "2021-10123456.7",
                "H01M 10/0525",
                "2021101234S6.7"
            })
    void publicationNumbersOtherLengthsAndUnknownTypesAreMalformed(String written) {
        var refusal = catchThrowableOfType(Refusal.class, () -> ApplicationNumber.parse(written));

        assertThat(refusal.code()).isEqualTo("patent.number-malformed");
        assertThat(refusal.facts()).containsEntry("given", written);
    }

    @ParameterizedTest
    @CsvSource({
        "202110123456, INVENTION, false",
        "202180123456, INVENTION, true",
        "202120123456, UTILITY_MODEL, false",
        "202190123456, UTILITY_MODEL, true",
        "202130123456, DESIGN, false"
    })
    void theTypeDigitTellsKindAndRoute(String digits, PatentKind kind, boolean international) {
        var number = new ApplicationNumber(digits);

        assertThat(number.kind()).isEqualTo(kind);
        assertThat(number.isInternational()).isEqualTo(international);
    }

    @Test
    void docdbAndEpodocLeaveTheCheckDigitOut() {
        assertThat(ApplicationNumber.parse("202110123456.7").docdb()).isEqualTo("CN.202110123456.A");
        assertThat(ApplicationNumber.parse("88201465.X").docdb()).isEqualTo("CN.88201465.U");
        assertThat(ApplicationNumber.parse("202110123456.7").epodoc()).isEqualTo("CN202110123456");
        assertThat(ApplicationNumber.parse(new ApplicationNumber("202130123456").docdb()))
                .isEqualTo(new ApplicationNumber("202130123456"));
    }

    @Test
    void thePatentNumberBearsZl() {
        assertThat(new ApplicationNumber("202110123456").patentNumber()).isEqualTo("ZL202110123456.7");
    }

    @Test
    void oldNumbersSortBeforeNewOnes() {
        var numbers = java.util.stream.Stream.of("202110123456.7", "97101765.4", "200310102344.5", "02100000")
                .map(ApplicationNumber::parse)
                .sorted()
                .map(ApplicationNumber::digits);

        assertThat(numbers).containsExactly("97101765", "02100000", "200310102344", "202110123456");
    }
}
