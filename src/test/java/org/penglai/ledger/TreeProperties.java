package org.penglai.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.penglai.kernel.Sha256;

/** Trees out of tiles, of sizes on both sides of full tiles, and proofs with something changed in them. */
final class TreeProperties {

    private static final int MOST = 2 * Tiles.WIDTH * Tiles.WIDTH / 64;
    private static final List<Sha256> LEAVES =
            IntStream.range(0, MOST).mapToObj(at -> Sha256.of("leaf " + at)).toList();

    @Property(tries = 60)
    void aTreeOutOfTilesHasTheRootOfItsLeaves(@ForAll @IntRange(max = MOST) int size) {
        var grown = new Frontier();
        LEAVES.subList(0, size).forEach(grown::add);

        assertThat(tree(size).root()).isEqualTo(grown.root());
    }

    @Property(tries = 200)
    void everyLeafIsProvedAndNoOtherInItsPlace(
            @ForAll @IntRange(min = 2, max = MOST) int size, @ForAll @IntRange(max = MOST - 1) int any) {
        var index = any % size;
        var tree = tree(size);
        var proof = tree.inclusion(index);
        var root = tree.root();

        assertThat(proof.proves(LEAVES.get(index), root)).isTrue();
        assertThat(proof.proves(LEAVES.get((index + 1) % size), root)).isFalse();
        assertThat(proof.proves(LEAVES.get(index), Sha256.of("another root"))).isFalse();
        assertThat(new InclusionProof((index + 1L) % size, size, proof.path()).proves(LEAVES.get(index), root))
                .isFalse();
        assertThat(new InclusionProof(
                                index,
                                size,
                                proof.path().subList(1, proof.path().size()))
                        .proves(LEAVES.get(index), root))
                .isFalse();
        assertThat(new InclusionProof(index, size, spoilt(proof.path(), any)).proves(LEAVES.get(index), root))
                .isFalse();
    }

    @Property(tries = 200)
    void everyBeginningIsProvedAndNoChangedOne(
            @ForAll @IntRange(min = 2, max = MOST) int size, @ForAll @IntRange(max = MOST - 1) int any) {
        var first = 1 + any % (size - 1);
        var tree = tree(size);
        var proof = tree.consistency(first);
        var before = tree(first).root();

        assertThat(proof.proves(before, tree.root())).isTrue();
        assertThat(proof.proves(Sha256.of("a changed beginning"), tree.root())).isFalse();
        assertThat(proof.proves(before, Sha256.of("another root"))).isFalse();
        assertThat(new ConsistencyProof(first, size, spoilt(proof.path(), any)).proves(before, tree.root()))
                .isFalse();
        assertThat(new ConsistencyProof(first, size, List.of()).proves(before, tree.root()))
                .isFalse();
    }

    private static List<Sha256> spoilt(List<Sha256> path, int any) {
        var changed = new ArrayList<>(path);
        changed.set(any % path.size(), Sha256.of("spoilt"));
        return changed;
    }

    private static Tree tree(int size) {
        return new Tree(size, new Shelf(size).nodes());
    }

    /** Tiles as they are kept after so many leaves. */
    private static final class Shelf implements Tiles {
        private final Map<List<Long>, List<Sha256>> full = new HashMap<>();
        private final int size;

        Shelf(int size) {
            this.size = size;
            for (var tile = 0; tile < size / WIDTH; tile++) {
                complete(0, tile);
            }
        }

        private void complete(int level, long index) {
            var hashes = tile(level, index);
            assertThat(hashes).hasSize(WIDTH);
            keep(level, index, hashes, Tiles.root(hashes));
            if ((index + 1) % WIDTH == 0) {
                complete(level + 1, index / WIDTH);
            }
        }

        @Override
        public List<Sha256> tile(int level, long index) {
            var kept = full.get(List.of((long) level, index));
            if (kept != null) {
                return kept;
            }
            var from = (int) index * WIDTH;
            if (level == 0) {
                return LEAVES.subList(from, Math.min(size, from + WIDTH));
            }
            return IntStream.range(from, from + WIDTH)
                    .mapToObj(below -> full.get(List.of(level - 1L, (long) below)))
                    .takeWhile(java.util.Objects::nonNull)
                    .map(Tiles::root)
                    .toList();
        }

        @Override
        public void keep(int level, long index, List<Sha256> hashes, Sha256 root) {
            full.put(List.of((long) level, index), List.copyOf(hashes));
        }
    }
}
