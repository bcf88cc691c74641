package org.penglai.discovery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One part of what a search found.
 *
 * @param near whether no listing holds enough of the words, so that these hold some of them only
 * @param next cursor of the part that follows, if there is one
 */
public record Hits(
        List<Hit> items, Total total, boolean near, List<Facet> facets, Optional<String> next, Duration took) {

    public Hits {
        items = List.copyOf(items);
        facets = List.copyOf(facets);
    }

    /**
     * How many there are.
     *
     * @param isLowerBound beyond the bound they are not counted one by one
     */
    public record Total(long count, boolean isLowerBound) {
        /** Counted exactly as far as this. */
        public static final int EXACT_TO = 10_000;
    }

    /** The facet of that name, if it was asked for. */
    public Optional<Facet> facet(FacetName name) {
        return facets.stream().filter(facet -> facet.name() == name).findFirst();
    }
}
