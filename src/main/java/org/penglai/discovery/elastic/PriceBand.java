package org.penglai.discovery.elastic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.discovery.Filters.PriceBounds;
import org.penglai.kernel.Money;

/**
 * A step of the price facet.
 *
 * @param value {@code free}, or bounds in whole yuan as {@code priceMin} and {@code priceMax} take them
 */
record PriceBand(String value, PriceBounds bounds) {

    static final List<PriceBand> ALL = List.of(
            new PriceBand("free", PriceBounds.ANY.free(true)),
            between(0, 99_999),
            between(100_000, 499_999),
            between(500_000, 999_999),
            new PriceBand(
                    "1000000-",
                    new PriceBounds(Optional.of(Money.ofYuan(1_000_000)), Optional.empty(), Optional.empty())));

    /** The band of these very bounds. */
    static Optional<PriceBand> of(PriceBounds bounds) {
        return ALL.stream().filter(band -> band.bounds().equals(bounds)).findFirst();
    }

    /** The band as the engine counts it: what is free, and only that, costs nothing. */
    Map<String, Object> range() {
        var range = new HashMap<String, Object>();
        range.put("key", value);
        bounds.free().ifPresent(free -> range.put("to", 1));
        bounds.from().ifPresent(from -> range.put("from", from.fen()));
        bounds.below().ifPresent(below -> range.put("to", below.fen()));
        return range;
    }

    private static PriceBand between(long least, long most) {
        return new PriceBand(
                least + "-" + most,
                new PriceBounds(
                        Optional.of(Money.ofYuan(least)), Optional.of(Money.ofYuan(most + 1)), Optional.empty()));
    }
}
