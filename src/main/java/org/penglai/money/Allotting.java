package org.penglai.money;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;

/**
 * Use case: what came in is put where it belongs, in one transaction with what it pays for. What is too little leaves the rest
 * due; what is too much, or comes twice, is owed back to who paid it.
 */
public final class Allotting {

    private static final String SOURCE = "allotment/";
    private static final int BATCH = 200;
    private static final int REASON_MAX = 500;

    private final Tx tx;
    private final Lines lines;
    private final Statements statements;
    private final Expecting expecting;
    private final Bookkeeping books;
    private final Takers takers;

    /** Those for whom money comes in, such as deals. */
    @FunctionalInterface
    public interface Takers {
        /** Books the payment at what it is for, in the running transaction; false where that takes no payment (any more). */
        boolean take(Expectation expectation, Taken taken);

        /** Before it is divided: what was given up as unpaid is expected again where the payment was made in time. */
        default void hear(Expectation expectation, Taken taken) {}

        /** After it was booked: what is still given up is expected no more. */
        default void heard(Expectation expectation) {}
    }

    /** A payment as whom it is for hears of it. */
    public record Taken(Money amount, String bankReference, LocalDate paidOn, Clerk by) {}

    /** What came in, and who brought the statements that say so. */
    public record Receipts(Lines lines, Statements statements) {}

    public Allotting(Tx tx, Receipts receipts, Expecting expecting, Bookkeeping books, Takers takers) {
        this.tx = tx;
        this.lines = receipts.lines();
        this.statements = receipts.statements();
        this.expecting = expecting;
        this.books = books;
        this.takers = takers;
    }

    /** The lines, to be read. */
    public Lines lines() {
        return lines;
    }

    /** Whether there is anything to do. */
    public boolean isAnyWaiting() {
        return !lines.matched(1).isEmpty();
    }

    /** Puts all that is matched where it belongs, while the condition holds; answers how many lines that were. */
    public int work(BooleanSupplier goOn) {
        var done = 0;
        for (var next = lines.matched(BATCH); !next.isEmpty() && goOn.getAsBoolean(); next = lines.matched(BATCH)) {
            for (var id : next) {
                if (!goOn.getAsBoolean()) {
                    return done;
                }
                done += attempt(id) ? 1 : 0;
            }
        }
        return done;
    }

    /** What is refused where it belongs goes to an officer, so that it does not come back for ever. */
    private boolean attempt(LineId id) {
        try {
            return tx.run(now -> {
                var line = lock(id);
                return allot(line, sender(line), now);
            });
        } catch (Refusal refused) {
            if (refused.kind() == Refusal.Kind.UNAVAILABLE) {
                throw refused;
            }
            tx.run(now -> {
                var line = lock(id);
                if (line.state() == StatementLine.State.MATCHED) {
                    lines.save(line.to(StatementLine.State.UNKNOWN, refused.code()), Optional.of(sender(line)), now);
                }
                return id;
            });
            return false;
        }
    }

    /** What follows from a statement by rule is done for who brought it. */
    private Clerk sender(StatementLine line) {
        return statements.require(line.statement()).source().by();
    }

    /** An officer says what a line is for. */
    public StatementLine confirm(Actor officer, LineId id, Optional<String> reference) {
        return tx.run(now -> {
            var line = requireOpen(lock(id));
            var expected = reference
                    .filter(typed -> !typed.isBlank())
                    .map(this::referred)
                    .or(() -> line.expectation().flatMap(expecting.expectations()::find))
                    .orElseThrow(() -> Refusal.invalid("money.line").violation("/reference", "required"));
            allot(line.with(expected, StatementLine.State.MATCHED), Clerk.of(officer), now);
            return lines.find(id).orElseThrow();
        });
    }

    private Expectation referred(String typed) {
        var reference = CreditorReference.parse(typed)
                .orElseThrow(() -> Refusal.invalid("money.line").violation("/reference", "money.reference"));
        return expecting.expectations().referred(List.of(reference.value())).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("money.line").violation("/reference", "money.reference-unknown"));
    }

    /** An officer says that a line is for nothing here. */
    public StatementLine setAside(Actor officer, LineId id, String reason) {
        var refusal = Refusal.invalid("money.line");
        refusal.requireText("/reason", reason.strip(), REASON_MAX);
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return tx.run(now -> {
            var aside = requireOpen(lock(id)).to(StatementLine.State.SET_ASIDE, reason.strip());
            lines.save(aside, Optional.of(Clerk.of(officer)), now);
            return aside;
        });
    }

    private StatementLine lock(LineId id) {
        return lines.lock(id)
                .orElseThrow(() -> Refusal.unknown("money.unknown-line").with("id", id.toString()));
    }

    private static StatementLine requireOpen(StatementLine line) {
        if (!line.isOpen() || !line.line().incoming() && line.state() != StatementLine.State.UNKNOWN) {
            throw Refusal.conflict("money.line-decided")
                    .with("state", line.state().name());
        }
        return line;
    }

    private boolean allot(StatementLine line, Clerk by, Instant now) {
        if (line.state() != StatementLine.State.MATCHED) {
            return false; // somebody else was quicker
        }
        if (!line.line().incoming()) {
            throw Refusal.conflict("money.line-outgoing");
        }
        var found = line.expectation().flatMap(expecting.expectations()::find).orElseThrow();
        var bank = line.line();
        takers.hear(found, new Taken(bank.amount(), bank.reference(), bank.bookedOn(), by));
        var expected = expecting.expectations().lock(found.terms().subject()).orElseThrow();
        var split = expected.split(bank.amount());
        var takes = !split.taken().isZero()
                && (expected.terms().purpose() == Purpose.DEPOSIT
                        || takers.take(expected, new Taken(split.taken(), bank.reference(), bank.bookedOn(), by)));
        var divided = takes ? split : new Expectation.Split(Money.ZERO, Money.ZERO, bank.amount());
        books.book(entry(line, expected, divided, now), Optional.of(by), now);
        books.journal().received(expected, divided);
        if (!divided.towards().isZero()) {
            expecting.expectations().paid(expected.after(divided.towards()));
        }
        lines.save(line.to(StatementLine.State.BOOKED, ""), Optional.of(by), now);
        takers.heard(expected);
        return true;
    }

    /** Whether that is the source of an allotment of the line. */
    static boolean isOf(StatementLine line, String source) {
        return source.equals(SOURCE + line.id()) || source.startsWith(SOURCE + line.id() + "/");
    }

    private JournalEntry entry(StatementLine line, Expectation expected, Expectation.Split split, Instant now) {
        var terms = expected.terms();
        var payer = terms.payer();
        var receiver = terms.payee().orElse(payer);
        var kind = terms.purpose() == Purpose.DEPOSIT ? AccountKind.DEPOSIT : AccountKind.PAYABLE;
        return JournalEntry.of(
                books.nextId(),
                new JournalEntry.What(Act.ALLOTMENT, terms.purpose(), terms.subject()),
                books.unbooked(SOURCE + line.id()), // once more each time that this was taken back
                LegalDays.of(now),
                List.of(
                        Posting.debit(Account.RECEIPTS, line.line().amount()),
                        Posting.credit(Account.of(kind, receiver), split.taken()),
                        Posting.credit(Account.of(AccountKind.REFUNDABLE, payer), split.surplus()),
                        Posting.debit(Account.of(AccountKind.ENTITLEMENT, receiver), split.towards()),
                        Posting.credit(Account.of(AccountKind.CLAIM, payer), split.towards())));
    }
}
