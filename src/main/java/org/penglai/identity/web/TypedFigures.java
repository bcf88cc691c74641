package org.penglai.identity.web;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.penglai.identity.Figures;
import org.penglai.identity.IndustryClass;
import org.penglai.identity.Measure;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Form;

/** Reads an enterprise's industry and figures as a person types them: amounts in tens of thousands of yuan. */
final class TypedFigures {

    static final String INDUSTRY = "industry";
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");
    private static final Pattern PERSONS = Pattern.compile("\\d{1,9}");

    private TypedFigures() {}

    /** The industry, if one was typed and can be read; else the refusal gets to know. */
    static Optional<IndustryClass> industry(Form form, Refusal refusal) {
        return form.optional(INDUSTRY)
                .flatMap(typed -> read(refusal, "/" + INDUSTRY, () -> IndustryClass.parse(typed)));
    }

    /** Every figure that was typed; what cannot be read is noted. */
    static Figures figures(Form form, Refusal refusal) {
        var figures = Figures.NONE;
        for (var measure : Measure.values()) {
            var typed = form.value(field(measure)).replaceAll("[,，\\s]|万元|人", "");
            if (!typed.isEmpty()) {
                var pattern = measure == Measure.EMPLOYEES ? PERSONS : AMOUNT;
                if (pattern.matcher(typed).matches()) {
                    figures = figures.with(measure, value(measure, typed));
                } else {
                    refusal.violation("/" + field(measure), "number");
                }
            }
        }
        return figures;
    }

    /** Name of the form's field; amounts are typed in another unit than the API's, so they bear another name. */
    static String field(Measure measure) {
        return measure.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** A refusal of the domain with its pointers turned to the form's fields. */
    static Refusal typed(Refusal refused) {
        var own = Refusal.of(refused.kind(), refused.code());
        refused.facts().forEach(own::with);
        refused.violations()
                .forEach(violation ->
                        own.violation(violation.pointer().replaceAll("Fen$", ""), violation.code(), violation.facts()));
        return own;
    }

    static <T> Optional<T> read(Refusal refusal, String pointer, Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (Refusal wrong) {
            refusal.violation(pointer, wrong.code(), wrong.facts());
            return Optional.empty();
        }
    }

    private static long value(Measure measure, String typed) {
        return measure == Measure.EMPLOYEES
                ? Long.parseLong(typed)
                : new BigDecimal(typed).movePointRight(SizeWords.WAN).longValueExact();
    }
}
