package org.penglai.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.penglai.kernel.Money;

class IncomeProperties {

    private static final long MOST = 10_000_000_000_000L;
    private static final BigDecimal SEVENTY = new BigDecimal("0.70");
    private static final BigDecimal TEN = new BigDecimal("0.10");

    @Property
    void whatIsSharedIsTheNetIncomeExactly(
            @ForAll @LongRange(max = MOST) long gross, @ForAll @LongRange(max = MOST) long costs) {
        var split = split(gross, costs);

        assertThat(split.inventors().plus(split.office()).plus(split.house())).isEqualTo(split.net());
        assertThat(split.net().fen()).isEqualTo(Math.max(0, gross - costs));
        assertThat(List.of(split.inventors(), split.office(), split.house())).allMatch(part -> part.fen() >= 0);
    }

    @Property
    void nobodyGetsLessThanTheLawAsks(
            @ForAll @LongRange(max = MOST) long gross, @ForAll @LongRange(max = MOST) long costs) {
        var split = split(gross, costs);
        var net = BigDecimal.valueOf(split.net().fen());

        assertThat(BigDecimal.valueOf(split.inventors().fen())).isGreaterThanOrEqualTo(net.multiply(SEVENTY));
        assertThat(BigDecimal.valueOf(split.inventors().fen()))
                .isLessThan(net.multiply(SEVENTY).add(BigDecimal.ONE));
        if (split.net().fen() > 3) {
            assertThat(BigDecimal.valueOf(split.office().fen())).isGreaterThanOrEqualTo(net.multiply(TEN));
        }
    }

    @Property
    void partsOfInventorsAreTheWholeAndKeepToTheirWeights(
            @ForAll @LongRange(max = MOST) long amount,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 10_000) Integer> weights) {
        var whole = weights.stream().mapToLong(Integer::longValue).sum();
        var parts = new InventorWeights(weights).parts(new Money(amount));

        if (whole == 0) {
            assertThat(parts).isEmpty();
            return;
        }
        assertThat(parts.stream().reduce(Money.ZERO, Money::plus)).isEqualTo(new Money(amount));
        for (var at = 0; at < weights.size(); at++) {
            var exact = BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(weights.get(at)));
            var got = BigDecimal.valueOf(parts.get(at).fen()).multiply(BigDecimal.valueOf(whole));
            assertThat(got.subtract(exact).abs()).isLessThanOrEqualTo(BigDecimal.valueOf(whole));
            assertThat(weights.get(at) > 0 || parts.get(at).isZero()).isTrue();
        }
    }

    @Property
    void equalPartsDifferByOneFenAtMostAndTheFirstHaveIt(
            @ForAll @LongRange(max = MOST) long amount, @ForAll @IntRange(min = 1, max = 40) int inventors) {
        var parts = InventorWeights.equal(inventors).parts(new Money(amount));

        assertThat(parts.getFirst().fen() - parts.getLast().fen()).isBetween(0L, 1L);
        assertThat(parts).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    private static IncomeSplit split(long gross, long costs) {
        return IncomeSplit.of(new Money(gross), new Money(costs), SEVENTY, TEN);
    }
}
