package org.penglai.money;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Ids;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.ledger.Entry;

/** Use case: writes into the book, each entry with its digest in the ledger, and takes entries back by others. */
public final class Bookkeeping {

    /** Everything the book does to the ledger stands under this name there. */
    static final String AGGREGATE = "money-book";

    private static final int REASON_MAX = 500;
    private static final int SOURCE_MAX = 100;

    /** What can be taken back in the book alone: the rest is the bank's word, or stands on a deal, hold or payment too. */
    private static final Set<Act> CORRECTABLE = Set.of(Act.APPROPRIATION);

    private final Tx tx;
    private final Ids ids;
    private final Book book;
    private final MoneyJournal journal;

    public Bookkeeping(Tx tx, Ids ids, Book book, MoneyJournal journal) {
        this.tx = tx;
        this.ids = ids;
        this.book = book;
        this.journal = journal;
    }

    /** The book, to be read. */
    public Book book() {
        return book;
    }

    MoneyJournal journal() {
        return journal;
    }

    EntryId nextId() {
        return new EntryId(ids.next());
    }

    /** Books in the running transaction; answers false where the source was booked before, and then changes nothing. */
    boolean book(JournalEntry entry, Optional<Clerk> by, Instant now) {
        if (book.isBooked(entry.source())) {
            return false;
        }
        book.add(List.of(entry), by, now);
        record(entry);
        return true;
    }

    /** The source, or that of its next turn where it was booked before and taken back since. */
    String unbooked(String first) {
        var source = first;
        for (int turn = 2; book.isBooked(source); turn++) {
            source = first + "/" + turn;
        }
        return source;
    }

    /**
     * Those of the sources of which an entry stands. What was taken back may come again: it is booked under its source with one more
     * turn before it, so that each turn still counts once.
     */
    Set<String> standing(Collection<String> sources) {
        var booked = book.booked(sources);
        var corrected = book.corrected(booked);
        return booked.stream()
                .filter(source -> !corrected.contains(source) || isAgain(source))
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isAgain(String source) {
        var last = source;
        for (int turn = 2; book.isBooked(again(turn, source)); turn++) {
            last = again(turn, source);
        }
        return book.corrected(Set.of(last)).isEmpty();
    }

    /** The source itself, or that of its next turn. */
    String free(String source) {
        var free = source;
        for (int turn = 2; book.isBooked(free); turn++) {
            free = again(turn, source);
        }
        return free;
    }

    /** Whether that is what the source is booked under, in whatever turn. */
    static boolean isOf(String source, String booked) {
        return booked.equals(source) || booked.endsWith("/" + source) && booked.matches("again/\\d+/.*");
    }

    private static String again(int turn, String source) {
        return "again/" + turn + "/" + source;
    }

    private void record(JournalEntry entry) {
        journal.record(new Entry(
                "money." + entry.what().act().code(),
                AGGREGATE,
                Map.of(
                        "digest",
                        entry.digest().hex(),
                        "valueOn",
                        entry.valueOn().toString())));
    }

    /** Books many at once, none of which was booked before, under one entry of the ledger with the digest of theirs. */
    void bookAll(String kind, List<JournalEntry> entries, Optional<Clerk> by, Instant now) {
        if (entries.isEmpty()) {
            return;
        }
        book.add(entries, by, now);
        var digests = entries.stream().map(entry -> entry.digest().hex()).collect(Collectors.joining("\n"));
        journal.record(new Entry(
                "money." + kind,
                AGGREGATE,
                Map.of(
                        "entries",
                        entries.size(),
                        "digest",
                        org.penglai.kernel.Sha256.of(digests).hex())));
    }

    /** Takes an entry back by one that names it. */
    public EntryId correct(Actor officer, EntryId id, String reason) {
        var refusal = Refusal.invalid("money.correction");
        refusal.requireText("/reason", reason.strip(), REASON_MAX);
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return tx.run(now -> {
            var booked = book.find(id).orElseThrow(() -> unknown(id));
            if (!isCorrectable(booked)) {
                throw Refusal.conflict("money.not-correctable")
                        .with("act", booked.entry().what().act().name());
            }
            var correction = booked.entry().reversed(nextId(), LegalDays.of(now), reason.strip());
            if (!book(correction, Optional.of(Clerk.of(officer)), now)) {
                throw Refusal.conflict("money.corrected-already").with("entry", id.toString());
            }
            return correction.id();
        });
    }

    /** Whether an officer can take it back by itself. */
    public boolean isCorrectable(Book.Booked booked) {
        return CORRECTABLE.contains(booked.entry().what().act())
                && booked.correctedBy().isEmpty();
    }

    /**
     * Books what a programme was given to award.
     *
     * @param document the number of the document by which it was given; each counts once
     */
    public EntryId appropriate(Actor officer, String programme, Money amount, String document) {
        var refusal = Refusal.invalid("money.appropriation");
        refusal.requireText("/programme", programme.strip(), SOURCE_MAX);
        refusal.requireText("/document", document.strip(), SOURCE_MAX);
        if (amount.fen() <= 0) {
            refusal.violation("/amountFen", "money.amount");
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return tx.run(now -> {
            var entry = appropriation(programme.strip(), amount, document.strip(), LegalDays.of(now));
            if (!book(entry, Optional.of(Clerk.of(officer)), now)) {
                throw Refusal.conflict("money.booked-already").with("source", document.strip());
            }
            return entry.id();
        });
    }

    private JournalEntry appropriation(String programme, Money amount, String document, LocalDate on) {
        return JournalEntry.of(
                nextId(),
                new JournalEntry.What(Act.APPROPRIATION, Purpose.AWARD, "programme/" + programme),
                "appropriation/" + document,
                on,
                List.of(
                        Posting.debit(new Account(AccountKind.BUDGET, programme), amount),
                        Posting.credit(new Account(AccountKind.APPROPRIATION, programme), amount)));
    }

    static Refusal unknown(EntryId id) {
        return Refusal.unknown("money.unknown-entry").with("id", id.toString());
    }
}
