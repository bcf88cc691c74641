package org.penglai.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The calls to PostgreSQL that the house's answers rest on, made by Vert.x's client alone: composed futures, prepared
 * statements kept, everything that does not wait for another's answer sent in one flight.
 */
final class BareCalls implements AutoCloseable {

    private static final String LISTING = "SELECT id, state, version, content FROM listing WHERE id = $1";

    private static final String SESSION = """
            SELECT subject, csrf
              FROM web_session
             WHERE id_hash = $1 AND ended_after > penglai_now()""";

    private static final String MEMBER = """
            SELECT subject, display_name, organisation_id, roles
              FROM membership
             WHERE subject = $1 AND left_at IS NULL""";

    private static final String DEALS = """
            SELECT deal.id, state, version, licensor, licensee, terms, formed_at, paid_fen, number
              FROM deal
              LEFT JOIN deal_certificate ON deal_certificate.deal_id = deal.id
             WHERE licensor_id = $1 OR licensee_id = $1 OR agency_id = $1
             ORDER BY deal.id DESC
             LIMIT 21""";

    private static final String LOCK_LISTING = """
            SELECT id, owner_id, state, version, content, standing
              FROM listing
             WHERE id = $1
               FOR UPDATE""";

    private static final String PATENTS =
            "SELECT patent.* FROM patent JOIN listing_patent USING (number) WHERE listing_id = $1";

    private static final String ORGANISATION = "SELECT * FROM organisation WHERE id = $1";

    private static final String IN_FORCE = "SELECT id FROM deal WHERE listing_id = $1 AND licensee_id = $2";

    private final Pool pool;

    /** How a client of the database is set up. */
    record Setting(int connections, int pipelined) {
        @Override
        public String toString() {
            return connections + " connections, " + pipelined + " pipelined";
        }

        /** The settings that baselines are tried in. */
        static List<Setting> all() {
            return List.of(new Setting(4, 64), new Setting(8, 1), new Setting(8, 64), new Setting(16, 64));
        }
    }

    BareCalls(Vertx vertx, PgConnectOptions database, Setting setting) {
        pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(database.setCachePreparedStatements(true).setPipeliningLimit(setting.pipelined()))
                .with(new PoolOptions().setMaxSize(setting.connections()).setEventLoopSize(2))
                .build();
    }

    /** One listing. */
    Future<Row> listing(UUID id) {
        return only(pool, LISTING, Tuple.of(id));
    }

    /** What a signed-in reader's list of deals asks: who it is, for whom, and the newest deals. */
    Future<RowSet<Row>> deals(Buffer session) {
        return only(pool, SESSION, Tuple.of(session))
                .compose(found -> only(pool, MEMBER, Tuple.of(found.getString("subject"))))
                .compose(member -> pool.preparedQuery(DEALS).execute(Tuple.of(member.getUUID("organisation_id"))));
    }

    /** The rows that one acceptance of the house wrote. */
    Future<Written> written(UUID deal) {
        return Written.by(pool, deal);
    }

    /** Writes the same rows again for another listing, in one transaction sent as one flight. */
    Future<Void> accept(Written written, UUID listing) {
        return pool.withConnection(connection -> flight(connection, written, listing));
    }

    /** The licensee is made up each time, so that listings need not run out: only its row is read, not written. */
    private static Future<Void> flight(SqlConnection connection, Written written, UUID listing) {
        var licensee = UUID.randomUUID();
        var inserts = written.anew(listing, licensee);
        var answers = new ArrayList<Future<?>>();
        answers.add(connection.query("BEGIN").execute());
        answers.add(only(connection, LOCK_LISTING, Tuple.of(listing)));
        answers.add(connection.preparedQuery(PATENTS).execute(Tuple.of(listing)));
        answers.add(only(connection, ORGANISATION, Tuple.of(written.licensor())));
        answers.add(only(connection, ORGANISATION, Tuple.of(written.licensee())));
        answers.add(connection.preparedQuery(IN_FORCE).execute(Tuple.of(listing, licensee)));
        inserts.forEach(
                insert -> answers.add(connection.preparedQuery(insert.sql()).execute(insert.values())));
        answers.add(connection.query("SELECT pg_notify('outbox', '')").execute());
        answers.add(connection.query("COMMIT").execute());
        return Future.join(answers).mapEmpty();
    }

    private static Future<Row> only(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql)
                .execute(values)
                .map(rows -> rows.iterator().next());
    }

    @Override
    public void close() {
        pool.close().await();
    }
}
