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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.penglai.kernel.Event;
import org.penglai.kernel.Events;
import org.penglai.kernel.Tx;
import org.penglai.platform.outbox.Subscriber.Delivered;
import org.penglai.platform.pg.Pg;

/** The tables of the outbox: what is appended, what is owed to whom, what has been taken. */
public final class Outbox implements Events {

    /** Channel on which appending transactions wake the couriers. */
    public static final String CHANNEL = "outbox";

    private static final String APPEND = """
            WITH appended AS (
              INSERT INTO outbox_event (type, aggregate, payload, occurred_at, trace)
              VALUES ($1, $2, $3, penglai_now(), $5)
              RETURNING position, aggregate, occurred_at),
            owed AS (
              INSERT INTO outbox_delivery (subscriber, position, aggregate, due_at)
              SELECT subscriber, position, aggregate, occurred_at
                FROM appended CROSS JOIN unnest($4::text[]) AS subscriber)
            SELECT pg_notify('outbox', '')""";

    /** The next debt that is due and has no earlier one of the same aggregate before it. */
    private static final String NEXT = """
            SELECT delivery.position, event.type, event.aggregate, event.payload, event.occurred_at, event.trace
              FROM outbox_delivery AS delivery
              JOIN outbox_event AS event USING (position)
             WHERE delivery.subscriber = $1
               AND delivery.due_at <= penglai_now()
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
               SET due_at = penglai_now() + $3 * interval '1 millisecond', attempts = attempts + 1
             WHERE subscriber = $1 AND position = $2""";

    private static final String TAKEN = "DELETE FROM outbox_delivery WHERE subscriber = $1 AND position = $2";

    /** Puts a failed delivery off, twice as long each time, to at most half a minute. */
    private static final String PUT_OFF = """
            UPDATE outbox_delivery
               SET due_at = penglai_now() + least(30000, 250 * power(2, least(attempts, 10))) * interval '1 millisecond',
                   attempts = attempts + 1,
                   last_error = left($3, 500)
             WHERE subscriber = $1 AND position = $2""";

    private static final String OWED = "SELECT count(*) AS owed FROM outbox_delivery WHERE subscriber = $1";

    private static final String DEBTS = """
            SELECT subscriber, count(*) AS owed,
                   extract(epoch FROM penglai_now() - min(event.occurred_at))::bigint AS seconds
              FROM outbox_delivery JOIN outbox_event AS event USING (position)
             GROUP BY subscriber""";

    private static final String FORGET = "DELETE FROM outbox_delivery WHERE subscriber = $1";

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

    /** How many events the subscriber has still to take. */
    public long owedTo(String subscriber) {
        return pg.one(OWED, Tuple.of(subscriber), row -> row.getLong("owed")).orElse(0L);
    }

    /** What a subscriber has still to take, and since when the oldest of it waits. */
    public record Debt(String subscriber, long owed, Duration oldest) {}

    /** What every subscriber is owed, those included to whom nothing is. */
    public List<Debt> debts() {
        var found = pg
                .list(
                        DEBTS,
                        Tuple.tuple(),
                        row -> new Debt(
                                row.getString("subscriber"),
                                row.getLong("owed"),
                                Duration.ofSeconds(Math.max(0, row.getLong("seconds")))))
                .stream()
                .collect(Collectors.toMap(Debt::subscriber, Function.identity()));
        return subscribers.stream()
                .map(Subscriber::name)
                .map(name -> found.getOrDefault(name, new Debt(name, 0, Duration.ZERO)))
                .toList();
    }

    /** Drops what is owed to a subscriber that has just been rebuilt from the rows themselves. */
    public void forget(String subscriber) {
        pg.execute(FORGET, Tuple.of(subscriber));
    }

    /** Hands the subscriber its next event. Answers whether there was one. */
    boolean deliverNext(Subscriber subscriber, Duration lease) {
        return subscriber.inTransaction() ? deliverInside(subscriber) : deliverOutside(subscriber, lease);
    }

    private boolean deliverInside(Subscriber subscriber) {
        return tx.run(now -> {
            var next = next(subscriber);
            next.ifPresent(delivered -> {
                take(subscriber, delivered);
                pg.execute(TAKEN, Tuple.of(subscriber.name(), delivered.position()));
            });
            return next.isPresent();
        });
    }

    private boolean deliverOutside(Subscriber subscriber, Duration lease) {
        var next = tx.run(now -> {
            var found = next(subscriber);
            found.ifPresent(delivered ->
                    pg.execute(LEASE, Tuple.of(subscriber.name(), delivered.position(), lease.toMillis())));
            return found;
        });
        next.ifPresent(delivered -> {
            try {
                take(subscriber, delivered);
            } catch (RuntimeException failure) {
                pg.execute(PUT_OFF, Tuple.of(subscriber.name(), delivered.position(), String.valueOf(failure)));
                throw failure;
            }
            pg.execute(TAKEN, Tuple.of(subscriber.name(), delivered.position()));
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

    private Optional<Delivered> next(Subscriber subscriber) {
        return pg.one(NEXT, Tuple.of(subscriber.name()), Outbox::delivered);
    }

    private static Delivered delivered(Row row) {
        Map<String, String> payload = new HashMap<>();
        row.getJsonObject("payload").forEach(entry -> payload.put(entry.getKey(), String.valueOf(entry.getValue())));
        Instant occurredAt = row.get(OffsetDateTime.class, "occurred_at").toInstant();
        return new Delivered(
                row.getLong("position"),
                occurredAt,
                new Event(row.getString("type"), row.getString("aggregate"), payload),
                Optional.ofNullable(row.getString("trace")));
    }
}
