package org.penglai.deal.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.penglai.deal.DealId;
import org.penglai.deal.Relation;
import org.penglai.deal.Relations;
import org.penglai.deal.Signatory;
import org.penglai.kernel.OrganisationId;
import org.penglai.platform.pg.Pg;

/** {@link Relations} in the table {@code deal_relation}. */
public final class RelationsPg implements Relations {

    private static final String ADD = """
            INSERT INTO deal_relation (deal_id, kind, words, said_by, said_for, said_at)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    private static final String OF = """
            SELECT kind, words, said_by, said_for, said_at
              FROM deal_relation
             WHERE deal_id = $1
             ORDER BY position""";

    private final Pg pg;

    public RelationsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public void add(DealId deal, Relation relation) {
        pg.requireTransaction();
        pg.execute(
                ADD,
                Tuple.tuple()
                        .addUUID(deal.value())
                        .addString(relation.kind().name())
                        .addString(relation.words())
                        .addString(relation.by().subject())
                        .addUUID(relation.by().organisation().value())
                        .addValue(DealRow.time(relation.at())));
    }

    @Override
    public List<Relation> of(DealId deal) {
        return pg.list(OF, Tuple.of(deal.value()), RelationsPg::read);
    }

    private static Relation read(Row row) {
        return new Relation(
                Relation.Kind.valueOf(row.getString("kind")),
                row.getString("words"),
                new Signatory(row.getString("said_by"), new OrganisationId(row.getUUID("said_for"))),
                DealRow.instant(row, "said_at"));
    }
}
