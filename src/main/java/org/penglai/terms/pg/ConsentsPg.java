package org.penglai.terms.pg;

import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.platform.pg.Pg;
import org.penglai.terms.Consents;
import org.penglai.terms.Document;
import org.penglai.terms.Edition;

/** {@link Consents} in the tables {@code terms_consent} and {@code terms_act}. */
public final class ConsentsPg implements Consents {

    private static final String ADD = """
            INSERT INTO terms_consent (subject, document, number, organisation_id, consented_at)
            VALUES ($1, $2, $3, $4, penglai_now())
            ON CONFLICT DO NOTHING""";

    private static final String OF = """
            SELECT consented_at
              FROM terms_consent
             WHERE subject = $1 AND document = $2 AND number = $3""";

    private static final String BIND = """
            INSERT INTO terms_act (act, document, number, organisation_id, acted_at)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING""";

    private static final String BOUND = """
            SELECT document, number, acted_at
              FROM terms_act
             WHERE act = $1
             ORDER BY document""";

    private final Pg pg;

    public ConsentsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public void add(Actor member, Edition edition) {
        pg.execute(
                ADD,
                Tuple.of(
                        member.subject(),
                        edition.document().name(),
                        edition.number(),
                        member.organisation().value()));
    }

    @Override
    public Optional<Instant> of(Actor member, Edition edition) {
        return pg.one(
                OF,
                Tuple.of(member.subject(), edition.document().name(), edition.number()),
                row -> row.get(OffsetDateTime.class, "consented_at").toInstant());
    }

    @Override
    public void bind(Act act, Collection<Edition> editions) {
        pg.executeBatch(
                BIND,
                editions.stream()
                        .map(edition -> Tuple.tuple()
                                .addString(act.name())
                                .addString(edition.document().name())
                                .addInteger(edition.number())
                                .addUUID(act.by().value())
                                .addValue(act.at().atOffset(ZoneOffset.UTC)))
                        .toList());
    }

    @Override
    public List<Bound> boundTo(String act) {
        return pg.list(
                BOUND,
                Tuple.of(act),
                row -> new Bound(
                        Document.valueOf(row.getString("document")),
                        row.getInteger("number"),
                        row.get(OffsetDateTime.class, "acted_at").toInstant()));
    }
}
