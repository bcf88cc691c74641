package org.penglai.platform.outbox;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.penglai.kernel.Event;
import org.penglai.kernel.Events;
import org.penglai.kernel.Tx;
import org.penglai.platform.outbox.Subscriber.Delivered;
import org.penglai.platform.pg.Pg;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables of the outbox: what is appended, what is owed to whom, what has been taken. */
public final class Outbox implements Events {

    /** After so many attempts, about two minutes, a delivery is called stuck: it will not mend by itself. */
    public static final int STUCK_AFTER = 10;

    /** Channel on which appending transactions wake the couriers. */
    public static final String CHANNEL = "outbox";

    /**
     * Positions of one aggregate are given in the order in which they commit, whatever its feature locks; those of
     * different aggregates may not be, and nothing rests on it. The notification says what happened to whom.
     */
    private static final String APPEND = """
            WITH alone AS MATERIALIZED (
              SELECT pg_advisory_xact_lock(hashtextextended('outbox' || chr(10) || $2::text, 0))),
            appended AS (
              INSERT INTO outbox_event (type, aggregate, payload, occurred_at, trace)
              SELECT $1::text, $2::text, $3::jsonb, penglai_now(), $5::text FROM alone
              RETURNING position, aggregate),
            owed AS (
              INSERT INTO outbox_delivery (subscriber, position, aggregate, due_at)
              SELECT subscriber, position, aggregate, clock_timestamp()
                FROM appended CROSS JOIN unnest($4::text[]) AS subscriber)
            SELECT pg_notify('outbox', $2::text || ' ' || $1::text)""";

    /** The next debt that is due and has no earlier one of the same aggregate before it. */
    private static final String NEXT = """
            SELECT delivery.position, delivery.attempts, event.type, event.aggregate, event.payload, event.occurred_at,
                   event.trace
              FROM outbox_delivery AS delivery
              JOIN outbox_event AS event USING (position)
             WHERE delivery.subscriber = $1
               AND delivery.due_at <= clock_timestamp()
               AND NOT EXISTS (
                     SELECT 1
                       FROM outbox_delivery AS earlier
                      WHERE earlier.subscriber = delivery.subscriber
                        AND earlier.aggregate = delivery.aggregate
                        AND earlier.position < delivery.position)
             ORDER BY delivery.position
             LIMIT 1
               FOR UPDATE OF delivery SKIP LOCKED""";

    private static final String LEASE = """
            UPDATE outbox_delivery
               SET due_at = clock_timestamp() + $4 * interval '1 millisecond', attempts = $3
             WHERE subscriber = $1 AND position = $2""";

    /** Only who leased it last gives the receipt: one that comes late finds another number. */
    private static final String TAKEN =
            "DELETE FROM outbox_delivery WHERE subscriber = $1 AND position = $2 AND attempts = $3";

    /** Puts a failed delivery off, twice as long each time, to at most half a minute. */
    private static final String PUT_OFF = """
            UPDATE outbox_delivery
               SET due_at = clock_timestamp()
                            + least(30000, 250 * power(2, least(attempts, 10))) * interval '1 millisecond',
                   attempts = $3,
                   last_error = left($4, 500)
             WHERE subscriber = $1 AND position = $2 AND attempts BETWEEN $3 - 1 AND $3""";

    private static final String OWED = "SELECT count(*) AS owed FROM outbox_delivery WHERE subscriber = $1";

    private static final String FORGET = "DELETE FROM outbox_delivery WHERE subscriber = $1";

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final Pg pg;
    private final Tx tx;
    private final List<Subscriber> subscribers;

    public Outbox(Pg pg, Tx tx, List<Subscriber> subscribers) {
        this.pg = pg;
        this.tx = tx;
        this.subscribers = List.copyOf(subscribers);
    }

    @Override
    public void append(Event event) {
        pg.requireTransaction();
        var names = subscribers.stream()
                .filter(subscriber -> subscriber.wants().test(event.type()))
                .map(Subscriber::name)
                .toArray(String[]::new);
        var trace = pg.observer().tracing().here().orElse(null);
        pg.execute(
                APPEND, Tuple.of(event.type(), event.aggregate(), JsonObject.mapFrom(event.payload()), names, trace));
    }

