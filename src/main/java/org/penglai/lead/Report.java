package org.penglai.lead;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.penglai.listing.Listing;

/**
 * What came of somebody's listings (线索统计).
 *
 * @param from the Monday with which it begins
 * @param sums all listings together
 * @param weeks all listings together, week by week
 * @param words by which they were found, the most used first; none that fewer than the threshold used
 * @param declines why they were declined, the most frequent first
 * @param rows each listing by itself
 */
public record Report(
        LocalDate from,
        Map<LeadKind, Integer> sums,
        List<Week> weeks,
        List<Used> words,
        List<Reason> declines,
        List<Row> rows) {

    public Report {
        sums = Map.copyOf(sums);
        weeks = List.copyOf(weeks);
        words = List.copyOf(words);
        declines = List.copyOf(declines);
        rows = List.copyOf(rows);
    }

    /** One week. */
    public record Week(LocalDate from, Map<LeadKind, Integer> sums) {
        public int of(LeadKind kind) {
            return sums.getOrDefault(kind, 0);
        }
    }

    /** A word with how many visitors used it. */
    public record Used(String word, int visitors) {}

    /** A reason with how often it was given. */
    public record Reason(String code, int count) {}

    /** A listing with its numbers. */
    public record Row(Listing listing, Map<LeadKind, Integer> sums) {
        public int of(LeadKind kind) {
            return sums.getOrDefault(kind, 0);
        }
    }

    public int of(LeadKind kind) {
        return sums.getOrDefault(kind, 0);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
