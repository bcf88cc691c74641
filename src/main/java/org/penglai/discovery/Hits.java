package org.penglai.discovery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One part of what a search found.
 *
 * @param remarks what is to be said of it
 * @param next cursor of the part that follows, if there is one
 */
public record Hits(
        List<Hit> items, Total total, Remarks remarks, List<Facet> facets, Optional<String> next, Duration took) {

    /** The same without notes. */
    public Hits(List<Hit> items, Total total, boolean near, List<Facet> facets, Optional<String> next, Duration took) {
        this(
                items,
                total,
                new Remarks(near ? OptionalLong.of(0) : OptionalLong.empty(), List.of(), Optional.empty()),
                facets,
                next,
                took);
    }

    public Hits {
        items = List.copyOf(items);
        facets = List.copyOf(facets);
    }

    /**
     * What is to be said of a search besides its hits.
     *
     * @param close how many hold enough of the words, as far as they were counted; none where enough do
     * @param notes what could not be taken as it was typed
     * @param meant what was perhaps meant
     */
    public record Remarks(OptionalLong close, List<Note> notes, Optional<String> meant) {

        /** Nothing to be said. */
        public static final Remarks NONE = new Remarks(OptionalLong.empty(), List.of(), Optional.empty());

        public Remarks {
            notes = List.copyOf(notes);
        }
    }

    /** Whether few listings hold enough of the words, so that those follow which hold some of them only. */
    public boolean near() {
        return remarks.close().isPresent();
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
