package org.penglai.incentive;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.penglai.kernel.Money;

/** Rounding never lets an award exceed what the text allows, and never takes off a whole fen. */
class AmountProperties {

    private static final LocalDate DAY = LocalDate.parse("2023-06-01");
    private static final long TEN_BILLION_YUAN = 1_000_000_000_000L;

    @Property
    void aShareNeverExceedsItsRateAndLiesLessThanAFenBelow(
            @ForAll @LongRange(max = TEN_BILLION_YUAN) long base,
            @ForAll @BigRange(min = "0.000001", max = "1") @Scale(6) BigDecimal share) {
        // When
        var awarded = new Rate(share).ofDown(new Money(base));
        // Then
        var exact = BigDecimal.valueOf(base).multiply(share);
        assertThat(BigDecimal.valueOf(awarded.fen()))
                .isLessThanOrEqualTo(exact)
                .isGreaterThan(exact.subtract(BigDecimal.ONE));
    }

    @Property
    void aCappedShareExceedsNeitherItsRateNorItsCeiling(
            @ForAll @LongRange(max = TEN_BILLION_YUAN) long base,
            @ForAll @BigRange(min = "0.0001", max = "1") @Scale(4) BigDecimal share,
            @ForAll @LongRange(min = 1, max = 10_000_000_000L) long most) {
        // Given
        var amount = new Amount.RateCapped(
                Vocabulary.DEAL_FEE, Dated.from(DAY, new Rate(share)), Dated.from(DAY, new Money(most)));
        var facts = Facts.from(Origin.of(Origin.Source.DEAL, ""))
                .amount(Vocabulary.DEAL_FEE, new Money(base))
                .build();
        // When
        var ceiling = amount.ceiling(facts, DAY).orElseThrow();
        // Then
        assertThat(ceiling.fen()).isBetween(0L, most);
        assertThat(BigDecimal.valueOf(ceiling.fen()))
                .isLessThanOrEqualTo(BigDecimal.valueOf(base).multiply(share));
    }
}
