package org.penglai.discovery;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.penglai.kernel.Money;

/**
 * What hits must have.
 *
 * @param chosen values by facet; several values of one facet mean any of them, several facets all of them
 * @param owner words of an owner's name
 * @param grantedFrom day of grant at the earliest
 * @param price bounds of the price
 * @param remaining years of protection left at the least
 */
public record Filters(
        Map<FacetName, Set<String>> chosen,
        Optional<String> owner,
        Optional<LocalDate> grantedFrom,
        PriceBounds price,
        OptionalInt remaining) {

    public static final Filters NONE =
            new Filters(Map.of(), Optional.empty(), Optional.empty(), PriceBounds.ANY, OptionalInt.empty());

    public Filters {
        chosen = Map.copyOf(chosen);
    }

    /** The values chosen of the facet. */
    public Set<String> chosen(FacetName facet) {
        return chosen.getOrDefault(facet, Set.of());
    }

    /** The same filters with these values of one facet. */
    public Filters choosing(FacetName facet, Set<String> values) {
        var all = new EnumMap<FacetName, Set<String>>(FacetName.class);
        all.putAll(chosen);
        all.put(facet, Set.copyOf(values));
        return new Filters(all, owner, grantedFrom, price, remaining);
    }

    /** Whether nothing is asked for. */
    public boolean isEmpty() {
        return equals(NONE);
    }

    /**
     * Bounds of the price.
     *
     * @param from at the least
     * @param below less than this
     * @param free whether it must, or must not, be free of charge
     */
    public record PriceBounds(Optional<Money> from, Optional<Money> below, Optional<Boolean> free) {

        public static final PriceBounds ANY = new PriceBounds(Optional.empty(), Optional.empty(), Optional.empty());

        /** The same bounds, free of charge or not. */
        public PriceBounds free(boolean isFree) {
            return new PriceBounds(from, below, Optional.of(isFree));
        }
    }
}
