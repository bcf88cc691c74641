package org.penglai.terms;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Two editions side by side, paragraph by paragraph: the longest run of equal paragraphs stays, the rest came or went. */
public record Comparison(List<Row> rows) {

    /** What happened to a paragraph. */
    public enum Change {
        SAME,
        CHANGED,
        ADDED,
        REMOVED
    }

    /** A paragraph before and after; one of them is empty where it was added or removed. */
    public record Row(Change change, String before, String after) {}

    public boolean isChanged() {
        return rows.stream().anyMatch(row -> row.change() != Change.SAME);
    }

    public static Comparison of(List<String> before, List<String> after) {
        var common = common(before, after);
        var rows = new ArrayList<Row>();
        Deque<String> gone = new ArrayDeque<>();
        Deque<String> come = new ArrayDeque<>();
        var i = 0;
        var j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                flush(rows, gone, come);
                rows.add(new Row(Change.SAME, before.get(i++), after.get(j++)));
            } else if (j == after.size() || i < before.size() && common[i + 1][j] >= common[i][j + 1]) {
                gone.add(before.get(i++));
            } else {
                come.add(after.get(j++));
            }
        }
        flush(rows, gone, come);
        return new Comparison(List.copyOf(rows));
    }

    /** Paragraphs that went and came at the same place are one that changed, in pairs. */
    private static void flush(List<Row> rows, Deque<String> gone, Deque<String> come) {
        while (!gone.isEmpty() && !come.isEmpty()) {
            rows.add(new Row(Change.CHANGED, gone.remove(), come.remove()));
        }
        while (!gone.isEmpty()) {
            rows.add(new Row(Change.REMOVED, gone.remove(), ""));
        }
        while (!come.isEmpty()) {
            rows.add(new Row(Change.ADDED, "", come.remove()));
        }
    }

    /** Length of the longest common subsequence of the rests, by where they begin. */
    private static int[][] common(List<String> before, List<String> after) {
        var lengths = new int[before.size() + 1][after.size() + 1];
        for (var i = before.size() - 1; i >= 0; i--) {
            for (var j = after.size() - 1; j >= 0; j--) {
                lengths[i][j] = before.get(i).equals(after.get(j))
                        ? lengths[i + 1][j + 1] + 1
                        : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }
        return lengths;
    }
}
