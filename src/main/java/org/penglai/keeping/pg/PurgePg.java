package org.penglai.keeping.pg;

import io.vertx.sqlclient.Tuple;
import org.penglai.keeping.Purge;
import org.penglai.keeping.RecordKind;
import org.penglai.platform.pg.Pg;

/** {@link Purge} by the function {@code forget_expired}, since the server's role has no right to delete these records. */
public final class PurgePg implements Purge {

    private static final String FORGET = "SELECT forget_expired($1, $2) AS gone";

    private final Pg pg;

    public PurgePg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public int forget(RecordKind kind, int most) {
        pg.requireTransaction();
        return pg.one(FORGET, Tuple.of(kind.id(), most), row -> row.getInteger("gone"))
                .orElse(0);
    }
}
