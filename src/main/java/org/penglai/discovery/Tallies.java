package org.penglai.discovery;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Counts what is on offer as a whole; refused with {@code search.unavailable} while the engine is away. */
public interface Tallies {

    /** How many listings have a patent in each of these places of the classification; a place without any is left out. */
    Map<String, Long> byClass(Collection<IpcKey> places);

    /** How all that is on offer spreads. */
    Overview overview();

    /**
     * All that is on offer, in figures.
     *
     * @param patents how many patents are offered; from some thousands on nearly exact
     * @param owners how many owners they have, likewise
     * @param newest the latest listings, newest first
     */
    record Overview(
            long listings,
            long patents,
            long owners,
            Map<String, Long> industries,
            Map<String, Long> centres,
            Map<String, Long> sections,
            Map<String, Long> modes,
            List<ListingDocument> newest) {
        public Overview {
            industries = Map.copyOf(industries);
            centres = Map.copyOf(centres);
            sections = Map.copyOf(sections);
            modes = Map.copyOf(modes);
            newest = List.copyOf(newest);
        }
    }
}
