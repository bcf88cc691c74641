package org.penglai.identity.pg;

import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import org.penglai.identity.Belonging;
import org.penglai.kernel.OrganisationId;
import org.penglai.platform.pg.Pg;

/** {@link Belonging} in the table {@code membership}, in which nobody is forgotten who left. */
public final class BelongingPg implements Belonging {

    private static final String IS_MEMBER = """
            SELECT count(*) AS found
              FROM membership
             WHERE subject = $1 AND organisation_id = $2 AND (left_at IS NULL OR left_at > $3)""";

    private static final String SHARED = """
            SELECT count(DISTINCT one.subject) AS found
              FROM membership one
              JOIN membership other ON other.subject = one.subject
             WHERE one.organisation_id = $1 AND other.organisation_id = $2""";

    private final Pg pg;

    public BelongingPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public boolean isMember(String subject, OrganisationId organisation, Instant since) {
        return pg.one(
                                IS_MEMBER,
                                Tuple.of(subject, organisation.value(), since.atOffset(ZoneOffset.UTC)),
                                row -> row.getLong("found"))
                        .orElse(0L)
                > 0;
    }

    @Override
    public int sharedPersons(OrganisationId one, OrganisationId other) {
        return pg.one(SHARED, Tuple.of(one.value(), other.value()), row -> row.getInteger("found"))
                .orElse(0);
    }
}
