package org.penglai.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeUnit;
import org.penglai.platform.pg.Pg;

/** What callers have used of their rates at all servers together, in PostgreSQL; the same algorithm as {@link LocalRates}. */
final class SharedRates {

    /**
     * One statement, so that two servers never both give the last call away. {@code excluded.full_at} is one call from now;
     * a moment further off than the whole rate can only come from a clock that was moved back, and is cut to the rate.
     */
    private static final String TAKE = """
            INSERT INTO rate_use AS used (operation, caller, full_at)
            VALUES ($1, $2, penglai_now() + $3 * interval '1 microsecond')
            ON CONFLICT (operation, caller) DO UPDATE
               SET full_at = greatest(used.full_at + $3 * interval '1 microsecond', excluded.full_at)
             WHERE greatest(used.full_at + $3 * interval '1 microsecond', excluded.full_at)
                   <= excluded.full_at - $3 * interval '1 microsecond' + $4 * interval '1 microsecond'
            RETURNING (extract(epoch FROM full_at - penglai_now()) * 1000000)::bigint AS used""";

    private static final String USED = """
            UPDATE rate_use
               SET full_at = least(full_at, penglai_now() + $3 * interval '1 microsecond')
             WHERE operation = $1 AND caller = $2
            RETURNING (extract(epoch FROM full_at - penglai_now()) * 1000000)::bigint AS used""";

    private static final String FORGET = "DELETE FROM rate_use WHERE full_at < penglai_now()";

    private final Pg pg;

    SharedRates(Pg pg) {
        this.pg = pg;
    }

    /** Takes one call if there is one left; answers the nanoseconds until all are made good, after it or without it. */
    Rates.Taken take(Rate rate, String operation, String caller) {
        double each = micros(rate.nanosEach());
        double whole = micros(rate.nanosEach() * rate.calls());
        var who = Buffer.buffer(digest(caller));
        return pg.one(TAKE, Tuple.of(operation, who, each, whole), row -> taken(true, row.getLong("used")))
                .or(() -> pg.one(USED, Tuple.of(operation, who, whole), row -> taken(false, row.getLong("used"))))
                .orElseGet(() -> taken(true, 0)); // forgotten between the two: all is made good
    }

    /** Drops what is made good, which says no more than no row. */
    int forget() {
        return pg.execute(FORGET, Tuple.tuple());
    }

    private static Rates.Taken taken(boolean given, long micros) {
        return new Rates.Taken(given, TimeUnit.MICROSECONDS.toNanos(Math.max(0, micros)));
    }

    private static double micros(long nanos) {
        return nanos / 1000.0;
    }

    /** Neither subject nor address stands in the table. */
    private static byte[] digest(String caller) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(caller.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
