package org.penglai.inbox;

import java.util.Map;
import java.util.Set;

/**
 * Something that people are to be told of.
 *
 * @param topic its kind
 * @param occasion stable name of this very happening: nobody is told of it twice
 * @param link path of the page that shows the thing
 * @param facts named in the words of the topic; one that begins with {@code @} is a list of message keys, and one that comes
 *     as {@code …Zh} and {@code …En} is said in the reader's language
 * @param to who is told
 */
public record Occurrence(String topic, String occasion, String link, Map<String, String> facts, Set<Addressee> to) {
    public Occurrence {
        facts = Map.copyOf(facts);
        to = Set.copyOf(to);
    }
}
