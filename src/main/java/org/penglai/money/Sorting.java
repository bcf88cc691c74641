package org.penglai.money;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.penglai.kernel.Ids;
import org.penglai.kernel.Money;

/**
 * Sorts a batch of a statement's rows, in one transaction: what was booked before is left, what came in goes into the book, and
 * what each line is for is looked up.
 */
public final class Sorting {

    /** A bank's number that was booked with another amount. */
    private static final String DIFFERS = "money.line.differs";

    private final Ids ids;
    private final Statements statements;
    private final Lines lines;
    private final Bookkeeping books;
    private final Finders finders;

    /** How it is found out what lines are for: what came in, and payments of ours that went out or came back. */
    public record Finders(Matching matching, Confirming confirming) {}

    /** Finds the payments of ours that lines confirm or return, and books that. */
    @FunctionalInterface
    public interface Confirming {
        List<StatementLine> confirm(List<StatementLine> lines, Clerk by, Instant now);
    }

    public Sorting(Ids ids, Statements statements, Lines lines, Bookkeeping books, Finders finders) {
        this.ids = ids;
        this.statements = statements;
        this.lines = lines;
        this.books = books;
        this.finders = finders;
    }

    /** What came of a batch. */
    record Sorted(Statement.Tally tally, List<LineFault> faults) {}

    Sorted sort(Statement of, List<StatementReaders.Row> batch, Instant now) {
        var faults = new ArrayList<LineFault>();
        batch.forEach(row -> faults.addAll(row.faults()));
        var given = batch.stream().flatMap(row -> row.line().stream()).toList();
        var fresh = fresh(given, faults);
        var sorted = sorted(of, fresh, now);
        lines.add(sorted);
        receive(sorted, of.source().by(), now);
        var bad = batch.size() - given.size();
        var differing = (int)
                faults.stream().filter(fault -> fault.code().equals(DIFFERS)).count();
        var tally = tally(sorted, given.size() - sorted.size() - differing, bad + differing);
        return new Sorted(tally, faults);
    }

    /** Lines that nobody has seen before; one that bears a number of another is told. */
    private List<BankLine> fresh(List<BankLine> given, List<LineFault> faults) {
        var known = new LinkedHashMap<>(statements.known(references(given)));
        var direct = books.standing(
                references(given).stream().map(Expecting::bankSource).toList());
        var fresh = new ArrayList<BankLine>();
        for (var line : given) {
            var before = known.get(line.reference());
            if (before != null && !isSame(before, line)) {
                faults.add(new LineFault(
                        line.row(),
                        "",
                        DIFFERS,
                        Map.of("reference", line.reference(), "right", yuan(new Money(before.fen())))));
            } else if (before == null && !direct.contains(Expecting.bankSource(line.reference()))) {
                known.put(
                        line.reference(),
                        new Statements.Known(line.incoming(), line.amount().fen()));
                fresh.add(line);
            }
        }
        return fresh;
    }

    private static boolean isSame(Statements.Known before, BankLine line) {
        return before.incoming() == line.incoming()
                && before.fen() == line.amount().fen();
    }

    private static List<String> references(List<BankLine> lines) {
        return lines.stream().map(BankLine::reference).distinct().toList();
    }

    private List<StatementLine> sorted(Statement of, List<BankLine> fresh, Instant now) {
        var all = fresh.stream()
                .map(line -> StatementLine.of(new LineId(ids.next()), of.id(), line, StatementLine.State.UNKNOWN))
                .toList();
        var confirmed = finders.confirming().confirm(all, of.source().by(), now);
        var open = confirmed.stream()
                .filter(line -> line.line().incoming() && line.payout().isEmpty())
                .toList();
        var matched = finders.matching().match(open).stream().collect(Collectors.toMap(StatementLine::id, one -> one));
        return confirmed.stream()
                .map(line -> matched.getOrDefault(line.id(), line))
                .toList();
    }

    /** What came in stands on the bank's account, and waits to be allotted. */
    private void receive(List<StatementLine> sorted, Clerk by, Instant now) {
        var incoming = sorted.stream()
                .filter(line -> line.line().incoming() && line.payout().isEmpty())
                .toList();
        var again = books.book()
                .booked(incoming.stream()
                        .map(line -> Expecting.bankSource(line.line().reference()))
                        .toList());
        var receipts = incoming.stream().map(line -> receipt(line, again)).toList();
        books.bookAll("receipts", receipts, Optional.of(by), now);
    }

    /** What was entered as paid directly and taken back since is booked anew where the bank says it came in here. */
    private JournalEntry receipt(StatementLine line, Set<String> again) {
        var bank = line.line();
        var source = Expecting.bankSource(bank.reference());
        return JournalEntry.of(
                books.nextId(),
                new JournalEntry.What(Act.RECEIPT, Purpose.UNKNOWN, "line/" + line.id()),
                again.contains(source) ? books.free(source) : source,
                bank.bookedOn(),
                List.of(Posting.debit(Account.BANK, bank.amount()), Posting.credit(Account.RECEIPTS, bank.amount())));
    }

    private static Statement.Tally tally(List<StatementLine> sorted, int known, int faulty) {
        var counts = sorted.stream().collect(Collectors.groupingBy(StatementLine::state, Collectors.counting()));
        return new Statement.Tally(
                count(counts, StatementLine.State.MATCHED),
                count(counts, StatementLine.State.SUGGESTED),
                count(counts, StatementLine.State.UNKNOWN),
                count(counts, StatementLine.State.PAID) + count(counts, StatementLine.State.RETURNED),
                known,
                faulty);
    }

    private static int count(Map<StatementLine.State, Long> counts, StatementLine.State state) {
        return counts.getOrDefault(state, 0L).intValue();
    }

    private static String yuan(Money money) {
        return java.math.BigDecimal.valueOf(money.fen(), 2).toPlainString();
    }
}
