package org.penglai.patent.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.patent.AnnuityLaw;

class AnnuityLawFileTest {

    private static final AnnuityLaw LAW = AnnuityLawFile.shipped();

    /** Rule 115: six months with 5 % a month; practice: nothing in the first month, and 25 % at most. */
    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 0%",
        "2026-02-01, 0%",
        "2026-02-28, 0%",
        "2026-03-01, 5%",
        "2026-03-31, 5%",
        "2026-04-01, 10%",
        "2026-05-01, 15%",
        "2026-06-01, 20%",
        "2026-07-01, 25%",
        "2026-07-31, 25%",
        "2026-08-01, none"
    })
    void theSurchargeGrowsByTheMonthUntilGraceIsOver(LocalDate day, String rate) {
        var surcharge = LAW.surchargeOn(LocalDate.parse("2026-01-31"), day);

        assertThat(surcharge.map(AnnuityLaw::percent).orElse("none")).isEqualTo(rate);
    }

    @Test
    void graceEndsSixMonthsAfterTheDueDay() {
        assertThat(LAW.graceEnds(LocalDate.parse("2026-08-31"))).isEqualTo("2027-02-28");
        assertThat(LAW.steps(LocalDate.parse("2026-08-31"))).hasSize(6);
    }

    @Test
    void ownersAreWarnedThreeTimes() {
        assertThat(LAW.warnings()).containsExactly(60, 30, 7);
    }

    @Test
    void everyReductionHasItsSourceAndNoAmountIsInvented() {
        assertThat(LAW.reductions())
                .extracting(one -> one.id() + " " + AnnuityLaw.percent(one.rate()))
                .containsExactly("open-licence 15%", "small-single 85%", "small-joint 70%");
        assertThat(LAW.reductions())
                .allSatisfy(one -> assertThat(one.source().text().zh()).isNotBlank());
        assertThat(LAW.amounts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "perMonth: '0.05', perMonth: '1.05'",
        "'days: [60, 30, 7]', 'days: [60, 0]'",
        "'law: rules,', 'law: nobodys,'",
        "LICENCE_IN_FORCE, WHENEVER",
        "'months: 6', 'months: 0'"
    })
    void whatMakesNoSenseDoesNotLoad(String sound, String unsound) throws IOException {
        try (var file = AnnuityLawFile.class.getResourceAsStream("/law/annuities.yaml")) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).contains(sound);
            var broken = text.replace(sound, unsound).getBytes(StandardCharsets.UTF_8);

            assertThatThrownBy(() -> AnnuityLawFile.read(new ByteArrayInputStream(broken)))
                    .isInstanceOfAny(IllegalStateException.class, IOException.class);
        }
    }
}
