package org.penglai.savedsearch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.penglai.discovery.Condition;

/**
 * Saved searches by what a listing must have for them, in memory: a listing is held against those only that share one of its
 * traits, instead of against all. What it holds is made from the rows again at any time.
 */
final class Watchlist {

    private final Map<SavedSearchId, Watched> all = new HashMap<>();
    private final Map<String, List<Watched>> byKey = new HashMap<>();
    private final Map<SavedSearchId, Watched> keyless = new LinkedHashMap<>();

    /** Terms stand in many searches, and here once. */
    private final Map<String, String> terms = new HashMap<>();

    private record Watched(SavedSearchId id, Wanted wanted, Condition condition) {}

    /** Puts a search on the list, unless it stands there: what is searched for never changes. */
    void put(SavedSearchId id, Wanted wanted, Condition condition, ToLongFunction<String> commonness) {
        if (all.containsKey(id)) {
            return;
        }
        var watched = new Watched(id, wanted, shared(condition));
        all.put(id, watched);
        condition
                .keys(commonness)
                .ifPresentOrElse(
                        keys -> keys.forEach(key -> byKey.computeIfAbsent(shared(key), first -> new ArrayList<>(2))
                                .add(watched)),
                        () -> keyless.put(id, watched));
    }

    boolean contains(SavedSearchId id) {
        return all.containsKey(id);
    }

    int size() {
        return all.size();
    }

    Wanted wanted(SavedSearchId id) {
        var watched = all.get(id);
        if (watched == null) {
            throw new IllegalArgumentException("not on the list: " + id);
        }
        return watched.wanted();
    }

    /** The searches that may find a listing with these traits. */
    Set<SavedSearchId> mayFind(Set<String> traits) {
        var found = new HashSet<SavedSearchId>();
        var seen = new HashSet<SavedSearchId>();
        for (var trait : traits) {
            for (var watched : byKey.getOrDefault(trait, List.of())) {
                if (seen.add(watched.id()) && watched.condition().holds(traits)) {
                    found.add(watched.id());
                }
            }
        }
        keyless.values().stream()
                .filter(watched -> watched.condition().holds(traits))
                .forEach(watched -> found.add(watched.id()));
        return found;
    }

    private Condition shared(Condition condition) {
        return switch (condition) {
            case Condition.Unknown unknown -> unknown;
            case Condition.Has has -> new Condition.Has(shared(has.trait()));
            case Condition.AtLeast some ->
                new Condition.AtLeast(
                        some.least(),
                        some.conditions().stream().map(this::shared).toList());
        };
    }

    private String shared(String term) {
        return terms.computeIfAbsent(term, same -> same);
    }
}
