package org.penglai.ledger;

import java.util.ArrayList;
import java.util.List;
import org.penglai.kernel.Sha256;

/**
 * The tree's hashes in tiles of 256: a tile of level 0 holds leaf hashes, one of the next level the roots of 256 tiles below
 * it. Full tiles are kept and never change; the last one of a level is gathered from what is below. So a proof in a tree of
 * millions reads a handful of rows.
 */
public interface Tiles {

    /** Levels of the tree in one tile. */
    int HEIGHT = 8;

    /** Hashes in a full tile. */
    int WIDTH = 1 << HEIGHT;

    /** The hashes of a tile that are there by now, from the left; of a full one all. */
    List<Sha256> tile(int level, long index);

    /** Keeps a tile that has become full, with its root. */
    void keep(int level, long index, List<Sha256> hashes, Sha256 root);

    /** The tree's nodes, out of these tiles. Each tile is read once; for one caller at a time. */
    default Tree.Nodes nodes() {
        return new TileNodes(this);
    }

    /** Root of hashes whose number is a power of two. */
    static Sha256 root(List<Sha256> hashes) {
        var level = new ArrayList<>(hashes);
        while (level.size() > 1) {
            var above = new ArrayList<Sha256>(level.size() / 2);
            for (var at = 0; at < level.size(); at += 2) {
                above.add(Tree.combine(level.get(at), level.get(at + 1)));
            }
            level = above;
        }
        return level.getFirst();
    }
}
