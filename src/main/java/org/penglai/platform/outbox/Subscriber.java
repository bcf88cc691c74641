package org.penglai.platform.outbox;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.penglai.kernel.Event;

/**
 * Somebody who is told of events.
 *
 * @param name stable: debts in the database bear it
 * @param wants which event types are for it
 * @param inTransaction whether its effect lies in the database, so that effect and receipt commit together
 * @param take the effect; it throws when it could not be had and is called again later
 */
public record Subscriber(String name, Predicate<String> wants, boolean inTransaction, Consumer<Delivered> take) {

    /**
     * An event with its place in the outbox.
     *
     * @param attempt the how-manieth time it is handed over, from 1
     * @param trace where the call that caused it stood in its trace
     */
    public record Delivered(long position, int attempt, Instant occurredAt, Event event, Optional<String> trace) {}

    /** A subscriber whose effect lies in the database. */
    public static Subscriber inside(String name, Predicate<String> wants, Consumer<Delivered> take) {
        return new Subscriber(name, wants, /* inTransaction= */ true, take);
    }

    /** A subscriber whose effect lies elsewhere; it must be idempotent. */
    public static Subscriber outside(String name, Predicate<String> wants, Consumer<Delivered> take) {
        return new Subscriber(name, wants, /* inTransaction= */ false, take);
    }
}
