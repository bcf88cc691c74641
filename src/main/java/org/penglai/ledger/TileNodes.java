package org.penglai.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.penglai.kernel.Sha256;

/** Finds the hashes of subtrees in tiles, each of which it reads once. */
final class TileNodes implements Tree.Nodes {

    private final Tiles tiles;
    private final Map<Place, List<Sha256>> read = new HashMap<>();

    private record Place(int level, long index) {}

    TileNodes(Tiles tiles) {
        this.tiles = tiles;
    }

    @Override
    public Sha256 at(int level, long index) {
        var height = level % Tiles.HEIGHT;
        var tile = new Place(level / Tiles.HEIGHT, index >> (Tiles.HEIGHT - height));
        var hashes = read.computeIfAbsent(tile, place -> tiles.tile(place.level(), place.index()));
        var from = Math.toIntExact((index << height) & (Tiles.WIDTH - 1));
        return Tiles.root(hashes.subList(from, from + (1 << height)));
    }
}
