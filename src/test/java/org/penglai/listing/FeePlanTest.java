package org.penglai.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.listing.FeePlanParts.Part;
import org.penglai.listing.FeePlanParts.Step;

class FeePlanTest {

    private static final FeePlan.RunningFee FIVE_THEN_THREE_PERCENT = new FeePlan.RunningFee(
            FeePlan.RoyaltyBase.NET_SALES,
            List.of(new FeePlan.Rate(1, new BigDecimal("0.05")), new FeePlan.Rate(4, new BigDecimal("0.03"))),
            Optional.of(Money.ofYuan(10_000)),
            Optional.of(Money.ofYuan(500_000)),
            FeePlan.ReportPeriod.HALF_YEAR,
            true);

    static Stream<FeePlan> plans() {
        return Stream.of(
                new FeePlan.Free(),
                new FeePlan.LumpSum(Money.ofYuan(80_000)),
                new FeePlan.Instalments(List.of(
                        new FeePlan.Instalment(LocalDate.parse("2027-01-01"), Money.ofYuan(30_000)),
                        new FeePlan.Instalment(LocalDate.parse("2028-01-01"), Money.ofYuan(50_000)))),
                new FeePlan.Royalty(FIVE_THEN_THREE_PERCENT),
                new FeePlan.EntryFeeAndRoyalty(Money.ofYuan(20_000), FIVE_THEN_THREE_PERCENT));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void everyPlanOfTheGrammarReadsBackAsItWasWritten(FeePlan plan) {
        assertThat(FeePlanParts.of(plan).plan()).isEqualTo(plan);
        assertThat(FeePlanParts.of(plan).mode()).isEqualTo(plan.mode());
    }

    @Test
    void whatIsDueFirstIsTheSumTheFirstPartTheEntryFeeOrNothing() {
        assertThat(plans().map(FeePlan::dueFirst))
                .containsExactly(
                        Money.ZERO, Money.ofYuan(80_000), Money.ofYuan(30_000), Money.ZERO, Money.ofYuan(20_000));
        assertThat(plans().map(FeePlan::fixed))
                .containsExactly(
                        Money.ZERO, Money.ofYuan(80_000), Money.ofYuan(80_000), Money.ZERO, Money.ofYuan(20_000));
    }

    @ParameterizedTest
    @MethodSource("wrongParts")
    void missingForeignAndUnboundedFieldsAreNamed(FeePlanParts parts, String pointer, String code) {
        var refusal = catchThrowableOfType(Refusal.class, parts::plan);

        assertThat(refusal.code()).isEqualTo("listing.fee-plan");
        assertThat(refusal.violations())
                .extracting(Refusal.Violation::pointer, Refusal.Violation::code)
                .containsExactly(tuple(pointer, code));
    }

    static Stream<Arguments> wrongParts() {
        var base = FeePlan.RoyaltyBase.NET_SALES;
        var first = new Part(LocalDate.parse("2027-01-01"), 100);
        return Stream.of(
                wrong(sum(FeeMode.LUMP_SUM, null), "/feePlan/lumpSumFen", "required"),
                wrong(sum(FeeMode.LUMP_SUM, 0L), "/feePlan/lumpSumFen", "fee.amount"),
                wrong(sum(FeeMode.LUMP_SUM, 10_000_000_000_001L), "/feePlan/lumpSumFen", "fee.amount"),
                wrong(sum(FeeMode.FREE, 1L), "/feePlan/lumpSumFen", "fee.not-of-mode"),
                wrong(parts(FeeMode.INSTALMENTS, null, null, null), "/feePlan/instalments", "required"),
                wrong(parts(FeeMode.INSTALMENTS, List.of(), null, null), "/feePlan/instalments", "fee.instalments"),
                wrong(
                        parts(FeeMode.INSTALMENTS, List.of(first, first), null, null),
                        "/feePlan/instalments",
                        "fee.instalments-order"),
                wrong(
                        parts(FeeMode.INSTALMENTS, List.of(new Part(first.dueOn(), -1)), null, null),
                        "/feePlan/instalments/0/amountFen",
                        "fee.amount"),
                wrong(parts(FeeMode.ROYALTY, null, null, List.of(new Step(1, "0.05"))), "/feePlan/base", "required"),
                wrong(parts(FeeMode.ROYALTY, null, base, null), "/feePlan/rates", "required"),
                wrong(
                        parts(FeeMode.ROYALTY, null, base, List.of(new Step(2, "0.05"))),
                        "/feePlan/rates",
                        "fee.rates-order"),
                wrong(
                        parts(FeeMode.ROYALTY, null, base, List.of(new Step(1, "0.05"), new Step(1, "0.04"))),
                        "/feePlan/rates",
                        "fee.rates-order"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.01", "5", "-0.1", "0.1234567", "1e-2", "5%", ""})
    void aRateIsADecimalShareOfAtMostOne(String rate) {
        var parts = parts(FeeMode.ROYALTY, null, FeePlan.RoyaltyBase.PROFIT, List.of(new Step(1, rate)));

        assertThatThrownBy(parts::plan)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(Refusal.Violation::pointer)
                                .containsExactly("/feePlan/rates/0/rate"));
    }

    @Test
    void aRatePerUnitIsAnAmountOfYuan() {
        var parts = parts(FeeMode.ROYALTY, null, FeePlan.RoyaltyBase.UNIT, List.of(new Step(1, "12.50")));

        assertThat(parts.plan().runningFee().orElseThrow().rates())
                .containsExactly(new FeePlan.Rate(1, new BigDecimal("12.50")));
    }

    @Test
    void theMostIsNotLessThanTheLeast() {
        var parts = new FeePlanParts(
                FeeMode.ROYALTY,
                null,
                null,
                null,
                FeePlan.RoyaltyBase.NET_SALES,
                List.of(new Step(1, "0.05")),
                200L,
                100L,
                null,
                null);

        assertThatThrownBy(parts::plan)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(Refusal.Violation::code)
                                .containsExactly("fee.maximum-below-minimum"));
    }

    private static Arguments wrong(FeePlanParts parts, String pointer, String code) {
        return Arguments.of(parts, pointer, code);
    }

    private static FeePlanParts sum(FeeMode mode, @Nullable Long lumpSumFen) {
        return new FeePlanParts(mode, lumpSumFen, null, null, null, null, null, null, null, null);
    }

    private static FeePlanParts parts(
            FeeMode mode,
            @Nullable List<Part> instalments,
            FeePlan.@Nullable RoyaltyBase base,
            @Nullable List<Step> rates) {
        return new FeePlanParts(mode, null, null, instalments, base, rates, null, null, null, null);
    }
}
