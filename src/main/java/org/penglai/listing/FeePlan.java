package org.penglai.listing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Money;

/**
 * What is paid and when (使用费), in the grammar of Civil Code 846: nothing, one sum at once, one sum in parts, a share of
 * what the use yields, or a share with an entry fee before it. A plan cannot exist unless it is complete; what people write
 * is {@link FeePlanParts}.
 */
public sealed interface FeePlan {

    /** 免费. */
    record Free() implements FeePlan {}

    /** 一次总算，一次总付. */
    record LumpSum(Money amount) implements FeePlan {}

    /** 一次总算，分期支付; in order of due days. */
    record Instalments(List<Instalment> parts) implements FeePlan {
        public Instalments {
            parts = List.copyOf(parts);
        }
    }

    /** 提成支付. */
    record Royalty(RunningFee running) implements FeePlan {}

    /** 提成支付附加预付入门费. */
    record EntryFeeAndRoyalty(Money entryFee, RunningFee running) implements FeePlan {}

    /** One part of a sum and its due day. */
    record Instalment(LocalDate dueOn, Money amount) {}

    /**
     * A running fee (提成).
     *
     * @param rates the schedule, from the first year on; each rate holds until the next
     * @param audited whether the parties agree that accounts may be inspected
     */
    record RunningFee(
            RoyaltyBase base,
            List<Rate> rates,
            Optional<Money> minimumAnnual,
            Optional<Money> maximumTotal,
            ReportPeriod reportPeriod,
            boolean audited) {
        public RunningFee {
            rates = List.copyOf(rates);
        }
    }

    /**
     * The rate from a year of the licence on.
     *
     * @param fromYear 1 for the licence's first year
     * @param rate a share of the base, or yuan for each unit
     */
    record Rate(int fromYear, BigDecimal rate) {}

    /** What a running fee is counted from (提成基数). */
    enum RoyaltyBase {
        NET_SALES,
        PROFIT,
        OUTPUT_VALUE,
        UNIT
    }

    /** How often use is reported and paid. */
    enum ReportPeriod {
        QUARTER,
        HALF_YEAR,
        YEAR
    }

    default FeeMode mode() {
        return switch (this) {
            case Free() -> FeeMode.FREE;
            case LumpSum _ -> FeeMode.LUMP_SUM;
            case Instalments _ -> FeeMode.INSTALMENTS;
            case Royalty _ -> FeeMode.ROYALTY;
            case EntryFeeAndRoyalty _ -> FeeMode.ENTRY_FEE_AND_ROYALTY;
        };
    }

    /** All that is fixed in advance: the sum, the parts together, or the entry fee. */
    default Money fixed() {
        return switch (this) {
            case Free() -> Money.ZERO;
            case LumpSum(var amount) -> amount;
            case Instalments(var parts) ->
                parts.stream().map(Instalment::amount).reduce(Money.ZERO, Money::plus);
            case Royalty _ -> Money.ZERO;
            case EntryFeeAndRoyalty plan -> plan.entryFee();
        };
    }

    /** What has to be paid before the permission takes effect: the sum, the first part, the entry fee, or nothing. */
    default Money dueFirst() {
        return this instanceof Instalments(var parts) ? parts.getFirst().amount() : fixed();
    }

    /** The running fee, where there is one. */
    default Optional<RunningFee> runningFee() {
        return switch (this) {
            case Royalty(var running) -> Optional.of(running);
            case EntryFeeAndRoyalty plan -> Optional.of(plan.running());
            case Free _, LumpSum _, Instalments _ -> Optional.empty();
        };
    }
}
