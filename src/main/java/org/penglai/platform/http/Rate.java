package org.penglai.platform.http;

import java.time.Duration;

/**
 * How often one caller may call one operation: so many calls at once, made good evenly over so long.
 *
 * @param calls that a caller who has rested may make at once
 * @param over how long it takes until all of them are made good
 * @param shared whether all servers count together, in the database; else each counts for itself, in memory
 */
public record Rate(int calls, Duration over, boolean shared) {

    /** Which rate an operation has; a caller who is known has another one than an address. */
    @FunctionalInterface
    public interface Table {
        Rate of(String operation, boolean known);

        /** The same table with every rate so many times as high. */
        default Table times(int factor) {
            return (operation, known) -> {
                var rate = of(operation, known);
                return new Rate(Math.multiplyExact(rate.calls(), factor), rate.over(), rate.shared());
            };
        }
    }

    public Rate {
        if (calls < 1 || over.toNanos() < calls) {
            throw new IllegalArgumentException("not a rate: " + calls + " calls over " + over);
        }
    }

    /** How long one call takes to be made good. */
    long nanosEach() {
        return over.toNanos() / calls;
    }
}
