package org.penglai.ledger.pg;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.Sequence;
import org.penglai.platform.pg.Pg;

/** Places in rows; two servers that place at once meet in the primary key, and the second starts over. */
public final class SequencePg implements Sequence {

    private static final String SIZE = "SELECT coalesce(max(index) + 1, 0) AS size FROM ledger_place";

    private static final String WAITING = "SELECT EXISTS (SELECT FROM ledger_waiting) AS waiting";

    private static final String PLACE = """
            WITH taken AS (
              DELETE FROM ledger_waiting
               WHERE turn IN (SELECT turn FROM ledger_waiting ORDER BY turn LIMIT $2)
              RETURNING turn, entry_id)
            INSERT INTO ledger_place (index, entry_id, leaf_hash)
            SELECT $1::bigint + row_number() OVER (ORDER BY turn) - 1, entry.id, entry.leaf_hash
              FROM taken
              JOIN ledger_entry AS entry ON entry.id = taken.entry_id""";

    private static final String ENTRIES = """
            SELECT place.index, entry.facts, place.leaf_hash
              FROM ledger_place AS place
              JOIN ledger_entry AS entry ON entry.id = place.entry_id
             WHERE place.index >= $1
             ORDER BY place.index
             LIMIT $2""";

    private static final String INDEX_OF = """
            SELECT place.index
              FROM ledger_entry AS entry
              JOIN ledger_place AS place ON place.entry_id = entry.id
             WHERE entry.aggregate = $1 AND entry.leaf_hash = $2
             ORDER BY place.index
             LIMIT 1""";

    private static final String LATEST = """
            SELECT place.index, entry.facts, encode(entry.leaf_hash, 'hex') AS leaf
              FROM ledger_entry AS entry
              LEFT JOIN ledger_place AS place ON place.entry_id = entry.id
             WHERE entry.aggregate = $1 AND entry.kind = $2
             ORDER BY entry.recorded_at DESC, entry.id DESC
             LIMIT 1""";

    private final Pg pg;

    public SequencePg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public long size() {
        return pg.one(SIZE, Tuple.tuple(), row -> row.getLong("size")).orElseThrow();
    }

    @Override
    public boolean isAnyWaiting() {
        return pg.one(WAITING, Tuple.tuple(), row -> row.getBoolean("waiting")).orElseThrow();
    }

    @Override
    public int place(long from, int limit) {
        pg.requireTransaction();
        return pg.execute(PLACE, Tuple.of(from, limit));
    }

    @Override
    public List<Placed> entries(long from, int limit) {
        return pg.list(
                ENTRIES,
                Tuple.of(from, limit),
                row -> new Placed(row.getLong("index"), row.getString("facts"), hash(row.getBuffer("leaf_hash"))));
    }

    @Override
    public Optional<Long> indexOf(String aggregate, Sha256 leaf) {
        return pg.one(INDEX_OF, Tuple.of(aggregate, buffer(leaf)), row -> row.getLong("index"));
    }

    static Sha256 hash(Buffer bytes) {
        return Sha256.ofDigest(bytes.getBytes());
    }

    static Buffer buffer(Sha256 hash) {
        return Buffer.buffer(hash.bytes());
    }

    @Override
    public Optional<Recorded> latest(String aggregate, String kind) {
        return pg.one(
                LATEST,
                Tuple.of(aggregate, kind),
                row -> new Recorded(
                        Optional.ofNullable(row.getLong("index")),
                        row.getString("facts"),
                        new Sha256(row.getString("leaf"))));
    }
}
