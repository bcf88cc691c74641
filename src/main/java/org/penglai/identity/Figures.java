package org.penglai.identity;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import org.penglai.kernel.Refusal;

/** An enterprise's figures of one year, as far as they are known: persons, and amounts in fen. */
public record Figures(Map<Measure, Long> values) {

    public static final Figures NONE = new Figures(Map.of());

    public Figures {
        var refusal = Refusal.invalid("size-class.figures");
        values.forEach((measure, value) -> {
            if (value < 0) {
                refusal.violation("/" + measure.field(), "minimum", Map.of("limit", 0));
            }
        });
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        var ordered = new EnumMap<Measure, Long>(Measure.class);
        ordered.putAll(values);
        values = Collections.unmodifiableMap(ordered);
    }

    /** The figure, if it is known. */
    public OptionalLong of(Measure measure) {
        var value = values.get(measure);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** The same with one more figure. */
    public Figures with(Measure measure, long value) {
        var more = new EnumMap<Measure, Long>(Measure.class);
        more.putAll(values);
        more.put(measure, value);
        return new Figures(more);
    }
}
