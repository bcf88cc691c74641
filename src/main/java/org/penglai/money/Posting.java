package org.penglai.money;

import org.penglai.kernel.Money;

/**
 * One line of an entry.
 *
 * @param fen what it moves: debit above zero, credit below
 */
public record Posting(Account account, long fen) {

    static Posting debit(Account account, Money amount) {
        return new Posting(account, amount.fen());
    }

    static Posting credit(Account account, Money amount) {
        return new Posting(account, -amount.fen());
    }

    Posting reversed() {
        return new Posting(account, -fen);
    }

    /** The same on the account's natural side: what makes it grow is above zero. */
    public Money natural() {
        return new Money(account.kind().side() == AccountKind.Side.DEBIT ? fen : -fen);
    }
}
