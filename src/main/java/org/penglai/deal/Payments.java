package org.penglai.deal;

import java.time.Instant;
import java.util.List;

/** What was paid, as booked: a booking is never changed. */
public interface Payments {

    /** Books a payment; a bank reference that was booked before is refused. */
    void add(DealId deal, Payment payment, Signatory by, Instant now);

    /** Puts beside a booking that it was a mistake: it counts no more. */
    void takeBack(DealId deal, String bankReference, String reason, Signatory by, Instant now);

    /** A booking that counts no more, and why. */
    record TakenBack(Payment payment, String reason, Instant at) {}

    /** What was booked on the deal by mistake, in the order in which that was said. */
    List<TakenBack> takenBack(DealId deal);

    /** What was paid on the deal and not taken back, in the order of booking. */
    List<Payment> of(DealId deal);
}
