package org.penglai.ledger.pg;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.IntStream;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.Tiles;
import org.penglai.platform.pg.Pg;

/** Full tiles as rows; the last one of a level out of the places, or the tiles, below it. */
public final class TilesPg implements Tiles {

    private static final int HASH_BYTES = 32;

    private static final String FULL = "SELECT hashes FROM ledger_tile WHERE level = $1 AND index = $2";

    private static final String LEAVES =
            "SELECT leaf_hash AS hash FROM ledger_place WHERE index >= $1 AND index < $2 ORDER BY index";

    private static final String ROOTS =
            "SELECT root AS hash FROM ledger_tile WHERE level = $3 AND index >= $1 AND index < $2 ORDER BY index";

    private static final String KEEP = "INSERT INTO ledger_tile (level, index, hashes, root) VALUES ($1, $2, $3, $4)";

    private final Pg pg;

    public TilesPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public List<Sha256> tile(int level, long index) {
        return pg.one(FULL, Tuple.of(level, index), row -> hashes(row.getBuffer("hashes")))
                .orElseGet(() -> gathered(level, index * WIDTH));
    }

    private List<Sha256> gathered(int level, long from) {
        var range = Tuple.of(from, from + WIDTH);
        return level == 0
                ? pg.list(LEAVES, range, row -> SequencePg.hash(row.getBuffer("hash")))
                : pg.list(ROOTS, range.addInteger(level - 1), row -> SequencePg.hash(row.getBuffer("hash")));
    }

    @Override
    public void keep(int level, long index, List<Sha256> hashes, Sha256 root) {
        pg.requireTransaction();
        var bytes = Buffer.buffer(hashes.size() * HASH_BYTES);
        hashes.forEach(hash -> bytes.appendBytes(hash.bytes()));
        pg.execute(KEEP, Tuple.of(level, index, bytes, SequencePg.buffer(root)));
    }

    private static List<Sha256> hashes(Buffer bytes) {
        return IntStream.range(0, bytes.length() / HASH_BYTES)
                .mapToObj(at -> Sha256.ofDigest(bytes.getBytes(at * HASH_BYTES, (at + 1) * HASH_BYTES)))
                .toList();
    }
}
