package org.penglai.identity.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import org.penglai.identity.Bar;
import org.penglai.identity.BarId;
import org.penglai.identity.BarredParties;
import org.penglai.kernel.OrganisationId;
import org.penglai.platform.pg.Pg;

/** {@link BarredParties} in the table {@code barred_party}. */
public final class BarredPartiesPg implements BarredParties {

    private static final String COLUMNS = """
            SELECT id, organisation_id, ground, source, reason, from_day, until_day, lifted_on
              FROM barred_party
            """;

    private static final String OF = COLUMNS + " WHERE organisation_id = $1 ORDER BY from_day DESC, id DESC";

    private static final String ALL = COLUMNS + " ORDER BY entered_at DESC, id DESC LIMIT $1";

    private static final String LOCK = COLUMNS + " WHERE id = $1 FOR UPDATE";

    private static final String ADD = """
            INSERT INTO barred_party
              (id, organisation_id, ground, source, reason, from_day, until_day, entered_by, entered_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, penglai_now())""";

    private static final String LIFT = """
            UPDATE barred_party
               SET lifted_on = $2, lifted_reason = $3, lifted_by = $4
             WHERE id = $1 AND lifted_on IS NULL""";

    private final Pg pg;

    public BarredPartiesPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public List<Bar> of(OrganisationId party) {
        return pg.list(OF, Tuple.of(party.value()), BarredPartiesPg::bar);
    }

    @Override
    public List<Bar> all(int most) {
        return pg.list(ALL, Tuple.of(most), BarredPartiesPg::bar);
    }

    @Override
    public Optional<Bar> lock(BarId id) {
        pg.requireTransaction();
        return pg.one(LOCK, Tuple.of(id.value()), BarredPartiesPg::bar);
    }

    @Override
    public void add(Bar bar, String by) {
        pg.requireTransaction();
        pg.execute(
                ADD,
                Tuple.tuple()
                        .addUUID(bar.id().value())
                        .addUUID(bar.party().value())
                        .addString(bar.ground().name())
                        .addString(bar.statement().source())
                        .addString(bar.statement().reason())
                        .addLocalDate(bar.from())
                        .addValue(bar.until().orElse(null))
                        .addString(by));
    }

    @Override
    public void lifted(Bar bar, String reason, String by) {
        pg.requireTransaction();
        pg.execute(LIFT, Tuple.of(bar.id().value(), bar.liftedOn().orElseThrow(), reason, by));
    }

    private static Bar bar(Row row) {
        return new Bar(
                new BarId(row.getUUID("id")),
                new OrganisationId(row.getUUID("organisation_id")),
                Bar.Ground.valueOf(row.getString("ground")),
                new Bar.Statement(row.getString("source"), row.getString("reason")),
                row.getLocalDate("from_day"),
                Optional.ofNullable(row.getLocalDate("until_day")),
                Optional.ofNullable(row.getLocalDate("lifted_on")));
    }
}
