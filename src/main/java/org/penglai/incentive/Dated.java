package org.penglai.incentive;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A value of policy by the day from which it holds; each goes on until the next. */
public record Dated<T>(NavigableMap<LocalDate, T> values) {

    public Dated {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a dated value needs a date");
        }
        values = Collections.unmodifiableNavigableMap(new TreeMap<>(values));
    }

    public static <T> Dated<T> from(LocalDate day, T value) {
        return new Dated<>(new TreeMap<>(Map.of(day, value)));
    }

    /** The value that holds on the day; none before the first. */
    public Optional<T> on(LocalDate day) {
        return Optional.ofNullable(values.floorEntry(day)).map(Map.Entry::getValue);
    }
}
