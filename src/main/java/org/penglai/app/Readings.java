package org.penglai.app;

import io.vertx.sqlclient.Tuple;
import java.util.function.LongSupplier;
import org.penglai.platform.pg.Pg;

/** Numbers the readings of rows for the search index, over all servers. */
final class Readings implements LongSupplier {

    private static final String NEXT = "SELECT nextval('index_reading') AS reading";

    private final Pg pg;

    Readings(Pg pg) {
        this.pg = pg;
    }

    @Override
    public long getAsLong() {
        return pg.one(NEXT, Tuple.tuple(), row -> row.getLong("reading")).orElseThrow();
    }
}
