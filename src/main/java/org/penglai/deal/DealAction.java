package org.penglai.deal;

import org.penglai.kernel.Actor;
import org.penglai.kernel.Role;

/** What can be done with a deal in its state, and by whom; the buttons of the page follow from it. */
public enum DealAction {
    /** Put a document on file. */
    ADD_EVIDENCE("addDealEvidence"),
    /** Book what was paid. */
    BOOK_PAYMENT("addDealPayment"),
    /** Accept the official act and propose the certificate. */
    PROPOSE_CERTIFICATE("certifyDeal"),
    /** Confirm a certificate that somebody else proposed. */
    CONFIRM_CERTIFICATE("certifyDeal");

    private final String operation;

    DealAction(String operation) {
        this.operation = operation;
    }

    /** The operation of the contract that does it. */
    public String operation() {
        return operation;
    }

    /** Whether it is open to the person on that deal. */
    boolean isOpenTo(Actor actor, Deal deal) {
        var party = deal.agreement().isParty(actor.organisation());
        return switch (this) {
            case ADD_EVIDENCE -> party || actor.is(Role.OPERATOR);
            case BOOK_PAYMENT -> actor.is(Role.OPERATOR) || actor.is(Role.FINANCE);
            case PROPOSE_CERTIFICATE -> actor.is(Role.OPERATOR) && !party;
            case CONFIRM_CERTIFICATE -> actor.is(Role.OPERATOR) && !party && !deal.isProposedBy(actor);
        };
    }
}
