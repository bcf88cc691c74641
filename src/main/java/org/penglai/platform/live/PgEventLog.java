package org.penglai.platform.live;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.penglai.kernel.Event;
import org.penglai.platform.outbox.Outbox;
import org.penglai.platform.pg.Pg;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The outbox's events, of whose commits PostgreSQL notifies every server. */
public final class PgEventLog implements EventLog {

    private static final Logger LOG = LoggerFactory.getLogger(PgEventLog.class);
    private static final long RECONNECT_MS = 1000;

    private static final String AFTER = """
            SELECT event.position, event.type, event.aggregate, event.payload, event.occurred_at
              FROM unnest($1::text[], $2::bigint[]) AS followed (aggregate, after)
              JOIN outbox_event AS event ON event.aggregate = followed.aggregate AND event.position > followed.after
             ORDER BY event.position
             LIMIT $3""";

    private static final String LATEST =
            "SELECT coalesce(max(position), 0) AS latest FROM outbox_event WHERE aggregate = $1";

    private final Pg pg;
    private final PgSubscriber notifications;

    public PgEventLog(Vertx vertx, PgConnectOptions database, Pg pg) {
        this.pg = pg;
        this.notifications = PgSubscriber.subscriber(vertx, database).reconnectPolicy(retries -> RECONNECT_MS);
    }

    @Override
    public void listen(Listener listener) {
        notifications
                .channel(Outbox.CHANNEL)
                .subscribeHandler(again -> listener.missed())
                .handler(said -> tell(listener, said));
        notifications.connect().onFailure(away -> LOG.atWarn().setCause(away).log("event notifications not connected"));
    }

    /** The notification is aggregate and type, with a space between them. */
    private static void tell(Listener listener, String said) {
        var space = said.lastIndexOf(' ');
        if (space > 0) {
            listener.happened(said.substring(0, space), said.substring(space + 1));
        }
    }

    @Override
    public List<Told> after(Map<String, Long> positions, int limit) {
        var followed = List.copyOf(positions.entrySet());
        var aggregates = followed.stream().map(Map.Entry::getKey).toArray(String[]::new);
        var after = followed.stream().map(Map.Entry::getValue).toArray(Long[]::new);
        return pg.list(AFTER, Tuple.of(aggregates, after, limit), PgEventLog::told);
    }

    @Override
    public long latest(String aggregate) {
        return pg.one(LATEST, Tuple.of(aggregate), row -> row.getLong("latest")).orElse(0L);
    }

    @Override
    public void close() {
        notifications.close();
    }

    private static Told told(Row row) {
        Map<String, String> payload = new HashMap<>();
        row.getJsonObject("payload").forEach(entry -> payload.put(entry.getKey(), String.valueOf(entry.getValue())));
        return new Told(
                row.getLong("position"),
                row.get(OffsetDateTime.class, "occurred_at").toInstant(),
                new Event(row.getString("type"), row.getString("aggregate"), payload));
    }
}
