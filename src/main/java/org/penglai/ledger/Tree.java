package org.penglai.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.penglai.kernel.Sha256;

/**
 * The Merkle tree (默克尔树) of RFC 9162, section 2.1, over the first so many leaves of the ledger: its root and its proofs.
 * It holds nothing itself; the hashes of whole subtrees come from {@link Nodes}.
 */
public final class Tree {

    private static final Sha256 EMPTY = Sha256.of(new byte[0]);

    private final long size;
    private final Nodes nodes;

    /** The hashes of subtrees all of whose leaves are there; they never change. */
    @FunctionalInterface
    public interface Nodes {

        /**
         * The hash over leaves {@code index·2^level} to {@code (index + 1)·2^level}.
         *
         * @param level nought for the leaves
         */
        Sha256 at(int level, long index);
    }

    /** @param size number of leaves, from nought */
    public Tree(long size, Nodes nodes) {
        if (size < 0) {
            throw new IllegalArgumentException("no tree has " + size + " leaves");
        }
        this.size = size;
        this.nodes = nodes;
    }

    /** Hash of an inner node over its two children (RFC 9162, 2.1.1). */
    static Sha256 combine(Sha256 left, Sha256 right) {
        var digest = Sha256.digest();
        digest.update((byte) 1);
        digest.update(left.bytes());
        digest.update(right.bytes());
        return Sha256.ofDigest(digest.digest());
    }

    /** Hash of the whole; of no leaves at all, that of the empty text. */
    public Sha256 root() {
        return size == 0 ? EMPTY : over(0, size);
    }

    /** What leads from a leaf to the root (RFC 9162, 2.1.3.1). */
    public InclusionProof inclusion(long index) {
        Objects.checkIndex(index, size);
        var path = new ArrayList<Sha256>();
        inclusion(index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    private void inclusion(long index, long from, long to, List<Sha256> path) {
        if (to - from == 1) {
            return;
        }
        var middle = from + left(to - from);
        if (index < middle) {
            inclusion(index, from, middle, path);
            path.add(over(middle, to));
        } else {
            inclusion(index, middle, to, path);
            path.add(over(from, middle));
        }
    }

    /** What shows that the tree of the first so many leaves, at least one, is the beginning of this one (2.1.4.1). */
    public ConsistencyProof consistency(long first) {
        if (first < 1 || first > size) {
            throw new IndexOutOfBoundsException("no tree of " + first + " leaves begins one of " + size);
        }
        var path = new ArrayList<Sha256>();
        consistency(first, 0, size, /* whole= */ true, path);
        return new ConsistencyProof(first, size, path);
    }

    private void consistency(long first, long from, long to, boolean whole, List<Sha256> path) {
        if (first == to - from) {
            if (!whole) {
                path.add(over(from, to));
            }
            return;
        }
        var half = left(to - from);
        if (first <= half) {
            consistency(first, from, from + half, whole, path);
            path.add(over(from + half, to));
        } else {
            consistency(first - half, from + half, to, /* whole= */ false, path);
            path.add(over(from, from + half));
        }
    }

    /** Every range that is asked for begins at a multiple of its own size, rounded up to a power of two. */
    private Sha256 over(long from, long to) {
        var leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            return nodes.at(Long.numberOfTrailingZeros(leaves), from / leaves);
        }
        var middle = from + left(leaves);
        return combine(over(from, middle), over(middle, to));
    }

    /** The largest power of two below a number above one. */
    private static long left(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
