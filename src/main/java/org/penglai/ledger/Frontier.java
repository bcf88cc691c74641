package org.penglai.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import org.penglai.kernel.Sha256;

/** A tree that grows leaf by leaf and keeps only the hashes along its right edge: the root of any number in little room. */
public final class Frontier {

    /** Whole subtrees from the right, the smallest first; each with a bit of {@link #size}. */
    private final Deque<Sha256> subtrees = new ArrayDeque<>();

    private long size;

    public void add(Sha256 leaf) {
        var hash = leaf;
        for (var bits = size; (bits & 1) == 1; bits >>= 1) {
            hash = Tree.combine(subtrees.pop(), hash);
        }
        subtrees.push(hash);
        size++;
    }

    /** Number of leaves so far. */
    public long size() {
        return size;
    }

    /** Root of the leaves so far. */
    public Sha256 root() {
        var rest = subtrees.iterator();
        if (!rest.hasNext()) {
            return Sha256.of(new byte[0]);
        }
        var hash = rest.next();
        while (rest.hasNext()) {
            hash = Tree.combine(rest.next(), hash);
        }
        return hash;
    }
}
