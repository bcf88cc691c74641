package org.penglai.money;

import java.time.Instant;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;

/**
 * Use case: what came in was put where it does not belong, and is taken off again (来款分配冲回), in one transaction with what it
 * was to pay for. The entry is taken back by another, and the line waits for an officer anew. No money leaves the platform by it,
 * so it is one officer's word with a reason, as it was one officer's word where it belongs.
 */
public final class Reversing {

    private static final int REASON_MAX = 500;

    private final Tx tx;
    private final Lines lines;
    private final Expecting expecting;
    private final Bookkeeping books;
    private final Givers givers;

    /** Those for whom money came in, such as deals. */
    @FunctionalInterface
    public interface Givers {
        /** Takes the payment off again in the running transaction, or refuses where it carries what came after. */
        void giveBack(Expectation expectation, Allotting.Taken taken, String reason);

        /** Whether it may be taken off although nothing is expected any more, since it paid for what never came about. */
        default boolean isLapsed(Expectation expectation) {
            return false;
        }
    }

    public Reversing(Tx tx, Lines lines, Expecting expecting, Bookkeeping books, Givers givers) {
        this.tx = tx;
        this.lines = lines;
        this.expecting = expecting;
        this.books = books;
        this.givers = givers;
    }

    /** Takes off what was booked of the line; it is undecided again. */
    public StatementLine reverse(Actor officer, LineId id, String reason) {
        var refusal = Refusal.invalid("money.reversal");
        refusal.requireText("/reason", reason.strip(), REASON_MAX);
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return tx.run(now -> {
            var line = lines.lock(id)
                    .orElseThrow(() -> Refusal.unknown("money.unknown-line").with("id", id.toString()));
            if (line.state() != StatementLine.State.BOOKED) {
                throw Refusal.conflict("money.not-reversible")
                        .with("state", line.state().name());
            }
            return reverse(line, Clerk.of(officer), reason.strip(), now);
        });
    }

    private StatementLine reverse(StatementLine line, Clerk by, String reason, Instant now) {
        var found = line.expectation().flatMap(expecting.expectations()::find).orElseThrow();
        var subject = found.terms().subject();
        var lapsed = reopened(subject);
        var expected = expecting.expectations().lock(subject).orElseThrow();
        var entry = standing(line, expected);
        requireThere(entry);
        var taken = credited(entry, AccountKind.PAYABLE);
        if (!taken.isZero()) {
            var bank = line.line();
            givers.giveBack(expected, new Allotting.Taken(taken, bank.reference(), bank.bookedOn(), by), reason);
        }
        books.book(entry.reversed(books.nextId(), LegalDays.of(now), reason), Optional.of(by), now);
        var towards = credited(entry, AccountKind.CLAIM);
        if (!towards.isZero()) {
            expecting.expectations().paid(expected.before(towards));
        }
        books.journal().reversed(expected, credited(entry, AccountKind.DEPOSIT));
        if (lapsed) {
            expecting.withdraw(subject);
        }
        var open = line.to(StatementLine.State.UNKNOWN, reason);
        lines.save(open, Optional.of(by), now);
        return open;
    }

    /** What is expected no more is expected for a moment, so that the book has where to take the payment off; true where it was so. */
    private boolean reopened(String subject) {
        var expected = expecting.expectations().lock(subject).orElseThrow();
        if (expected.withdrawn() && !givers.isLapsed(expected)) {
            throw Refusal.conflict("money.expected-no-more");
        }
        if (expected.withdrawn()) {
            expecting.reinstate(subject);
        }
        return expected.withdrawn();
    }

    /** The entry by which the line stands where it was put. */
    private JournalEntry standing(StatementLine line, Expectation expected) {
        return books.book().about(expected.terms().subject()).stream()
                .filter(booked -> booked.entry().what().act() == Act.ALLOTMENT
                        && booked.correctedBy().isEmpty()
                        && Allotting.isOf(line, booked.entry().source()))
                .map(Book.Booked::entry)
                .findFirst()
                .orElseThrow();
    }

    /** What was paid out, or is held for somebody, cannot be taken back from there. */
    private void requireThere(JournalEntry entry) {
        var owed = entry.postings().stream()
                .filter(posting -> posting.account().kind().isHoldable() && posting.fen() < 0)
                .toList();
        books.book().lock(entry.postings().stream().map(Posting::account).toList());
        for (var posting : owed) {
            var available = books.book().balance(posting.account()).available();
            if (!available.isAtLeast(new Money(-posting.fen()))) {
                throw Refusal.conflict("money.not-available").with("availableFen", available.fen());
            }
        }
    }

    static Money credited(JournalEntry entry, AccountKind kind) {
        return entry.postings().stream()
                .filter(posting -> posting.account().kind() == kind && posting.fen() < 0)
                .map(posting -> new Money(-posting.fen()))
                .reduce(Money.ZERO, Money::plus);
    }
}
