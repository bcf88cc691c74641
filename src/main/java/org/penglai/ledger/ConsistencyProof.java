package org.penglai.ledger;

import java.util.ArrayList;
import java.util.List;
import org.penglai.kernel.Sha256;

/**
 * Shows that a smaller tree is the beginning of a larger one, so that nothing in it was changed (一致性证明).
 *
 * @param first leaves of the smaller tree, at least one
 * @param second leaves of the larger one
 * @param path hashes as RFC 9162, 2.1.4.1, orders them
 */
public record ConsistencyProof(long first, long second, List<Sha256> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether it leads to both roots (RFC 9162, 2.1.4.2). */
    public boolean proves(Sha256 firstRoot, Sha256 secondRoot) {
        if (first < 1 || first > second) {
            return false;
        }
        if (first == second) {
            return path.isEmpty() && firstRoot.equals(secondRoot);
        }
        var hashes = new ArrayList<Sha256>();
        if (Long.bitCount(first) == 1) {
            hashes.add(firstRoot);
        }
        hashes.addAll(path);
        return !hashes.isEmpty() && leadsTo(hashes, firstRoot, secondRoot);
    }

    private boolean leadsTo(List<Sha256> hashes, Sha256 firstRoot, Sha256 secondRoot) {
        var at = first - 1;
        var last = second - 1;
        while (InclusionProof.isRight(at)) {
            at >>= 1;
            last >>= 1;
        }
        var smaller = hashes.getFirst();
        var larger = hashes.getFirst();
        for (var hash : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if (InclusionProof.isRight(at) || at == last) {
                smaller = Tree.combine(hash, smaller);
                larger = Tree.combine(hash, larger);
                while (!InclusionProof.isRight(at) && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                larger = Tree.combine(larger, hash);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && smaller.equals(firstRoot) && larger.equals(secondRoot);
    }
}
