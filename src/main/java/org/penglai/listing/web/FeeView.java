package org.penglai.listing.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Language;
import org.penglai.listing.FeePlan;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.View;

/** A fee plan in plain words: the price in one sentence, and what else is agreed. */
public record FeeView(String headline, List<String> lines) {

    /** Says a plan, or that the price is negotiated. */
    static FeeView of(Optional<FeePlan> plan, Messages messages, Language language) {
        return plan.map(known -> new Words(messages, language).say(known))
                .orElseGet(() -> new FeeView(messages.text(language, "listing.fee.NEGOTIATED"), List.of()));
    }

    /** Puts one plan into words of one language. */
    private record Words(Messages messages, Language language) {

        FeeView say(FeePlan plan) {
            return switch (plan) {
                case FeePlan.Free() -> new FeeView(text("FREE", Map.of()), List.of());
                case FeePlan.LumpSum(var amount) ->
                    new FeeView(text("LUMP_SUM", Map.of("amount", View.yuan(amount))), List.of());
                case FeePlan.Instalments(var parts) ->
                    new FeeView(
                            text("INSTALMENTS", Map.of("amount", View.yuan(plan.fixed()), "count", parts.size())),
                            parts.stream()
                                    .map(part -> text(
                                            "instalment",
                                            Map.of("on", part.dueOn(), "amount", View.yuan(part.amount()))))
                                    .toList());
                case FeePlan.Royalty(var running) ->
                    new FeeView(text("ROYALTY", Map.of("rate", first(running))), lines(running));
                case FeePlan.EntryFeeAndRoyalty(var entryFee, var running) ->
                    new FeeView(
                            text(
                                    "ENTRY_FEE_AND_ROYALTY",
                                    Map.of("amount", View.yuan(entryFee), "rate", first(running))),
                            lines(running));
            };
        }

        private String first(FeePlan.RunningFee running) {
            return rate(running.base(), running.rates().getFirst().rate());
        }

        private List<String> lines(FeePlan.RunningFee running) {
            var lines = new ArrayList<String>();
            running.rates().stream()
                    .skip(1)
                    .map(step -> text(
                            "rate-from", Map.of("year", step.fromYear(), "rate", rate(running.base(), step.rate()))))
                    .forEach(lines::add);
            running.minimumAnnual()
                    .map(least -> text("minimum", Map.of("amount", View.yuan(least))))
                    .ifPresent(lines::add);
            running.maximumTotal()
                    .map(most -> text("maximum", Map.of("amount", View.yuan(most))))
                    .ifPresent(lines::add);
            lines.add(text("report." + running.reportPeriod(), Map.of()));
            if (running.audited()) {
                lines.add(text("audit", Map.of()));
            }
            return lines;
        }

        private String rate(FeePlan.RoyaltyBase base, BigDecimal rate) {
            var shown = base == FeePlan.RoyaltyBase.UNIT
                    ? rate.stripTrailingZeros().toPlainString()
                    : rate.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
            return text("rate." + base, Map.of("rate", shown));
        }

        private String text(String key, Map<String, ?> facts) {
            return messages.text(language, "listing.fee." + key, facts);
        }
    }
}
