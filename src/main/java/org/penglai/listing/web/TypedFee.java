package org.penglai.listing.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.listing.FeeMode;
import org.penglai.listing.FeePlan;
import org.penglai.listing.FeePlanParts;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.Typed;

/**
 * A fee plan as people type it, and back: amounts in yuan, one instalment ({@code 2027-01-01 50000}) or rate
 * ({@code 1 5%}) on each line. Field names are the contract's, so that what is wrong stands beside its field.
 */
final class TypedFee {

    private static final Pattern GAP = Pattern.compile("[\\s,，:：]+");
    private static final Pattern YEAR = Pattern.compile("\\d{1,2}");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,4})?)[%％]");

    /** Every field that belongs to one way of payment or another. */
    private static final List<String> FIELDS = List.of(
            "lumpSumFen",
            "entryFeeFen",
            "instalments",
            "base",
            "rates",
            "minimumAnnualFen",
            "maximumTotalFen",
            "reportPeriod");

    private final Form form;
    private final Typed typed;

    TypedFee(Form form, Refusal refusal) {
        this.form = form;
        this.typed = new Typed(form, refusal);
    }

    /** The plan as written; none where the price is negotiated. */
    @Nullable
    FeePlanParts parts() {
        var mode = typed.choice("feePlan.mode", FeeMode.class);
        if (mode.isEmpty()) {
            if (FIELDS.stream().anyMatch(field -> !form.value(name(field)).isEmpty())) {
                typed.wrong(name("mode"), "choose");
            }
            return null;
        }
        return new FeePlanParts(
                mode.get(),
                fen("lumpSumFen"),
                fen("entryFeeFen"),
                instalments(),
                typed.choice(name("base"), FeePlan.RoyaltyBase.class).orElse(null),
                rates(),
                fen("minimumAnnualFen"),
                fen("maximumTotalFen"),
                typed.choice(name("reportPeriod"), FeePlan.ReportPeriod.class).orElse(null),
                form.value(name("audit")).equals("true"));
    }

    private @Nullable Long fen(String field) {
        return typed.yuan(name(field)).map(Money::fen).orElse(null);
    }

    private @Nullable List<FeePlanParts.Part> instalments() {
        var parts = new ArrayList<FeePlanParts.Part>();
        for (var line : lines("instalments")) {
            var words = GAP.split(line, 2);
            var amount = words.length < 2 ? Optional.<Money>empty() : Typed.yuanOf(words[1]);
            var day = day(words[0]);
            if (day.isEmpty() || amount.isEmpty()) {
                typed.wrong(name("instalments"), "fee.instalment-line");
                return null;
            }
            parts.add(new FeePlanParts.Part(day.get(), amount.get().fen()));
        }
        return parts.isEmpty() ? null : parts;
    }

    private @Nullable List<FeePlanParts.Step> rates() {
        var steps = new ArrayList<FeePlanParts.Step>();
        for (var line : lines("rates")) {
            var words = GAP.split(line, 2);
            if (words.length < 2 || !YEAR.matcher(words[0]).matches()) {
                typed.wrong(name("rates"), "fee.rate-line");
                return null;
            }
            steps.add(new FeePlanParts.Step(Integer.parseInt(words[0]), rate(words[1].strip())));
        }
        return steps.isEmpty() ? null : steps;
    }

    /** A percentage becomes the decimal share that it is. */
    private static String rate(String written) {
        var percent = PERCENT.matcher(written);
        return percent.matches()
                ? new BigDecimal(percent.group(1))
                        .movePointLeft(2)
                        .stripTrailingZeros()
                        .toPlainString()
                : written;
    }

    private static Optional<LocalDate> day(String written) {
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private List<String> lines(String field) {
        return form.value(name(field))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String name(String field) {
        return "feePlan." + field;
    }

    /** The fields that say this plan. */
    static Map<String, String> typed(FeePlanParts plan) {
        var fields = new LinkedHashMap<String, String>();
        fields.put(name("mode"), plan.mode().name());
        fields.put(name("lumpSumFen"), yuan(plan.lumpSumFen()));
        fields.put(name("entryFeeFen"), yuan(plan.entryFeeFen()));
        fields.put(
                name("instalments"),
                each(plan.instalments())
                        .map(part -> part.dueOn() + " " + yuan(part.amountFen()))
                        .collect(Collectors.joining("\n")));
        fields.put(name("base"), named(plan.base()));
        fields.put(
                name("rates"),
                each(plan.rates())
                        .map(step -> step.fromYear() + " " + step.rate())
                        .collect(Collectors.joining("\n")));
        fields.put(name("minimumAnnualFen"), yuan(plan.minimumAnnualFen()));
        fields.put(name("maximumTotalFen"), yuan(plan.maximumTotalFen()));
        fields.put(name("reportPeriod"), named(plan.reportPeriod()));
        if (Boolean.TRUE.equals(plan.audit())) {
            fields.put(name("audit"), "true");
        }
        return fields;
    }

    private static <T> Stream<T> each(@Nullable List<T> items) {
        return items == null ? Stream.of() : items.stream();
    }

    private static String yuan(@Nullable Long fen) {
        return fen == null
                ? ""
                : BigDecimal.valueOf(fen, 2).stripTrailingZeros().toPlainString();
    }

    private static String named(@Nullable Enum<?> value) {
        return value == null ? "" : value.name();
    }
}
