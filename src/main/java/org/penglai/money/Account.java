package org.penglai.money;

import java.util.Optional;
import java.util.UUID;
import org.penglai.kernel.OrganisationId;

/**
 * An account of the book: its kind, and whose it is.
 *
 * @param holder id of the organisation or of the programme; empty where it is the platform's
 */
public record Account(AccountKind kind, String holder) {

    public static final Account BANK = new Account(AccountKind.BANK, "");
    public static final Account RECEIPTS = new Account(AccountKind.RECEIPTS, "");
    public static final Account OUTGOING = new Account(AccountKind.OUTGOING, "");
    public static final Account CHARGES = new Account(AccountKind.CHARGES, "");

    public Account {
        if (holder.isEmpty() != (kind.of() == AccountKind.Of.PLATFORM)) {
            throw new IllegalArgumentException("an account of " + kind + " of " + holder);
        }
    }

    public static Account of(AccountKind kind, OrganisationId organisation) {
        return new Account(kind, organisation.toString());
    }

    /** The organisation whose it is; none where it is the platform's or a programme's. */
    public Optional<OrganisationId> organisation() {
        return kind.of() == AccountKind.Of.ORGANISATION
                ? Optional.of(new OrganisationId(UUID.fromString(holder)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return holder.isEmpty() ? kind.name() : kind.name() + "/" + holder;
    }
}
