package org.penglai.discovery.elastic;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of an index as its mapping has them: which are cut into terms by which analyzer, which are kept whole. */
final class Fields {

    private static final String ANALYZER = "analyzer";
    private static final String STANDARD = "standard";

    private final Map<String, String> writing = new HashMap<>();
    private final Map<String, String> searching = new HashMap<>();
    private final Set<String> whole = new LinkedHashSet<>();
    private final Map<String, List<String>> copies = new HashMap<>();
    private final Map<String, Set<String>> children = new HashMap<>();

    /** @param body settings and mappings of the index */
    Fields(Map<String, Object> body) {
        read("", map(map(body, "mappings"), "properties"));
    }

    private void read(String above, Map<String, Object> properties) {
        properties.forEach((name, described) -> {
            var field = map(described);
            var path = above + name;
            leaf(path, field);
            read(path + ".", map(field, "properties"));
            map(field, "fields").forEach((part, other) -> {
                children.computeIfAbsent(path, first -> new LinkedHashSet<>()).add(path + "." + part);
                leaf(path + "." + part, map(other));
            });
        });
    }

    private void leaf(String path, Map<String, Object> field) {
        var type = String.valueOf(field.getOrDefault("type", "object"));
        if (type.equals("text")) {
            var analyzer = String.valueOf(field.getOrDefault(ANALYZER, STANDARD));
            writing.put(path, analyzer);
            searching.put(path, String.valueOf(field.getOrDefault("search_analyzer", analyzer)));
        } else if (type.equals("keyword") && !field.containsKey("normalizer")) {
            whole.add(path);
        }
        var copied = field.get("copy_to");
        if (copied != null) {
            copies.put(
                    path,
                    copied instanceof List<?> several
                            ? several.stream().map(String::valueOf).toList()
                            : List.of(String.valueOf(copied)));
        }
    }

    /** The analyzer of what is asked of the field, where it is cut into terms. */
    Optional<String> searching(String path) {
        return Optional.ofNullable(searching.get(path));
    }

    boolean isWhole(String path) {
        return whole.contains(path);
    }

    /** The analyzers that a value of the field goes through, wherever it is copied to. */
    Set<String> writing(String path) {
        var analyzers = new LinkedHashSet<String>();
        places(path, new LinkedHashSet<>()).stream()
                .filter(writing::containsKey)
                .forEach(place -> analyzers.add(writing.getOrDefault(place, STANDARD)));
        return analyzers;
    }

    /** The whole fields that hold a value of the field. */
    List<String> wholes(String path) {
        return places(path, new LinkedHashSet<>()).stream()
                .filter(whole::contains)
                .toList();
    }

    /** Text fields that hold what was written into them or copied, and pass nothing on. */
    List<String> terminal() {
        return searching.keySet().stream()
                .filter(path -> !copies.containsKey(path))
                .sorted()
                .toList();
    }

    private Set<String> places(String path, Set<String> found) {
        if (found.add(path)) {
            found.addAll(children.getOrDefault(path, Set.of()));
            copies.getOrDefault(path, List.of()).forEach(target -> places(target, found));
        }
        return found;
    }

    private static Map<String, Object> map(Map<String, Object> within, String name) {
        return map(within.getOrDefault(name, Map.of()));
    }

    @SuppressWarnings("unchecked") // parsed JSON: an object is a map by name
    private static Map<String, Object> map(Object described) {
        return described instanceof Map<?, ?> object ? (Map<String, Object>) object : Map.of();
    }
}
