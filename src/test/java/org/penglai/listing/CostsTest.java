package org.penglai.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Money;
import org.penglai.listing.Costs.Span;
import org.penglai.listing.Costs.Year;
import org.penglai.listing.FeePlan.RoyaltyBase;

/** What each plan of the Civil Code comes to, year by year. */
final class CostsTest {

    private static final LocalDate START = LocalDate.of(2027, 1, 1);
    private static final Span THREE_YEARS = new Span(START, START.plusYears(3));

    @Test
    void aLumpSumIsDueInTheFirstYearAlone() {
        var costs = Costs.of(new FeePlan.LumpSum(Money.ofYuan(80_000)), THREE_YEARS, List.of());

        assertThat(costs.years()).extracting(Year::due).containsExactly(Money.ofYuan(80_000), Money.ZERO, Money.ZERO);
    }

    @Test
    void anInstalmentIsDueInTheYearOfItsDay() {
        var plan = new FeePlan.Instalments(
                List.of(part("2026-12-31", 1), part("2027-12-31", 2), part("2028-01-01", 4), part("2035-01-01", 8)));

        var costs = Costs.of(plan, THREE_YEARS, List.of());

        assertThat(costs.years())
                .extracting(Year::fixed)
                .containsExactly(Money.ofYuan(3), Money.ofYuan(4), Money.ofYuan(8));
        assertThat(costs.total()).isEqualTo(plan.fixed());
    }

    @Test
    void aRoyaltyFollowsTheScheduleOfRatesAndTheLastExpectationGoesOn() {
        var plan =
                new FeePlan.Royalty(running(RoyaltyBase.NET_SALES, Optional.empty(), Optional.empty(), "0.03", "0.02"));

        var costs = Costs.of(plan, THREE_YEARS, List.of(1_000_001L, 2_000_000L));

        assertThat(costs.years())
                .extracting(Year::number, Year::counted, Year::running)
                .containsExactly(
                        tuple(1, 1_000_001L, new Money(30_000)),
                        tuple(2, 2_000_000L, new Money(40_000)),
                        tuple(3, 2_000_000L, new Money(40_000)));
    }

    @Test
    void theLeastIsDueWithoutSalesAndTheMostEndsIt() {
        var plan = new FeePlan.EntryFeeAndRoyalty(
                Money.ofYuan(100),
                running(RoyaltyBase.PROFIT, Optional.of(Money.ofYuan(50)), Optional.of(Money.ofYuan(120)), "0.10"));

        assertThat(Costs.of(plan, THREE_YEARS, List.of()).years())
                .extracting(Year::due)
                .containsExactly(Money.ofYuan(150), Money.ofYuan(50), Money.ofYuan(20));
        assertThat(Costs.of(plan, THREE_YEARS, List.of(10_000_000L)).total()).isEqualTo(Money.ofYuan(220));
    }

    @Test
    void aRateForEachPieceIsInYuan() {
        var plan = new FeePlan.Royalty(running(RoyaltyBase.UNIT, Optional.empty(), Optional.empty(), "1.5"));

        assertThat(Costs.of(plan, new Span(START, START.plusYears(1)), List.of(3L))
                        .total())
                .isEqualTo(new Money(450));
    }

    @Test
    void aYearThatIsCutShortCountsByItsDays() {
        var plan = new FeePlan.Royalty(
                running(RoyaltyBase.NET_SALES, Optional.of(Money.ofYuan(365)), Optional.empty(), "0.01"));

        var costs = Costs.of(plan, new Span(START, START.plusDays(73)), List.of());

        assertThat(costs.years()).extracting(Year::running).containsExactly(Money.ofYuan(73));
    }

    @Test
    void nothingIsDueAfterTheEnd() {
        var plan = new FeePlan.LumpSum(Money.ofYuan(1));

        assertThat(Costs.of(plan, new Span(START, START), List.of()).years()).isEmpty();
        assertThat(Costs.of(plan, new Span(START, START.minusDays(1)), List.of())
                        .total())
                .isEqualTo(Money.ZERO);
    }

    private static FeePlan.Instalment part(String day, long yuan) {
        return new FeePlan.Instalment(LocalDate.parse(day), Money.ofYuan(yuan));
    }

    private static FeePlan.RunningFee running(
            RoyaltyBase base, Optional<Money> least, Optional<Money> most, String... rates) {
        var schedule = new java.util.ArrayList<FeePlan.Rate>();
        for (var rate : rates) {
            schedule.add(new FeePlan.Rate(schedule.size() + 1, new BigDecimal(rate)));
        }
        return new FeePlan.RunningFee(base, schedule, least, most, FeePlan.ReportPeriod.YEAR, false);
    }
}
