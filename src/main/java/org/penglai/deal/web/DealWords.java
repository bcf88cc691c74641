package org.penglai.deal.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.penglai.kernel.Language;
import org.penglai.listing.FeePlan;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.View;

/** Says in words what a deal costs. */
record DealWords(Messages messages, Language language) {

    /** The price, line by line. */
    List<String> fee(FeePlan plan) {
        return switch (plan) {
            case FeePlan.Free() -> List.of(say("free", Map.of()));
            case FeePlan.LumpSum(var amount) -> List.of(say("lump-sum", Map.of("amount", View.yuan(amount))));
            case FeePlan.Instalments(var parts) ->
                parts.stream()
                        .map(part -> say("instalment", Map.of("amount", View.yuan(part.amount()), "day", part.dueOn())))
                        .toList();
            case FeePlan.Royalty(var running) -> running(running);
            case FeePlan.EntryFeeAndRoyalty(var entry, var running) -> {
                var lines = new ArrayList<>(List.of(say("entry", Map.of("amount", View.yuan(entry)))));
                lines.addAll(running(running));
                yield lines;
            }
        };
    }

    private List<String> running(FeePlan.RunningFee fee) {
        var lines = new ArrayList<String>();
        var unit = fee.base() == FeePlan.RoyaltyBase.UNIT;
        for (var step : fee.rates()) {
            var rate = unit
                    ? "¥" + step.rate().toPlainString()
                    : step.rate().movePointRight(2).stripTrailingZeros().toPlainString() + "%";
            var base = messages.text(language, "deal.fee.base." + fee.base().name());
            lines.add(say("rate", Map.of("rate", rate, "base", base, "year", step.fromYear())));
        }
        fee.minimumAnnual().ifPresent(least -> lines.add(say("minimum", Map.of("amount", View.yuan(least)))));
        fee.maximumTotal().ifPresent(most -> lines.add(say("maximum", Map.of("amount", View.yuan(most)))));
        lines.add(
                messages.text(language, "deal.fee.report." + fee.reportPeriod().name()));
        if (fee.audited()) {
            lines.add(say("audited", Map.of()));
        }
        return lines;
    }

    private String say(String key, Map<String, Object> facts) {
        return messages.text(language, "deal.fee." + key, facts);
    }
}
