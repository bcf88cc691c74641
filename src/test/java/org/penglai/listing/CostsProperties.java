package org.penglai.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.penglai.kernel.Money;
import org.penglai.listing.Costs.Span;

/** What holds of every plan, whatever is sold: the parts make the sum, more sales never cost less, and the end is the end. */
class CostsProperties {

    private static final LocalDate START = LocalDate.of(2028, 2, 29);

    @Property
    void thePartsMakeTheSumAndTheYearsTheTerm(
            @ForAll("plans") FeePlan plan, @ForAll("spans") Span span, @ForAll("sales") List<Long> sales) {
        var costs = Costs.of(plan, span, sales);

        assertThat(costs.years().stream().mapToLong(year -> year.due().fen()).sum())
                .isEqualTo(costs.total().fen());
        assertThat(costs.fixed()).isEqualTo(costs.years().isEmpty() ? Money.ZERO : plan.fixed());
        var day = span.from();
        for (var year : costs.years()) {
            assertThat(year.from()).isEqualTo(day);
            assertThat(year.until()).isAfter(day).isBeforeOrEqualTo(span.until());
            day = year.until();
        }
        assertThat(costs.years().isEmpty() || day.equals(span.until())).isTrue();
    }

    @Property
    void whoSellsMoreNeverPaysLessInAllNorUpToAnyYear(
            @ForAll("plans") FeePlan plan,
            @ForAll("spans") Span span,
            @ForAll("sales") List<Long> sales,
            @ForAll("amounts") long more) {
        var less = Costs.of(plan, span, sales);
        var greater =
                Costs.of(plan, span, sales.stream().map(amount -> amount + more).toList());

        for (int years = 1; years <= less.years().size(); years++) {
            assertThat(upTo(greater, years)).isGreaterThanOrEqualTo(upTo(less, years));
        }
    }

    @Property
    void royaltiesStayBetweenTheLeastAndTheMost(
            @ForAll("plans") FeePlan plan, @ForAll("spans") Span span, @ForAll("sales") List<Long> sales) {
        var costs = Costs.of(plan, span, sales);

        plan.runningFee().ifPresent(fee -> {
            var most = fee.maximumTotal().map(Money::fen).orElse(Long.MAX_VALUE);
            assertThat(costs.running().fen()).isLessThanOrEqualTo(most);
            var least = fee.minimumAnnual().map(Money::fen).orElse(0L);
            costs.years().stream()
                    .filter(year -> year.from().plusYears(1).isBefore(span.until()))
                    .filter(year -> costs.running().fen() < most)
                    .forEach(year -> assertThat(year.running().fen()).isGreaterThanOrEqualTo(least));
        });
        assertThat(plan.runningFee().isPresent() || costs.running().isZero()).isTrue();
    }

    private static long upTo(Costs costs, int years) {
        return costs.years().stream()
                .limit(years)
                .mapToLong(year -> year.due().fen())
                .sum();
    }

    @Provide
    Arbitrary<Long> amounts() {
        return Arbitraries.longs().between(0, 5_000_000_000_000L);
    }

    @Provide
    Arbitrary<List<Long>> sales() {
        return amounts().list().ofMinSize(1).ofMaxSize(5);
    }

    @Provide
    Arbitrary<Span> spans() {
        return Arbitraries.integers().between(-3, 8_000).map(days -> new Span(START, START.plusDays(days)));
    }

    @Provide
    Arbitrary<FeePlan> plans() {
        var money = Arbitraries.longs().between(1, 10_000_000_000L).map(Money::new);
        var parts = Combinators.combine(Arbitraries.integers().between(-100, 9_000), money)
                .as((days, amount) -> new FeePlan.Instalment(START.plusDays(days), amount))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
        var rates = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.ONE)
                .ofScale(4)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
        var running = Combinators.combine(
                        Arbitraries.of(FeePlan.RoyaltyBase.class), rates, money.optional(), money.optional())
                .as(CostsProperties::running);
        return Arbitraries.oneOf(
                Arbitraries.just(new FeePlan.Free()),
                money.map(FeePlan.LumpSum::new),
                parts.map(FeePlan.Instalments::new),
                running.map(FeePlan.Royalty::new),
                Combinators.combine(money, running).as(FeePlan.EntryFeeAndRoyalty::new));
    }

    private static FeePlan.RunningFee running(
            FeePlan.RoyaltyBase base, List<BigDecimal> rates, Optional<Money> least, Optional<Money> most) {
        var schedule = new java.util.ArrayList<FeePlan.Rate>();
        rates.forEach(rate -> schedule.add(new FeePlan.Rate(schedule.size() * 2 + 1, rate)));
        return new FeePlan.RunningFee(base, schedule, least, most, FeePlan.ReportPeriod.YEAR, false);
    }
}
