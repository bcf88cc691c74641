package org.penglai.patentimport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.penglai.kernel.Refusal;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.Loading;
import org.penglai.patent.Loading.Outcome;
import org.penglai.patentimport.PatentImport.Tally;

/**
 * Rows that are stored in one transaction, each checked.
 *
 * @param taken the rows that can be loaded, and {@code items} what they say, in the same order
 * @param faults of the rows that are not taken, and remarks about others
 * @param rejected how many rows are not taken
 * @param last number of the last row; 0 for an empty batch
 */
record ImportBatch(List<RawRow> taken, List<Loading.Item> items, List<RowFault> faults, int rejected, int last) {

    ImportBatch {
        taken = List.copyOf(taken);
        items = List.copyOf(items);
        faults = List.copyOf(faults);
    }

    /** Whether the file has no more rows. */
    boolean isEmpty() {
        return last == 0;
    }

    /** What came of a batch. */
    record Heard(Tally tally, List<RowFault> faults) {}

    /** The outcomes of the items, counted, with the faults of all rows. */
    Heard heard(List<Outcome> outcomes) {
        var added = 0;
        var updated = 0;
        var unchanged = 0;
        var refused = new HashMap<Integer, List<RowFault>>();
        for (int at = 0; at < outcomes.size(); at++) {
            var row = taken.get(at);
            switch (outcomes.get(at)) {
                case Outcome.Added() -> added++;
                case Outcome.Updated() -> updated++;
                case Outcome.Unchanged() -> unchanged++;
                case Outcome.Refused(var violations) -> refused.put(row.number(), told(row, violations));
            }
        }
        var all = new ArrayList<RowFault>();
        faults.stream().filter(fault -> !refused.containsKey(fault.row())).forEach(all::add);
        refused.values().forEach(all::addAll);
        var remarked = (int) all.stream()
                .filter(RowFault::remark)
                .map(RowFault::row)
                .distinct()
                .count();
        return new Heard(new Tally(added, updated, unchanged, rejected + refused.size(), remarked), all);
    }

    private static List<RowFault> told(RawRow row, List<Refusal.Violation> violations) {
        return violations.stream()
                .map(violation -> RowFault.fault(
                        row.number(),
                        Column.of(violation.pointer().replaceAll("^/|(?<=.)/.*$", ""))
                                .map(row::heading)
                                .orElse(""),
                        violation.code(),
                        RowCheck.words(violation.facts())))
                .toList();
    }

    /** Reads and checks a file batch by batch, from the row after that position on. */
    static final class Source {
        private final ImportReaders.Rows rows;
        private final RowCheck.Terms terms;
        private final int position;

        /** The numbers of the file so far, each with the row where it stood first. */
        private final Map<String, Integer> seen = new HashMap<>();

        Source(ImportReaders.Rows rows, RowCheck.Terms terms, int position) {
            this.rows = rows;
            this.terms = terms;
            this.position = position;
        }

        /** The next batch; an empty one after the last row. */
        ImportBatch next() {
            var growing = new Growing();
            while (growing.count < ImportLimits.BATCH) {
                var row = rows.next();
                if (row.isEmpty()) {
                    break;
                }
                if (row.get().number() <= position) {
                    note(row.get()); // dealt with before
                } else {
                    add(growing, row.get());
                }
            }
            return new ImportBatch(growing.taken, growing.items, growing.faults, growing.rejected, growing.last);
        }

        private void add(Growing batch, RawRow row) {
            batch.count++;
            batch.last = row.number();
            var checked = RowCheck.check(terms, row);
            if (checked.item().isEmpty()) {
                note(row);
                batch.reject(checked.faults());
                return;
            }
            var item = checked.item().get();
            var first = first(item.number(), row.number());
            if (first == row.number()) {
                batch.taken.add(row);
                batch.items.add(item);
                batch.faults.addAll(checked.faults());
            } else {
                batch.reject(List.of(RowFault.fault(
                        row.number(),
                        row.heading(Column.APPLICATION_NUMBER),
                        "import.duplicate",
                        Map.of("row", String.valueOf(first)))));
            }
        }

        /** The row where the number stood first, which may be this one. */
        private int first(ApplicationNumber number, int row) {
            var earlier = seen.putIfAbsent(number.digits(), row);
            return earlier == null ? row : earlier;
        }

        private void note(RawRow row) {
            var written = row.one(Column.APPLICATION_NUMBER);
            try {
                if (!written.isEmpty()) {
                    first(ApplicationNumber.parse(written), row.number());
                }
            } catch (Refusal none) {
                // no number, so none that could come again
            }
        }
    }

    /** A batch that is still being filled. */
    private static final class Growing {
        private final List<RawRow> taken = new ArrayList<>();
        private final List<Loading.Item> items = new ArrayList<>();
        private final List<RowFault> faults = new ArrayList<>();
        private int rejected;
        private int count;
        private int last;

        void reject(List<RowFault> why) {
            rejected++;
            faults.addAll(why);
        }
    }
}
