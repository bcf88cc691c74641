package org.penglai.money;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds payments of ours on statements, by the number that went with them through the banks: what went out confirms one, what
 * came in with it brings one back, and the money is owed again.
 */
public final class PayoutConfirming implements Sorting.Confirming {

    private final Payouts payouts;
    private final Bookkeeping books;

    public PayoutConfirming(Payouts payouts, Bookkeeping books) {
        this.payouts = payouts;
        this.books = books;
    }

    @Override
    public List<StatementLine> confirm(List<StatementLine> lines, Clerk by, Instant now) {
        var numbers = new HashMap<LineId, PayoutId>();
        lines.forEach(line -> PayoutId.of(line.line().endToEnd()).ifPresent(id -> numbers.put(line.id(), id)));
        if (numbers.isEmpty()) {
            return lines;
        }
        var ours = new HashMap<PayoutId, Payout>();
        payouts.lockAll(numbers.values().stream().distinct().toList()).forEach(one -> ours.put(one.id(), one));
        var sorted = new ArrayList<StatementLine>(lines.size());
        for (var line : lines) {
            var payout = Optional.ofNullable(numbers.get(line.id())).map(ours::get);
            sorted.add(payout.map(one -> confirmed(line, one, ours, by, now)).orElse(line));
        }
        return sorted;
    }

    private StatementLine confirmed(
            StatementLine line, Payout payout, Map<PayoutId, Payout> ours, Clerk by, Instant now) {
        var same = line.line().amount().equals(payout.order().amount());
        if (same && !line.line().incoming() && payout.state() == Payout.State.EXPORTED) {
            book(line, Act.PAYMENT_MADE, payout, Account.OUTGOING, by, now);
            return keep(line, payout.paid(), StatementLine.State.PAID, ours);
        }
        if (same && line.line().incoming() && payout.state() == Payout.State.PAID) {
            book(line, Act.PAYMENT_RETURNED, payout, payout.order().from(), by, now);
            return keep(line, payout.returned(), StatementLine.State.RETURNED, ours);
        }
        return line; // another amount, or not in its turn: an officer looks at it
    }

    private StatementLine keep(StatementLine line, Payout next, StatementLine.State state, Map<PayoutId, Payout> ours) {
        payouts.save(next);
        books.journal().payout(next);
        ours.put(next.id(), next);
        return line.with(next.id(), state);
    }

    /** The other account loses what the bank has paid, and gets back what the bank returns. */
    private void book(StatementLine line, Act act, Payout payout, Account other, Clerk by, Instant now) {
        var amount = line.line().amount();
        var postings = line.line().incoming()
                ? List.of(Posting.debit(Account.BANK, amount), Posting.credit(other, amount))
                : List.of(Posting.debit(other, amount), Posting.credit(Account.BANK, amount));
        var entry = JournalEntry.of(
                books.nextId(),
                new JournalEntry.What(act, payout.order().purpose(), "payout/" + payout.id()),
                Expecting.bankSource(line.line().reference()),
                line.line().bookedOn(),
                postings);
        books.book(entry, Optional.of(by), now);
    }
}
