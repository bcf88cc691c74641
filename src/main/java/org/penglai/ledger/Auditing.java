package org.penglai.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;
import org.penglai.kernel.Tx;

/** What anyone may read of the ledger: its heads, its entries, and proofs about both. */
public final class Auditing {

    private final Tx tx;
    private final Sequence sequence;
    private final Tiles tiles;
    private final Heads heads;

    public Auditing(Tx tx, Sequence sequence, Tiles tiles, Heads heads) {
        this.tx = tx;
        this.sequence = sequence;
        this.tiles = tiles;
        this.heads = heads;
    }

    /** The latest head, if anything was ever recorded. */
    public Optional<Head.Signed> head() {
        return heads.latest();
    }

    /** How many entries have a place. */
    public long size() {
        return sequence.size();
    }

    /** Root of the tree of the first so many entries. */
    public Sha256 root(long size) {
        return new Tree(size, tiles.nodes()).root();
    }

    public Heads heads() {
        return heads;
    }

    /** Entries by index from that one on. */
    public List<Sequence.Placed> entries(long from, int limit) {
        return sequence.entries(from, limit);
    }

    /** The latest entry of that kind about the aggregate, with or without a place. */
    public Optional<Sequence.Recorded> latest(String aggregate, String kind) {
        return sequence.latest(aggregate, kind);
    }

    /** The entry at the index, or a 404 refusal. */
    public Sequence.Placed entry(long index) {
        return sequence.entries(index, 1).stream()
                .filter(found -> found.index() == index)
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("ledger.unknown").with("index", index));
    }

    /**
     * What shows that the entry stands at its index.
     *
     * @param size of the tree; without one, that of the first head that covers the entry
     */
    public InclusionProof inclusion(long index, Optional<Long> size) {
        return tx.run(now -> {
            entry(index);
            var leaves = size.or(() ->
                            heads.covering(index + 1).map(head -> head.head().size()))
                    .orElseGet(sequence::size);
            requireSize("size", leaves, index + 1);
            return new Tree(leaves, tiles.nodes()).inclusion(index);
        });
    }

    /** What shows that the tree of the first so many entries is the beginning of the other. */
    public ConsistencyProof consistency(long from, long to) {
        return tx.run(now -> {
            requireSize("to", to, 1);
            requireSize("from", from, 1);
            if (from > to) {
                throw Refusal.invalid("ledger.size").violation("from", "ledger.from-after-to");
            }
            return new Tree(to, tiles.nodes()).consistency(from);
        });
    }

    private void requireSize(String parameter, long size, long least) {
        var most = sequence.size();
        if (most < least) {
            throw Refusal.unknown("ledger.empty");
        }
        if (size < least || size > most) {
            throw Refusal.invalid("ledger.size")
                    .violation(parameter, "ledger.size-between", Map.of("least", least, "most", most));
        }
    }
}
