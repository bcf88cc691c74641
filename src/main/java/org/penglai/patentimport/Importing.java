package org.penglai.patentimport;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.patent.Loading;
import org.penglai.patent.RegisterEvent;
import org.penglai.patentimport.ImportReaders.Rows;
import org.penglai.patentimport.PatentImport.Problem;
import org.penglai.patentimport.PatentImport.State;

/**
 * Use case: what was taken in is imported, the oldest first. A file is read twice: once to count its rows and to see that it
 * can be read to its end, before anything is written; then batch by batch.
 */
public final class Importing {

    /** Source of what the operator brings in. */
    static final String BY_OPERATOR = "IMPORTED_BY_OPERATOR";

    /** A batch that clashes with somebody who enters the same number at that moment is tried again. */
    private static final int ATTEMPTS = 5;

    private final Tx tx;
    private final Imports imports;
    private final ImportFiles files;
    private final ImportReaders readers;
    private final Loading loading;

    public Importing(Tx tx, Imports imports, ImportFiles files, ImportReaders readers, Loading loading) {
        this.tx = tx;
        this.imports = imports;
        this.files = files;
        this.readers = readers;
        this.loading = loading;
    }

    /** Whether there is anything to do. */
    public boolean isAnyWaiting() {
        return imports.waiting().isPresent();
    }

    /** Imports what waits while the condition holds; answers how many came to their end. */
    public int work(BooleanSupplier goOn) {
        var ended = 0;
        for (var next = imports.waiting(); next.isPresent() && goOn.getAsBoolean(); next = imports.waiting()) {
            run(next.get(), goOn);
            ended++;
        }
        return ended;
    }

    private void run(PatentImport waiting, BooleanSupplier goOn) {
        var source = waiting.source();
        var recognised = new ImportReaders.Recognised(source.format(), source.charset());
        try {
            var file = files.fetch(source.file());
            try {
                read(waiting, recognised, file, goOn);
            } finally {
                files.read(file);
            }
        } catch (Refusal refused) {
            if (isPassing(refused)) {
                throw refused; // comes back when what is away has come back
            }
            imports.end(
                    waiting.id(),
                    State.FAILED,
                    Optional.of(new Problem(refused.code(), RowCheck.words(refused.facts()))));
        } catch (Overtaken other) {
            // it goes on elsewhere
        } catch (RuntimeException fault) {
            if (goOn.getAsBoolean() && !isStopped(fault)) { // a fault of ours must not keep the others waiting
                imports.end(waiting.id(), State.FAILED, Optional.of(new Problem("import.fault", Map.of())));
            }
            throw fault;
        }
    }

    private void read(PatentImport waiting, ImportReaders.Recognised recognised, Path file, BooleanSupplier goOn) {
        if (waiting.state() == State.QUEUED) {
            try (var rows = readers.open(recognised, file)) {
                imports.start(waiting.id(), count(rows));
            }
        }
        try (var rows = readers.open(recognised, file)) {
            var started = imports.require(waiting.id());
            load(started, new ImportBatch.Source(rows, terms(started), started.position()), goOn);
        }
    }

    /** Whether the failure is this server's own end. */
    private static boolean isStopped(RuntimeException failure) {
        for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof InterruptedException) {
                return true;
            }
        }
        return Thread.currentThread().isInterrupted();
    }

    private static boolean isPassing(Refusal refused) {
        return refused.code().equals("patent.exists")
                || refused.kind() == Refusal.Kind.UNAVAILABLE && !refused.code().equals("file.damaged");
    }

    /** Another server has gone on with this import, and what was done here is taken back; or it will, since this one stops. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken(InterruptedException stopping) {
            super("this server stops", stopping);
        }

        Overtaken(ImportId id) {
            super("another server has gone on with import " + id);
        }
    }

    private static int count(Rows rows) {
        var count = 0;
        while (rows.next().isPresent()) {
            count++;
            if (count > ImportLimits.ROWS_MAX) {
                throw Refusal.invalid("import.too-many-rows").with("most", ImportLimits.ROWS_MAX);
            }
        }
        if (count == 0) {
            throw Refusal.invalid("import.no-rows");
        }
        return count;
    }

    /** By what all rows of the import are judged, whichever server goes on with it. */
    private RowCheck.Terms terms(PatentImport started) {
        return new RowCheck.Terms(
                tx.run(LegalDays::of),
                started.source().incomplete(),
                started.forAll() ? BY_OPERATOR : RegisterEvent.DECLARED_BY_OWNER,
                started.forAll());
    }

    /** While one batch is stored, the next is read and checked. */
    private void load(PatentImport started, ImportBatch.Source source, BooleanSupplier goOn) {
        var current = started;
        try (var ahead = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var batch = source.next(); !batch.isEmpty(); ) {
                var next = ahead.submit(source::next);
                current = loaded(current, batch);
                if (!goOn.getAsBoolean()) {
                    return; // whoever goes on finds how far it is
                }
                batch = read(next);
            }
        }
        imports.end(started.id(), State.DONE, Optional.empty());
    }

    private static ImportBatch read(Future<ImportBatch> next) {
        try {
            return next.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Overtaken(stopping);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    private PatentImport loaded(PatentImport current, ImportBatch batch) {
        for (int attempt = 1; ; attempt++) {
            try {
                return tx.run(now -> stored(current, batch));
            } catch (Refusal clash) {
                if (!clash.code().equals("patent.exists") || attempt == ATTEMPTS) {
                    throw clash;
                }
            }
        }
    }

    private PatentImport stored(PatentImport current, ImportBatch batch) {
        var loader = new Loading.Loader(current.organisation(), current.forAll());
        var name = "patent-import/" + current.id() + "/" + batch.last();
        var heard = batch.heard(loading.load(loader, name, batch.items()));
        var next = current.after(batch.last(), heard.tally());
        if (!imports.advance(current.id(), current.position(), next, heard.faults())) {
            throw new Overtaken(current.id());
        }
        return next;
    }
}
