package org.penglai.listing.pg;

import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Optional;
import org.penglai.listing.ListingId;
import org.penglai.listing.Rounds;
import org.penglai.platform.pg.Pg;

/** {@link Rounds} in the table {@code listing_round}. */
public final class RoundsPg implements Rounds {

    private static final String BEGIN = """
            INSERT INTO listing_round (day, looked, changed, is_over, moved_at)
            VALUES ($1, 0, 0, false, penglai_now())
                ON CONFLICT (day) DO NOTHING""";

    private static final String FIND = """
            SELECT day, after_id, looked, changed, is_over
              FROM listing_round
             WHERE day = $1
               FOR UPDATE""";

    private static final String SAVE = """
            UPDATE listing_round
               SET after_id = $2, looked = $3, changed = $4, is_over = $5, moved_at = penglai_now()
             WHERE day = $1""";

    private final Pg pg;

    public RoundsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public Round of(LocalDate day) {
        pg.requireTransaction();
        return find(day).orElseGet(() -> {
            pg.execute(BEGIN, Tuple.of(day));
            return find(day).orElseThrow();
        });
    }

    private Optional<Round> find(LocalDate day) {
        return pg.one(
                FIND,
                Tuple.of(day),
                row -> new Round(
                        row.getLocalDate("day"),
                        Optional.ofNullable(row.getUUID("after_id")).map(ListingId::new),
                        row.getInteger("looked"),
                        row.getInteger("changed"),
                        row.getBoolean("is_over")));
    }

    @Override
    public void save(Round round) {
        pg.requireTransaction();
        pg.execute(
                SAVE,
                Tuple.tuple()
                        .addLocalDate(round.day())
                        .addValue(round.after().map(ListingId::value).orElse(null))
                        .addInteger(round.looked())
                        .addInteger(round.changed())
                        .addBoolean(round.isOver()));
    }
}
