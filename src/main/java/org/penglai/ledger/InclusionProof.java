package org.penglai.ledger;

import java.util.List;
import org.penglai.kernel.Sha256;

/**
 * Shows that a leaf stands at its index in a tree of that size (存在性证明).
 *
 * @param path hashes of the neighbours from the leaf up (RFC 9162, 2.1.3.1)
 */
public record InclusionProof(long index, long size, List<Sha256> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether it leads from the leaf to the root (RFC 9162, 2.1.3.2). */
    public boolean proves(Sha256 leaf, Sha256 root) {
        if (index < 0 || index >= size) {
            return false;
        }
        var at = index;
        var last = size - 1;
        var hash = leaf;
        for (var neighbour : path) {
            if (last == 0) {
                return false;
            }
            if (isRight(at) || at == last) {
                hash = Tree.combine(neighbour, hash);
                while (!isRight(at) && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Tree.combine(hash, neighbour);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    static boolean isRight(long index) {
        return (index & 1) == 1;
    }
}
