package org.penglai.identity.web;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.penglai.identity.Measure;
import org.penglai.identity.SizeStandard;
import org.penglai.identity.Sizing;
import org.penglai.kernel.Language;
import org.penglai.platform.http.Messages;

/** Says in words why an enterprise is of its size; page and API say the same. */
public record SizeWords(Messages messages, Language language) {

    /** Ten thousand yuan (万元), in which the standard counts, as a power of ten of fen. */
    static final int WAN = 6;

    /** The line, and each comparison that decided. */
    String reason(Sizing sizing) {
        var separator = messages.text(language, "size.separator");
        var decisive = sizing.decisive().stream().map(this::comparison).collect(Collectors.joining(separator));
        return messages.text(
                language,
                "size.reason",
                Map.of(
                        "line",
                        line(sizing.line()),
                        "decisive",
                        decisive,
                        "size",
                        size(sizing.size().name())));
    }

    /** The line, the year and what came of it, without any figure. */
    String outcome(Sizing sizing, int year) {
        return messages.text(
                language,
                "size.outcome-only",
                Map.of(
                        "line", line(sizing.line()),
                        "year", String.valueOf(year),
                        "size", size(sizing.size().name())));
    }

    /** A figure beside its bound. */
    String comparison(Sizing.Comparison comparison) {
        return messages.text(
                language,
                comparison.isReached() ? "size.reached" : "size.missed",
                Map.of(
                        "measure", measure(comparison.measure()),
                        "value", amount(comparison.measure(), comparison.value()),
                        "bound", amount(comparison.measure(), comparison.bound()),
                        "of", size(comparison.of().name())));
    }

    /** The line's number and industry. */
    String line(SizeStandard.Line line) {
        return messages.text(
                language,
                "size.line",
                Map.of("number", line.number(), "industry", line.industry().in(language)));
    }

    /** Where the line stands. */
    String source(SizeStandard standard, SizeStandard.Line line) {
        return messages.text(
                language,
                "size.source",
                Map.of(
                        "title", standard.source().title().in(language),
                        "number", standard.source().number(),
                        "line", line(line)));
    }

    String size(String size) {
        return messages.text(language, "size.class." + size);
    }

    String measure(Measure measure) {
        return messages.text(language, "size.measure." + measure.name());
    }

    /** Persons, or tens of thousands of yuan, with their unit. */
    String amount(Measure measure, long value) {
        return measure == Measure.EMPLOYEES
                ? messages.text(language, "size.persons", Map.of("figure", String.format(Locale.ROOT, "%,d", value)))
                : messages.text(
                        language,
                        "size.wan",
                        Map.of("figure", wan(value), "yuan", String.format(Locale.ROOT, "¥%,d", value / 100)));
    }

    /** Every bound of a class of the line. */
    String bounds(SizeStandard.Bounds bounds) {
        return bounds.least().entrySet().stream()
                .map(bound -> messages.text(
                        language,
                        "size.bound",
                        Map.of(
                                "measure", measure(bound.getKey()),
                                "bound", amount(bound.getKey(), bound.getValue()))))
                .collect(Collectors.joining(messages.text(language, "size.separator")));
    }

    /** An amount of fen in tens of thousands of yuan, without superfluous zeros. */
    static String wan(long fen) {
        var amount = BigDecimal.valueOf(fen, WAN).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, amount.scale()) + "f", amount);
    }
}