    /** A delivery that failed and was put off; its cause says why. */
    static final class Undelivered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Delivered delivered;

        Undelivered(String subscriber, Delivered delivered, RuntimeException cause) {
            super("undelivered to " + subscriber + ": " + delivered.position(), cause);
            this.delivered = delivered;
        }

        Delivered delivered() {
            return delivered;
        }
    }

    /** How many events the subscriber has still to take. */
    public long owedTo(String subscriber) {
        return pg.one(OWED, Tuple.of(subscriber), row -> row.getLong("owed")).orElse(0L);
    }

    /** Drops what is owed to a subscriber that has just been rebuilt from the rows themselves. */
    public void forget(String subscriber) {
        pg.execute(FORGET, Tuple.of(subscriber));
    }

    /**
     * Hands the subscriber its next event. A failure puts off that event, and with it only what comes after it of the same
     * aggregate. Answers whether there was one.
     */
    boolean deliverNext(Subscriber subscriber, Duration lease) {
        return subscriber.inTransaction() ? deliverInside(subscriber) : deliverOutside(subscriber, lease);
    }

    private boolean deliverInside(Subscriber subscriber) {
        var tried = new AtomicReference<Delivered>();
        try {
            return tx.run(now -> {
                var next = next(subscriber);
                next.ifPresent(delivered -> {
                    tried.set(delivered);
                    take(subscriber, delivered);
                    pg.execute(TAKEN, Tuple.of(subscriber.name(), delivered.position(), delivered.attempt() - 1));
                });
                return next.isPresent();
            });
        } catch (RuntimeException failure) {
            var delivered = tried.get();
            throw delivered == null ? failure : putOff(subscriber, delivered, failure);
        }
    }

    private boolean deliverOutside(Subscriber subscriber, Duration lease) {
        var next = tx.run(now -> {
            var found = next(subscriber);
            found.ifPresent(delivered -> pg.execute(
                    LEASE, Tuple.of(subscriber.name(), delivered.position(), delivered.attempt(), lease.toMillis())));
            return found;
        });
        next.ifPresent(delivered -> {
            try {
                take(subscriber, delivered);
            } catch (RuntimeException failure) {
                throw putOff(subscriber, delivered, failure);
            }
            if (pg.execute(TAKEN, Tuple.of(subscriber.name(), delivered.position(), delivered.attempt())) == 0) {
                LOG.atWarn()
                        .addKeyValue("subscriber", subscriber.name())
                        .addKeyValue("position", delivered.position())
                        .addKeyValue("attempt", delivered.attempt())
                        .log("receipt came after the lease had ended and counts for nothing");
            }
        });
        return next.isPresent();
    }

    private void take(Subscriber subscriber, Delivered delivered) {
        pg.observer()
                .delivering(
                        subscriber.name(),
                        delivered.trace(),
                        () -> subscriber.take().accept(delivered));
    }

    /** Answers the failure, to be thrown. */
    private Undelivered putOff(Subscriber subscriber, Delivered delivered, RuntimeException failure) {
        var undelivered = new Undelivered(subscriber.name(), delivered, failure);
        try {
            pg.execute(
                    PUT_OFF,
                    Tuple.of(subscriber.name(), delivered.position(), delivered.attempt(), String.valueOf(failure)));
        } catch (RuntimeException away) {
            undelivered.addSuppressed(away); // its lease ends by itself
        }
        return undelivered;
    }

    private Optional<Delivered> next(Subscriber subscriber) {
        return pg.one(NEXT, Tuple.of(subscriber.name()), Outbox::delivered);
    }

    private static Delivered delivered(Row row) {
        Map<String, String> payload = new HashMap<>();
        row.getJsonObject("payload").forEach(entry -> payload.put(entry.getKey(), String.valueOf(entry.getValue())));
        Instant occurredAt = row.get(OffsetDateTime.class, "occurred_at").toInstant();
        return new Delivered(
                row.getLong("position"),
                row.getInteger("attempts") + 1,
                occurredAt,
                new Event(row.getString("type"), row.getString("aggregate"), payload),
                Optional.ofNullable(row.getString("trace")));
    }
}
