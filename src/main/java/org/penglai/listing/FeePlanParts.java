package org.penglai.listing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;

/**
 * A fee plan as it is written in the contract and stored: the mode and whichever fields go with it. Fields of another mode
 * are refused rather than ignored, so that nobody believes in a term that does not hold.
 */
public record FeePlanParts(
        FeeMode mode,
        @Nullable Long lumpSumFen,
        @Nullable Long entryFeeFen,
        @Nullable List<Part> instalments,
        FeePlan.@Nullable RoyaltyBase base,
        @Nullable List<Step> rates,
        @Nullable Long minimumAnnualFen,
        @Nullable Long maximumTotalFen,
        FeePlan.@Nullable ReportPeriod reportPeriod,
        @Nullable Boolean audit) {

    /** One instalment as written. */
    public record Part(LocalDate dueOn, long amountFen) {}

    /** One step of the schedule as written: the rate is a decimal string. */
    public record Step(int fromYear, String rate) {}

    /** More than any schedule needs: a patent lasts twenty years, and terms may be adjusted. */
    private static final int STEPS_MAX = 30;

    private static final int INSTALMENTS_MAX = 60;

    /** One hundred billion yuan: beyond any price, and far from overflow. */
    private static final long FEN_MAX = 10_000_000_000_000L;

    /** Only the mode: what a free plan consists of. */
    public static FeePlanParts ofMode(FeeMode mode) {
        return new FeePlanParts(mode, null, null, null, null, null, null, null, null, null);
    }

    /** Writes a plan. */
    public static FeePlanParts of(FeePlan plan) {
        return switch (plan) {
            case FeePlan.Free() -> ofMode(FeeMode.FREE);
            case FeePlan.LumpSum(var amount) ->
                new FeePlanParts(FeeMode.LUMP_SUM, amount.fen(), null, null, null, null, null, null, null, null);
            case FeePlan.Instalments(var parts) -> {
                var written = parts.stream()
                        .map(part -> new Part(part.dueOn(), part.amount().fen()))
                        .toList();
                yield new FeePlanParts(FeeMode.INSTALMENTS, null, null, written, null, null, null, null, null, null);
            }
            case FeePlan.Royalty(var running) -> running(FeeMode.ROYALTY, null, running);
            case FeePlan.EntryFeeAndRoyalty(var entryFee, var running) ->
                running(FeeMode.ENTRY_FEE_AND_ROYALTY, entryFee.fen(), running);
        };
    }

    private static FeePlanParts running(FeeMode mode, @Nullable Long entryFeeFen, FeePlan.RunningFee fee) {
        var steps = fee.rates().stream()
                .map(rate -> new Step(rate.fromYear(), rate.rate().toPlainString()))
                .toList();
        var minimum = fee.minimumAnnual().map(Money::fen).orElse(null);
        var maximum = fee.maximumTotal().map(Money::fen).orElse(null);
        return new FeePlanParts(
                mode, null, entryFeeFen, null, fee.base(), steps, minimum, maximum, fee.reportPeriod(), fee.audited());
    }

    /** The plan, or a refusal that names every field that is missing, out of place or out of bounds. */
    public FeePlan plan() {
        var refusal = Refusal.invalid("listing.fee-plan");
        refuseOthers(refusal);
        var plan = switch (mode) {
            case FREE -> new FeePlan.Free();
            case LUMP_SUM -> new FeePlan.LumpSum(amount(refusal, "lumpSumFen", lumpSumFen));
            case INSTALMENTS -> new FeePlan.Instalments(parts(refusal));
            case ROYALTY -> new FeePlan.Royalty(running(refusal));
            case ENTRY_FEE_AND_ROYALTY ->
                new FeePlan.EntryFeeAndRoyalty(amount(refusal, "entryFeeFen", entryFeeFen), running(refusal));
        };
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return plan;
    }

    private void refuseOthers(Refusal refusal) {
        var isRunning = mode == FeeMode.ROYALTY || mode == FeeMode.ENTRY_FEE_AND_ROYALTY;
        refuseUnless(mode == FeeMode.LUMP_SUM, refusal, "lumpSumFen", lumpSumFen);
        refuseUnless(mode == FeeMode.INSTALMENTS, refusal, "instalments", instalments);
        refuseUnless(mode == FeeMode.ENTRY_FEE_AND_ROYALTY, refusal, "entryFeeFen", entryFeeFen);
        refuseUnless(isRunning, refusal, "base", base);
        refuseUnless(isRunning, refusal, "rates", rates);
        refuseUnless(isRunning, refusal, "minimumAnnualFen", minimumAnnualFen);
        refuseUnless(isRunning, refusal, "maximumTotalFen", maximumTotalFen);
        refuseUnless(isRunning, refusal, "reportPeriod", reportPeriod);
    }

    private static void refuseUnless(boolean belongs, Refusal refusal, String field, @Nullable Object value) {
        if (!belongs && value != null) {
            refusal.violation(pointer(field), "fee.not-of-mode");
        }
    }

    private static Money amount(Refusal refusal, String field, @Nullable Long fen) {
        if (fen == null) {
            refusal.violation(pointer(field), "required");
            return Money.ZERO;
        }
        if (fen < 1 || fen > FEN_MAX) {
            refusal.violation(pointer(field), "fee.amount");
        }
        return new Money(fen);
    }

    private static Optional<Money> optional(Refusal refusal, String field, @Nullable Long fen) {
        return fen == null ? Optional.empty() : Optional.of(amount(refusal, field, fen));
    }

    private List<FeePlan.Instalment> parts(Refusal refusal) {
        var written = instalments;
        if (written == null || written.isEmpty() || written.size() > INSTALMENTS_MAX) {
            refusal.violation(pointer("instalments"), written == null ? "required" : "fee.instalments");
            return List.of();
        }
        if (!isAscending(written, Part::dueOn)) {
            refusal.violation(pointer("instalments"), "fee.instalments-order");
        }
        var parts = new ArrayList<FeePlan.Instalment>();
        for (var part : written) {
            var field = "instalments/" + parts.size() + "/amountFen";
            parts.add(new FeePlan.Instalment(part.dueOn(), amount(refusal, field, part.amountFen())));
        }
        return parts;
    }

    private FeePlan.RunningFee running(Refusal refusal) {
        if (base == null) {
            refusal.violation(pointer("base"), "required");
        }
        var counted = base == null ? FeePlan.RoyaltyBase.NET_SALES : base;
        var minimum = optional(refusal, "minimumAnnualFen", minimumAnnualFen);
        var maximum = optional(refusal, "maximumTotalFen", maximumTotalFen);
        if (minimum.isPresent()
                && maximum.filter(most -> most.compareTo(minimum.get()) < 0).isPresent()) {
            refusal.violation(pointer("maximumTotalFen"), "fee.maximum-below-minimum");
        }
        var period = reportPeriod == null ? FeePlan.ReportPeriod.YEAR : reportPeriod;
        return new FeePlan.RunningFee(
                counted, schedule(refusal, counted), minimum, maximum, period, Boolean.TRUE.equals(audit));
    }

    private List<FeePlan.Rate> schedule(Refusal refusal, FeePlan.RoyaltyBase counted) {
        var written = rates;
        if (written == null || written.isEmpty() || written.size() > STEPS_MAX) {
            refusal.violation(pointer("rates"), written == null ? "required" : "fee.rates");
            return List.of();
        }
        if (written.getFirst().fromYear() != 1 || !isAscending(written, Step::fromYear)) {
            refusal.violation(pointer("rates"), "fee.rates-order");
        }
        var schedule = new ArrayList<FeePlan.Rate>();
        for (var step : written) {
            schedule.add(new FeePlan.Rate(step.fromYear(), rate(refusal, schedule.size(), step.rate(), counted)));
        }
        return schedule;
    }

    private static BigDecimal rate(Refusal refusal, int index, String written, FeePlan.RoyaltyBase counted) {
        var pattern = counted == FeePlan.RoyaltyBase.UNIT ? "\\d{1,9}(\\.\\d{1,4})?" : "0(\\.\\d{1,6})?|1(\\.0{1,6})?";
        if (!written.matches(pattern)) {
            refusal.violation(pointer("rates/" + index + "/rate"), "fee.rate");
            return BigDecimal.ZERO;
        }
        return new BigDecimal(written);
    }

    private static <T, C extends Comparable<? super C>> boolean isAscending(List<T> items, Function<T, C> key) {
        for (var i = 1; i < items.size(); i++) {
            if (key.apply(items.get(i - 1)).compareTo(key.apply(items.get(i))) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static String pointer(String field) {
        return "/feePlan/" + field;
    }

    /** What is stated, by name, for canonical texts and the ledger. */
    public Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("mode", mode().name());
        Optional.ofNullable(lumpSumFen()).ifPresent(fen -> facts.put("lumpSumFen", fen));
        Optional.ofNullable(entryFeeFen()).ifPresent(fen -> facts.put("entryFeeFen", fen));
        Optional.ofNullable(instalments())
                .ifPresent(parts -> facts.put(
                        "instalments",
                        parts.stream()
                                .map(part -> Map.of("dueOn", part.dueOn().toString(), "amountFen", part.amountFen()))
                                .toList()));
        Optional.ofNullable(base()).ifPresent(base -> facts.put("base", base.name()));
        Optional.ofNullable(rates())
                .ifPresent(steps -> facts.put(
                        "rates",
                        steps.stream()
                                .map(step -> Map.of("fromYear", step.fromYear(), "rate", step.rate()))
                                .toList()));
        Optional.ofNullable(minimumAnnualFen()).ifPresent(fen -> facts.put("minimumAnnualFen", fen));
        Optional.ofNullable(maximumTotalFen()).ifPresent(fen -> facts.put("maximumTotalFen", fen));
        Optional.ofNullable(reportPeriod()).ifPresent(period -> facts.put("reportPeriod", period.name()));
        Optional.ofNullable(audit()).ifPresent(audit -> facts.put("audit", audit));
        return facts;
    }
}
