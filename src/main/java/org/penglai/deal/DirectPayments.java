package org.penglai.deal;

/** Where a payment that one party made to the other without the platform is put in the book of money. */
public interface DirectPayments {

    /** Books it in the running transaction; a bank reference that the book has already is refused. */
    void paid(Deal deal, Payment payment, Signatory by);

    /** Takes it back there by an entry of its own; refused where the payment came in on the platform's account. */
    void takenBack(Deal deal, Payment payment, Signatory by, String reason);
}
