package org.penglai.money;

import org.penglai.kernel.Money;

/**
 * What stands on an account, on its natural side.
 *
 * @param held how much of it is held
 */
public record Balance(Account account, Money stands, Money held) {

    /** What can still be held or taken. */
    public Money available() {
        return stands.minus(held);
    }
}
