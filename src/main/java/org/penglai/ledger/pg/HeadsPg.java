package org.penglai.ledger.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.penglai.ledger.Head;
import org.penglai.ledger.Heads;
import org.penglai.platform.pg.Pg;

/** Signed heads in rows. */
public final class HeadsPg implements Heads {

    private static final String COLUMNS =
            "SELECT origin, size, root_hash, signed_at, key_id, signature FROM ledger_head ";

    private static final String LATEST = COLUMNS + "ORDER BY size DESC LIMIT 1";

    private static final String COVERING = COLUMNS + "WHERE size >= $1 ORDER BY size LIMIT 1";

    private static final String BETWEEN = COLUMNS + "WHERE signed_at >= $1 AND signed_at < $2 ORDER BY size LIMIT $3";

    private static final String ADD = """
            INSERT INTO ledger_head (origin, size, root_hash, signed_at, key_id, signature)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    private final Pg pg;

    public HeadsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public Optional<Head.Signed> latest() {
        return pg.one(LATEST, Tuple.tuple(), HeadsPg::read);
    }

    @Override
    public Optional<Head.Signed> covering(long size) {
        return pg.one(COVERING, Tuple.of(size), HeadsPg::read);
    }

    @Override
    public void add(Head.Signed signed) {
        pg.requireTransaction();
        var head = signed.head();
        pg.execute(
                ADD,
                Tuple.of(
                        head.origin(),
                        head.size(),
                        SequencePg.buffer(head.rootHash()),
                        at(head.signedAt()),
                        signed.keyId(),
                        signed.signature()));
    }

    @Override
    public List<Head.Signed> between(Instant from, Instant until, int limit) {
        return pg.list(BETWEEN, Tuple.of(at(from), at(until), limit), HeadsPg::read);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Head.Signed read(Row row) {
        var head = new Head(
                row.getString("origin"),
                row.getLong("size"),
                SequencePg.hash(row.getBuffer("root_hash")),
                row.getOffsetDateTime("signed_at").toInstant());
        return new Head.Signed(head, row.getString("key_id"), row.getString("signature"));
    }
}
