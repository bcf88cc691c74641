package org.penglai.platform.http;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;

/** Reads what a person typed into a form as values, and notes in a refusal every field that cannot be read. */
public final class Typed {

    private static final Pattern INTEGER = Pattern.compile("\\d{1,9}");

    private final Form form;
    private final Refusal refusal;

    public Typed(Form form, Refusal refusal) {
        this.form = form;
        this.refusal = refusal;
    }

    /** A calendar day as {@code 2026-01-31}. */
    public Optional<LocalDate> date(String field) {
        return form.optional(field).flatMap(written -> {
            try {
                return Optional.of(LocalDate.parse(written));
            } catch (DateTimeParseException unreadable) {
                return wrong(field, "date");
            }
        });
    }

    /** A day that has to be there. */
    public Optional<LocalDate> requiredDate(String field) {
        return form.value(field).isEmpty() ? wrong(field, "required") : date(field);
    }

    /** A text that has to be there. */
    public Optional<String> required(String field) {
        return form.value(field).isEmpty() ? wrong(field, "required") : form.optional(field);
    }

    /** A whole number. */
    public Optional<Integer> number(String field) {
        return form.optional(field)
                .flatMap(written -> INTEGER.matcher(written).matches()
                        ? Optional.of(Integer.parseInt(written))
                        : wrong(field, "number"));
    }

    /** An amount in yuan. */
    public Optional<Money> yuan(String field) {
        return form.optional(field).flatMap(written -> {
            var money = yuanOf(written);
            return money.isPresent() ? money : wrong(field, "number");
        });
    }

    /** The amount in a text such as {@code 12,500}, {@code ¥12500.50}, {@code 12500元} or, in ten thousands, {@code 10万}. */
    public static Optional<Money> yuanOf(String written) {
        return Money.written(written);
    }

    /** One of the type's values, by name. */
    public <E extends Enum<E>> Optional<E> choice(String field, Class<E> type) {
        return form.optional(field).flatMap(written -> {
            try {
                return Optional.of(Enum.valueOf(type, written));
            } catch (IllegalArgumentException foreign) {
                return wrong(field, "choose");
            }
        });
    }

    /** Notes what is wrong with a field, and has no value for it. */
    public <T> Optional<T> wrong(String field, String code) {
        refusal.violation("/" + field.replace('.', '/'), code);
        return Optional.empty();
    }
}
