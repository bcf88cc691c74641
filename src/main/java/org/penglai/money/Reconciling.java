package org.penglai.money;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Ids;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.money.StatementReaders.Row;

/**
 * Use case: bank statements are taken in and gone through. A file is read twice: once to its end, to see that its balances fit its
 * rows before anything is written; then batch by batch, each in a transaction with how far it is.
 */
public final class Reconciling {

    /** One file has at most so many rows; a longer statement comes in parts, which may overlap. */
    public static final int ROWS_MAX = 200_000;

    /** 100 000 entries of a camt.053 with what is needed of each; more comes in parts. */
    public static final long BYTES_MAX = 64L * 1024 * 1024;

    private static final int BATCH = 2000;

    /** A batch that clashes with a payment that is booked at that moment is tried again. */
    private static final int ATTEMPTS = 5;

    private final Tx tx;
    private final Ids ids;
    private final Shelf shelf;
    private final Sorting sorting;
    private final Optional<Settlement> settlement;

    /** Where statements and their files are kept, and how they are read. */
    public record Shelf(Statements statements, Statements.Files files, StatementReaders readers) {}

    public Reconciling(Tx tx, Ids ids, Shelf shelf, Sorting sorting, Optional<Settlement> settlement) {
        this.tx = tx;
        this.ids = ids;
        this.shelf = shelf;
        this.sorting = sorting;
        this.settlement = settlement;
    }

    /** The statements, to be read. */
    public Statements statements() {
        return shelf.statements();
    }

    /** Where parties pay to; nowhere where the platform has no account. */
    public Optional<Settlement> settlement() {
        return settlement;
    }

    /** A file as it was sent. */
    public record Sent(String name, Path file, long size) {}

    /** Takes the file if it is of a known form; its rows are looked at later. */
    public Statement receive(Actor officer, Sent sent) {
        var form = shelf.readers().recognise(sent.file());
        shelf.readers().open(form, sent.file()).close();
        return tx.run(now -> {
            var source = new Statement.Source(
                    sent.name(), form, shelf.files().keep(sent.file()), sent.size(), Clerk.of(officer));
            var queued = new Statement(
                    new StatementId(ids.next()),
                    source,
                    Statement.State.QUEUED,
                    0,
                    0,
                    Statement.Tally.NONE,
                    StatementReaders.Told.NOTHING,
                    Optional.empty(),
                    now,
                    Optional.empty());
            shelf.statements().add(queued);
            return queued;
        });
    }

    /** Whether there is anything to do. */
    public boolean isAnyWaiting() {
        return shelf.statements().waiting().isPresent();
    }

    /** Goes through what waits while the condition holds; answers how many came to their end. */
    public int work(BooleanSupplier goOn) {
        var ended = 0;
        for (var next = shelf.statements().waiting();
                next.isPresent() && goOn.getAsBoolean();
                next = shelf.statements().waiting()) {
            run(next.get(), goOn);
            ended++;
        }
        return ended;
    }

    private void run(Statement waiting, BooleanSupplier goOn) {
        try {
            var file = shelf.files().fetch(waiting.source().file());
            try {
                goThrough(waiting, file, goOn);
            } finally {
                shelf.files().read(file);
            }
        } catch (Refusal refused) {
            if (refused.kind() == Refusal.Kind.UNAVAILABLE && !refused.code().equals("file.damaged")) {
                throw refused; // comes back when what is away has come back
            }
            fail(waiting, refused.code(), refused.facts());
        } catch (RuntimeException fault) {
            if (goOn.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
                fail(waiting, "statement.fault", Map.of()); // a fault of ours must not keep the others waiting
            }
            throw fault;
        }
    }

    private void goThrough(Statement waiting, Path file, BooleanSupplier goOn) {
        var form = waiting.source().form();
        if (waiting.state() == Statement.State.QUEUED) {
            try (var rows = shelf.readers().open(form, file)) {
                var total = readThrough(rows);
                requireOurs(rows.told());
                shelf.statements().start(waiting.id(), total, rows.told());
            }
        }
        try (var rows = shelf.readers().open(form, file)) {
            load(shelf.statements().require(waiting.id()), rows, goOn);
        }
    }

    private void fail(Statement waiting, String code, Map<String, Object> facts) {
        var words = new LinkedHashMap<String, String>();
        facts.forEach((name, value) -> words.put(name, String.valueOf(value)));
        shelf.statements().end(waiting.id(), Statement.State.FAILED, Optional.of(new Statement.Problem(code, words)));
    }

    private static int readThrough(StatementReaders.Rows rows) {
        var count = 0;
        while (rows.next().isPresent()) {
            count++;
            if (count > ROWS_MAX) {
                throw Refusal.invalid("statement.too-many-rows").with("most", ROWS_MAX);
            }
        }
        if (count == 0) {
            throw Refusal.invalid("statement.no-rows");
        }
        return count;
    }

    private void requireOurs(StatementReaders.Told told) {
        if (settlement.isPresent()
                && told.account().isPresent()
                && !settlement.get().isAccount(told.account().get())) {
            throw Refusal.invalid("statement.other-account")
                    .with("given", told.account().get())
                    .with("right", settlement.get().number());
        }
    }

    private void load(Statement started, StatementReaders.Rows rows, BooleanSupplier goOn) {
        var current = started;
        var read = 0;
        while (read < started.tally().rows() && rows.next().isPresent()) {
            read++; // what stands already
        }
        try (var ahead = new ReadAhead(rows, BATCH)) {
            for (var batch = ahead.next(); !batch.isEmpty(); batch = ahead.next()) {
                current = stored(current, batch);
                if (!goOn.getAsBoolean()) {
                    return; // whoever goes on finds how far it is
                }
            }
        }
        shelf.statements().end(started.id(), Statement.State.DONE, Optional.empty());
    }

    private Statement stored(Statement current, List<Row> batch) {
        for (int attempt = 1; ; attempt++) {
            try {
                return tx.run(now -> sorted(current, batch, now));
            } catch (Refusal clash) {
                if (!clash.code().equals("money.booked-already") || attempt == ATTEMPTS) {
                    throw clash;
                }
            }
        }
    }

    private Statement sorted(Statement current, List<Row> batch, Instant now) {
        var sorted = sorting.sort(current, batch, now);
        var next = current.after(batch.getLast().number(), sorted.tally());
        if (!shelf.statements().advance(current.position(), next, sorted.faults())) {
            throw new IllegalStateException("another server has gone on with statement " + current.id());
        }
        return next;
    }
}
