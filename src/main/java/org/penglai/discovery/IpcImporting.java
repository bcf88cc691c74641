package org.penglai.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.penglai.discovery.IpcShelf.Written;
import org.penglai.kernel.Tx;

/** Takes files of the official classification in; the same file twice changes nothing. */
public final class IpcImporting {

    private static final int BATCH = 2_000;

    private final Tx tx;
    private final IpcShelf shelf;

    public IpcImporting(Tx tx, IpcShelf shelf) {
        this.tx = tx;
        this.shelf = shelf;
    }

    /** A file that gives its rows one after the other. */
    @FunctionalInterface
    public interface Source {
        /** Reads to the end. */
        void read(Consumer<IpcRow> rows);
    }

    /**
     * What became of a file.
     *
     * @param rows that were read
     * @param rejected those that tell of no place, each with its line
     */
    public record Report(int rows, Written written, List<IpcRow.Unreadable> rejected) {
        public Report {
            rejected = List.copyOf(rejected);
        }

        /** Rows that stood there in the same words. */
        public int unchanged() {
            return rows - rejected.size() - written.added() - written.changed();
        }
    }

    /** Imports the file. */
    public Report run(Source source) {
        var run = new Run();
        source.read(run::take);
        run.flush();
        return new Report(run.rows, run.written, run.rejected);
    }

    /** One file on its way in. */
    private final class Run {
        private final List<IpcEntry> waiting = new ArrayList<>();
        private final List<IpcRow.Unreadable> rejected = new ArrayList<>();
        private Written written = new Written(0, 0);
        private int rows;

        private void take(IpcRow row) {
            rows++;
            switch (row) {
                case IpcRow.Entry(var line, var entry) -> waiting.add(entry);
                case IpcRow.Unreadable unreadable -> rejected.add(unreadable);
            }
            if (waiting.size() == BATCH) {
                flush();
            }
        }

        private void flush() {
            if (waiting.isEmpty()) {
                return;
            }
            var batch = List.copyOf(waiting);
            waiting.clear();
            written = written.and(tx.run(now -> {
                var made = shelf.put(batch);
                batch.stream().map(IpcEntry::edition).distinct().forEach(shelf::imported);
                return made;
            }));
        }
    }
}
