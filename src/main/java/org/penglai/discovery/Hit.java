package org.penglai.discovery;

import java.util.List;
import java.util.Optional;

/**
 * A listing that was found, as the index shows it.
 *
 * @param score only where the order is by relevance
 * @param highlights where the words stand
 */
public record Hit(ListingDocument listing, Optional<Float> score, List<Highlight> highlights) {

    public Hit {
        highlights = List.copyOf(highlights);
    }

    /** The marked text of a field, if one of the words stands in it. */
    public Optional<Highlight> highlight(String field) {
        return highlights.stream()
                .filter(highlight -> highlight.field().equals(field))
                .findFirst();
    }

    /**
     * A passage with the words that were found in it; plain text in pieces, never markup.
     *
     * @param field where it stands: {@code titleZh}, {@code patents.abstractEn} and so on
     */
    public record Highlight(String field, List<Segment> segments) {
        public Highlight {
            segments = List.copyOf(segments);
        }
    }

    /** A piece of a passage; {@code hit} marks what was searched for. */
    public record Segment(String text, boolean hit) {}
}
