package org.penglai.listing;

/** What can be done with a listing in its state, and by whom; the page shows the buttons that follow. */
public enum ListingAction {
    EDIT(Party.SELLER),
    SUBMIT(Party.SELLER),
    WITHDRAW(Party.SELLER),
    RETURN(Party.OPERATOR),
    PUBLISH(Party.OPERATOR),
    SUSPEND(Party.OPERATOR),
    RESUME(Party.OPERATOR),
    ACCEPT(Party.ACQUIRER);

    /** Who may do it. */
    public enum Party {
        SELLER,
        OPERATOR,
        ACQUIRER
    }

    private final Party party;

    ListingAction(Party party) {
        this.party = party;
    }

    public Party party() {
        return party;
    }
}
