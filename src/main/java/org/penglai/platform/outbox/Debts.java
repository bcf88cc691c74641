package org.penglai.platform.outbox;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import org.penglai.kernel.Tx;
import org.penglai.platform.pg.Pg;

/** What an operator sees of the outbox, and how a delivery that nobody can take is given up. */
public final class Debts {

    private static final String FIGURES = """
            SELECT subscriber,
                   count(*) AS owed,
                   count(*) FILTER (WHERE attempts >= $1) AS stuck,
                   extract(epoch FROM penglai_now() - min(event.occurred_at))::bigint AS oldest_seconds
              FROM outbox_delivery
              JOIN outbox_event AS event USING (position)
             GROUP BY subscriber
             ORDER BY subscriber""";

    private static final String STUCK = """
            SELECT subscriber, position, event.aggregate, event.type, attempts, coalesce(last_error, '') AS last_error
              FROM outbox_delivery
              JOIN outbox_event AS event USING (position)
             WHERE attempts >= $1
             ORDER BY subscriber, position
             LIMIT 100""";

    private static final String SKIP = """
            WITH given_up AS (
              DELETE FROM outbox_delivery
               WHERE subscriber = $1 AND position = $2 AND attempts > 0
              RETURNING subscriber, position, attempts, last_error)
            INSERT INTO outbox_skipped (subscriber, position, attempts, last_error, reason, skipped_at)
            SELECT subscriber, position, attempts, last_error, $3, penglai_now() FROM given_up""";

    private static final String WAKE = "SELECT pg_notify('outbox', '')";

    private final Pg pg;
    private final Tx tx;

    public Debts(Pg pg, Tx tx) {
        this.pg = pg;
        this.tx = tx;
    }

    /**
     * How far a subscriber is behind.
     *
     * @param stuck of what is owed, how much failed {@link Outbox#STUCK_AFTER} times or more
     * @param oldest age of the oldest event that is owed
     */
    public record Figures(String subscriber, long owed, long stuck, Duration oldest) {}

    /** A delivery that does not succeed. */
    public record Stuck(
            String subscriber, long position, String aggregate, String type, int attempts, String lastError) {}

    /** Of every subscriber that is owed anything. */
    public List<Figures> figures() {
        return pg.list(
                FIGURES,
                Tuple.of(Outbox.STUCK_AFTER),
                row -> new Figures(
                        row.getString("subscriber"),
                        row.getLong("owed"),
                        row.getLong("stuck"),
                        Duration.ofSeconds(Math.max(0, row.getLong("oldest_seconds")))));
    }

    /** The first hundred deliveries that are stuck. */
    public List<Stuck> stuck() {
        return pg.list(STUCK, Tuple.of(Outbox.STUCK_AFTER), Debts::stuck);
    }

    /** Gives a delivery up that was tried in vain, so that its aggregate's later events go on. Answers whether it stood. */
    public boolean skip(String subscriber, long position, String reason) {
        return tx.run(now -> {
            var found = pg.execute(SKIP, Tuple.of(subscriber, position, reason)) == 1;
            pg.list(WAKE, Tuple.tuple(), row -> row);
            return found;
        });
    }

    private static Stuck stuck(Row row) {
        return new Stuck(
                row.getString("subscriber"),
                row.getLong("position"),
                row.getString("aggregate"),
                row.getString("type"),
                row.getInteger("attempts"),
                row.getString("last_error"));
    }
}
