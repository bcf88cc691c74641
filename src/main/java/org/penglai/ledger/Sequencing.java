package org.penglai.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.penglai.kernel.Tx;

/**
 * Gives entries their places after their commit, so that no writer waits for another, builds the tree over them and signs
 * its head. One server does it at a time; should two, the database lets one of them succeed.
 */
public final class Sequencing {

    /** Entries in one transaction; a whole number of tiles. */
    static final int BATCH = 8 * Tiles.WIDTH;

    private final Tx tx;
    private final Sequence sequence;
    private final Tiles tiles;
    private final Heads heads;
    private final Signing signing;

    /** Signs heads in the platform's name. */
    public interface Signing {
        String origin();

        Head.Signed sign(Head head);
    }

    public Sequencing(Tx tx, Sequence sequence, Tiles tiles, Heads heads, Signing signing) {
        this.tx = tx;
        this.sequence = sequence;
        this.tiles = tiles;
        this.heads = heads;
        this.signing = signing;
    }

    /** Whether an entry waits for its place. */
    public boolean isAnyWaiting() {
        return sequence.isAnyWaiting();
    }

    /** Gives all that waits its place, and answers how many entries that were. */
    public long place() {
        var placed = 0L;
        int batch;
        do {
            batch = tx.run(now -> placeSome());
            placed += batch;
        } while (batch == BATCH);
        return placed;
    }

    private int placeSome() {
        var from = sequence.size();
        var placed = sequence.place(from, BATCH);
        for (var tile = from / Tiles.WIDTH; tile < (from + placed) / Tiles.WIDTH; tile++) {
            complete(0, tile);
        }
        return placed;
    }

    private void complete(int level, long index) {
        var hashes = tiles.tile(level, index);
        tiles.keep(level, index, hashes, Tiles.root(hashes));
        if ((index + 1) % Tiles.WIDTH == 0) {
            complete(level + 1, index / Tiles.WIDTH);
        }
    }

    /** Signs the head of all that has a place, unless the last head is of as many. Answers whether it did. */
    public boolean sign() {
        return tx.run(now -> {
            var size = sequence.size();
            var known = heads.latest().map(latest -> latest.head().size()).orElse(0L);
            if (size > known) {
                heads.add(signing.sign(head(size, now)));
            }
            return size > known;
        });
    }

    private Head head(long size, Instant now) {
        var root = new Tree(size, tiles.nodes()).root();
        return new Head(signing.origin(), size, root, now.truncatedTo(ChronoUnit.MILLIS));
    }
}
