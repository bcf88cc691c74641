package org.penglai.kernel;

import java.util.Map;

/**
 * Something that happened to an aggregate, told to the rest of the house after commit, in order per aggregate.
 *
 * @param type dotted name in the past tense, such as {@code listing.published}
 * @param aggregate kind and id, such as {@code listing/0192…}; the unit of order
 * @param payload ids and short facts; consumers read the rest from the database
 */
public record Event(String type, String aggregate, Map<String, String> payload) {
    public Event {
        payload = Map.copyOf(payload);
    }
}
