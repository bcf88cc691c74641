package org.penglai.money;

import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;

/** Use case: an officer says that what went out is what the bank charges (银行费用), and it is booked as that. */
public final class Charging {

    private final Tx tx;
    private final Lines lines;
    private final Bookkeeping books;

    public Charging(Tx tx, Lines lines, Bookkeeping books) {
        this.tx = tx;
        this.lines = lines;
        this.books = books;
    }

    /** Books the line on the account of charges, once. */
    public StatementLine charge(Actor officer, LineId id) {
        return tx.run(now -> {
            var line = lines.lock(id)
                    .orElseThrow(() -> Refusal.unknown("money.unknown-line").with("id", id.toString()));
            if (!line.isChargeable()) {
                throw Refusal.conflict("money.not-chargeable")
                        .with("state", line.state().name());
            }
            var by = Optional.of(Clerk.of(officer));
            var bank = line.line();
            var entry = JournalEntry.of(
                    books.nextId(),
                    new JournalEntry.What(Act.BANK_CHARGE, Purpose.CHARGE, "line/" + line.id()),
                    Expecting.bankSource(bank.reference()),
                    bank.bookedOn(),
                    List.of(
                            Posting.debit(Account.CHARGES, bank.amount()),
                            Posting.credit(Account.BANK, bank.amount())));
            if (!books.book(entry, by, now)) {
                throw Refusal.conflict("money.booked-already").with("source", bank.reference());
            }
            var charged = line.to(StatementLine.State.CHARGED, line.reason());
            lines.save(charged, by, now);
            return charged;
        });
    }
}
