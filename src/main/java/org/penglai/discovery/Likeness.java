package org.penglai.discovery;

import java.util.List;
import java.util.Set;
import org.penglai.kernel.Industry;

/**
 * A listing that fits a text, and why.
 *
 * @param score how well, in thousandths of the best one's, among the listings found for the same text only
 */
public record Likeness(ListingDocument listing, int score, Reasons reasons) {

    /**
     * Why it fits, as a person can check it.
     *
     * @param words words of the text that stand in the listing, the rarest first
     * @param fields where they stand: {@code title}, {@code abstract}, {@code summary}, {@code applicationFields}, {@code
     *     products}
     * @param ipc fields of the classification that it shares with what was confirmed
     * @param agreed fields that it shares with the listings whose words fit best
     * @param industries industries that it shares with what was confirmed
     */
    public record Reasons(
            List<String> words, List<String> fields, Set<String> ipc, Set<String> agreed, Set<Industry> industries) {
        public Reasons {
            words = List.copyOf(words);
            fields = List.copyOf(fields);
            ipc = Set.copyOf(ipc);
            agreed = Set.copyOf(agreed);
            industries = Set.copyOf(industries);
        }
    }
}
