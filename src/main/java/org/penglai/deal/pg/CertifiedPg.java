package org.penglai.deal.pg;

import io.vertx.sqlclient.Tuple;
import org.penglai.deal.Certified;
import org.penglai.platform.pg.Pg;

/** {@link Certified} by the states of the deals. */
public final class CertifiedPg implements Certified {

    private static final String COUNT = "SELECT count(*) AS certified FROM deal WHERE state = 'CERTIFIED'";

    private final Pg pg;

    public CertifiedPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public long count() {
        return pg.one(COUNT, Tuple.tuple(), row -> row.getLong("certified")).orElse(0L);
    }
}
