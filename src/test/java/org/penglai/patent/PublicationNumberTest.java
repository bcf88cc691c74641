package org.penglai.patent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.kernel.Refusal;

class PublicationNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN117123456B",
                "cn117123456b",
                "CN 117123456 B",
                "CN.117123456.B",
                "117123456B",
                "ＣＮ１１７１２３４５６Ｂ",
                "CN 117 123 456 B"
            })
    void everySpellingPrintsTheSameInEveryForm(String written) {
        var number = PublicationNumber.parse(written);

        assertThat(number.printed()).isEqualTo("CN117123456B");
        assertThat(number.docdb()).isEqualTo("CN.117123456.B");
        assertThat(number.epodoc()).isEqualTo("CN117123456");
        assertThat(number.patentKind()).isEqualTo(PatentKind.INVENTION);
    }

    @Test
    void theEpodocFormHasNoLetters() {
        assertThat(PublicationNumber.parse("CN117123456").meaning()).isEmpty();
        assertThat(PublicationNumber.parse("CN1234567").docdb()).isEqualTo("CN.1234567");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "117123456",
                "1171234",
                "CN417123456A",
                "CN11712345A",
                "CN1171234567A",
                "CN117123456Z",
                "CN117123456A1",
                "CN117123456C8",
                "CN117123456U",
                "CN217123456B",
                "CN317123456U",
                "US117123456B"
            })
    void otherLengthsLettersAndOfficesAreNone(String written) {
        assertThat(PublicationNumber.read(written)).isEmpty();
        assertThatThrownBy(() -> PublicationNumber.parse(written))
                .isInstanceOf(Refusal.class)
                .hasMessage("patent.publication-malformed");
    }

    @ParameterizedTest
    @CsvSource({
        "CN1012345A, 1990-03-07, APPLICATION",
        "CN1012345B, 1992-12-30, EXAMINED",
        "CN2012345U, 1988-11-02, ANNOUNCED_MODEL",
        "CN3012345S, 1991-05-08, ANNOUNCED_DESIGN",
        "CN1101234A, 1995-04-05, APPLICATION",
        "CN1101234C, 1993-01-01, GRANTED_C",
        "CN2201234Y, 2001-06-06, GRANTED_Y",
        "CN3201234D, 2003-09-03, GRANTED_D",
        "CN101123456C, 2010-04-06, GRANTED_C",
        "CN101123456B, 2010-04-07, GRANTED_B",
        "CN201123456U, 2010-04-07, GRANTED_U",
        "CN301123456S, 2012-01-04, GRANTED_S",
        "CN117123456A, 2023-11-24, APPLICATION",
        "CN117123456C2, 2025-02-07, PARTLY_INVALID_C",
        "CN217123456Y1, 2025-02-07, PARTLY_INVALID_Y",
        "CN307123456S7, 2025-02-07, PARTLY_INVALID_S"
    })
    void lettersMeanWhatTheyMeantOnTheirDay(String written, LocalDate day, PublicationKind kind) {
        var number = PublicationNumber.parse(written);

        assertThat(number.meaningOn(day)).contains(kind);
        assertThat(number.meaning()).isIn(Optional.of(kind), Optional.empty());
        assertThat(kind.patentKind()).isEqualTo(number.patentKind());
    }

    @ParameterizedTest
    @CsvSource({
        "CN117123456C, 2023-05-09",
        "CN101123456B, 2010-04-06",
        "CN1012345B, 1993-01-01",
        "CN2201234U, 2001-06-06",
        "CN3201234S, 2003-09-03",
        "CN117123456C1, 2010-04-06"
    })
    void aLetterThatWasNotUsedThenIsRefused(String written, LocalDate day) {
        assertThatThrownBy(() -> PublicationNumber.parse(written).meaningOn(day))
                .hasMessage("patent.publication-kind");
    }

    @ParameterizedTest
    @CsvSource({
        "CN1012345A, 2007-08-31, true",
        "CN1012345A, 2007-09-01, false",
        "CN101012345A, 2007-07-01, true",
        "CN101012345A, 2007-06-30, false"
    })
    void numbersGrewInTheSummerOf2007(String written, LocalDate day, boolean fits) {
        var number = PublicationNumber.parse(written);

        if (fits) {
            assertThat(number.meaningOn(day)).contains(PublicationKind.APPLICATION);
        } else {
            assertThatThrownBy(() -> number.meaningOn(day)).hasMessage("patent.publication-length");
        }
    }

    @Test
    void oneParserTellsApplicationsFromPublications() {
        assertThat(PatentReference.parse("CN202110123456.7")).isInstanceOf(PatentReference.ByApplication.class);
        assertThat(PatentReference.parse("CN97101765")).isInstanceOf(PatentReference.ByApplication.class);
        assertThat(PatentReference.parse("CN117123456A")).isInstanceOf(PatentReference.ByPublication.class);
        assertThat(PatentReference.parse("CN1171234")).isInstanceOf(PatentReference.ByPublication.class);
        assertThatThrownBy(() -> PatentReference.parse("202110123456.8")).hasMessage("patent.check-digit");
        assertThatThrownBy(() -> PatentReference.parse("nonsense")).hasMessage("patent.number-malformed");
    }
}
