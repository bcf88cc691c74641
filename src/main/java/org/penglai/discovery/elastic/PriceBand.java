package org.penglai.discovery.elastic;

import java.util.List;
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

    private static PriceBand between(long least, long most) {
        return new PriceBand(
                least + "-" + most,
                new PriceBounds(
                        Optional.of(Money.ofYuan(least)), Optional.of(Money.ofYuan(most + 1)), Optional.empty()));
    }
}
