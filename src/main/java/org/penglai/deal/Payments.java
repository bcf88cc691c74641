package org.penglai.deal;

import java.time.Instant;
import java.util.List;

/** What was paid, as booked: a booking is never changed. */
public interface Payments {

    /** Books a payment; a bank reference that was booked before is refused. */
    void add(DealId deal, Payment payment, Signatory by, Instant now);

    /** What was paid on the deal, in the order of booking. */
    List<Payment> of(DealId deal);
}
