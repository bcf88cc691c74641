package org.penglai.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.identity.law.OrganisationLawFiles;
import org.penglai.kernel.OrganisationId;

/** When a bar holds, and from what it keeps its party. */
class BarTest {

    private static final BarringLaw LAW = OrganisationLawFiles.barring();
    private static final LocalDate FROM = LocalDate.of(2026, 3, 1);
    private static final LocalDate UNTIL = LocalDate.of(2026, 3, 31);

    @ParameterizedTest
    @CsvSource({"2026-02-28, false", "2026-03-01, true", "2026-03-31, true", "2026-04-01, false"})
    void itHoldsFromItsFirstToItsLastDay(LocalDate day, boolean holds) {
        assertThat(bar(Bar.Ground.CREDIT_RECORD, Optional.of(UNTIL)).holdsOn(day))
                .isEqualTo(holds);
    }

    @Test
    void liftedItHoldsNoMoreFromThatDayOn() {
        var lifted = bar(Bar.Ground.CREDIT_RECORD, Optional.empty()).lift(LocalDate.of(2026, 3, 10));

        assertThat(lifted.holdsOn(LocalDate.of(2026, 3, 9))).isTrue();
        assertThat(lifted.holdsOn(LocalDate.of(2026, 3, 10))).isFalse();
        assertThatThrownBy(() -> lifted.lift(LocalDate.of(2026, 3, 11))).hasMessage("bar.over");
    }

    @Test
    void whatIsOverCannotBeLifted() {
        var bar = bar(Bar.Ground.CREDIT_RECORD, Optional.of(UNTIL));

        assertThat(bar.lift(UNTIL).liftedOn()).contains(UNTIL);
        assertThatThrownBy(() -> bar.lift(UNTIL.plusDays(1))).hasMessage("bar.over");
    }

    /** Shandong Patent Regulations 50: five years. */
    @Test
    void aBanAfterAClawBackLastsFiveYearsWhereNoLastDayIsNamed() {
        assertThat(LAW.until(Bar.Ground.CLAWBACK_BAN, FROM)).contains(LocalDate.of(2031, 2, 28));
        assertThat(LAW.until(Bar.Ground.CREDIT_RECORD, FROM)).isEmpty();
        assertThat(LAW.of(Bar.Ground.CLAWBACK_BAN).citation().zh()).contains("山东省专利条例", "第五十条");
    }

    @ParameterizedTest
    @CsvSource({
        "CREDIT_RECORD, FREE_LICENCE, true", "CREDIT_RECORD, INCENTIVE, true", "CREDIT_RECORD, BIDDING, true",
        "BIDDING_DEFAULT, FREE_LICENCE, false", "BIDDING_DEFAULT, BIDDING, true", "BIDDING_DEFAULT, INCENTIVE, false",
        "CLAWBACK_BAN, FREE_LICENCE, false", "CLAWBACK_BAN, BIDDING, false", "CLAWBACK_BAN, INCENTIVE, true"
    })
    void eachGroundKeepsFromWhatTheLawSays(Bar.Ground ground, Bar.Deed deed, boolean keeps) {
        assertThat(LAW.keepsFrom(bar(ground, Optional.empty()), deed, FROM)).isEqualTo(keeps);
        assertThat(LAW.keepsFrom(bar(ground, Optional.empty()), deed, FROM.minusDays(1)))
                .isFalse();
    }

    private static Bar bar(Bar.Ground ground, Optional<LocalDate> until) {
        return new Bar(
                new BarId(new UUID(1, 1)),
                new OrganisationId(new UUID(1, 2)),
                ground,
                new Bar.Statement("某文号", "某事由"),
                FROM,
                until,
                Optional.empty());
    }
}
