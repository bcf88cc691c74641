package org.penglai.ledger.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.penglai.ledger.Tiles;
import org.penglai.platform.pg.Pg;

/**
 * What of the ledger's rows does not fit together, each finding with its place. It reads everything, so it is for whoever
 * looks after a site, not for a page.
 */
public final class LedgerFindings {

    /** More of one sort would tell nothing new. */
    private static final int MOST = 100;

    private static final String ALTERED = """
            SELECT coalesce('entry ' || place.index, 'an entry without a place') || ' (' || entry.aggregate
                     || '): its facts do not have its leaf hash' AS finding
              FROM ledger_entry AS entry LEFT JOIN ledger_place AS place ON place.entry_id = entry.id
             WHERE entry.leaf_hash <> sha256('\\x00'::bytea || convert_to(entry.facts, 'UTF8'))
             ORDER BY place.index LIMIT $1""";

    private static final String MISLABELLED = """
            SELECT coalesce('entry ' || place.index, 'an entry without a place') || ' (' || entry.aggregate
                     || '): it is filed as something else than its facts say' AS finding
              FROM ledger_entry AS entry LEFT JOIN ledger_place AS place ON place.entry_id = entry.id
             WHERE (entry.facts::jsonb ->> 'kind', entry.facts::jsonb ->> 'aggregate')
                   IS DISTINCT FROM (entry.kind, entry.aggregate)
             ORDER BY place.index LIMIT $1""";

    private static final String MISPLACED = """
            SELECT 'entry ' || place.index || ' (' || entry.aggregate || '): its place has another leaf hash' AS finding
              FROM ledger_place AS place JOIN ledger_entry AS entry ON entry.id = place.entry_id
             WHERE place.leaf_hash <> entry.leaf_hash
             ORDER BY place.index LIMIT $1""";

    private static final String MISSING = """
            SELECT 'entry ' || gap.index + 1 || ': it is missing' AS finding
              FROM (SELECT index, lead(index) OVER (ORDER BY index) AS next
                      FROM (SELECT -1 AS index UNION ALL SELECT index FROM ledger_place) AS placed) AS gap
             WHERE gap.next <> gap.index + 1
             ORDER BY gap.index LIMIT $1""";

    private static final String FORGOTTEN = """
            SELECT 'an entry of ' || entry.aggregate || ': it has no place and does not wait for one' AS finding
              FROM ledger_entry AS entry
             WHERE NOT EXISTS (SELECT FROM ledger_place WHERE entry_id = entry.id)
               AND NOT EXISTS (SELECT FROM ledger_waiting WHERE entry_id = entry.id)
             ORDER BY entry.aggregate LIMIT $1""";

    private static final String TILES = "SELECT level, index, root FROM ledger_tile ORDER BY level, index";

    private static final String BELOW = """
            SELECT CASE WHEN $1 = 0 THEN
                     (SELECT string_agg(leaf_hash, ''::bytea ORDER BY index) FROM ledger_place
                       WHERE index >= $2 * 256 AND index < ($2 + 1) * 256)
                   ELSE
                     (SELECT string_agg(root, ''::bytea ORDER BY index) FROM ledger_tile
                       WHERE level = $1 - 1 AND index >= $2 * 256 AND index < ($2 + 1) * 256)
                   END = hashes AS fits
              FROM ledger_tile WHERE level = $1 AND index = $2""";

    private final Pg pg;
    private final Tiles tiles;

    public LedgerFindings(Pg pg) {
        this.pg = pg;
        this.tiles = new TilesPg(pg);
    }

    /** Everything that does not fit. */
    public List<String> all() {
        var findings = new ArrayList<String>();
        var most = Tuple.of(MOST);
        findings.addAll(pg.list(ALTERED, most, LedgerFindings::finding));
        findings.addAll(pg.list(MISLABELLED, most, LedgerFindings::finding));
        findings.addAll(pg.list(MISPLACED, most, LedgerFindings::finding));
        findings.addAll(pg.list(MISSING, most, LedgerFindings::finding));
        findings.addAll(pg.list(FORGOTTEN, most, LedgerFindings::finding));
        pg.list(TILES, Tuple.tuple(), Tile::read).stream()
                .filter(tile -> !fits(tile))
                .limit(MOST)
                .map(tile -> "tile %d of level %d: it is not made of what lies below it"
                        .formatted(tile.index(), tile.level()))
                .forEach(findings::add);
        return findings;
    }

    private record Tile(int level, long index, String root) {
        static Tile read(Row row) {
            return new Tile(
                    row.getInteger("level"),
                    row.getLong("index"),
                    SequencePg.hash(row.getBuffer("root")).hex());
        }
    }

    private boolean fits(Tile tile) {
        var below = pg.one(BELOW, Tuple.of(tile.level(), tile.index()), row -> row.getBoolean("fits"));
        return below.orElse(false)
                && Tiles.root(tiles.tile(tile.level(), tile.index())).hex().equals(tile.root());
    }

    private static String finding(Row row) {
        return row.getString("finding");
    }
}
