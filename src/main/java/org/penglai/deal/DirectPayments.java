package org.penglai.deal;

/** Where a payment that one party made to the other without the platform is put in the book of money. */
@FunctionalInterface
public interface DirectPayments {

    /** Books it in the running transaction; a bank reference that the book has already is refused. */
    void paid(Deal deal, Payment payment, Signatory by);
}
