package org.penglai.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The whole classification as one tree, each place as the latest edition tells of it. */
public final class IpcScheme {

    private final Map<IpcKey, IpcEntry> entries;
    private final Map<IpcKey, List<IpcEntry>> below = new HashMap<>();
    private final List<IpcEntry> sections;
    private final List<Sought> sought;
    private final String edition;

    /** An entry with its symbol and all its words, in one case: looked through at each letter that somebody types. */
    private record Sought(IpcEntry entry, String symbol, String words) {}

    private IpcScheme(TreeMap<IpcKey, IpcEntry> entries) {
        this.entries = entries;
        var tops = new ArrayList<IpcEntry>();
        for (var entry : entries.values()) {
            entry.key()
                    .parent()
                    .ifPresentOrElse(
                            parent -> below.computeIfAbsent(parent, none -> new ArrayList<>())
                                    .add(entry),
                            () -> tops.add(entry));
        }
        sections = List.copyOf(tops);
        sought = entries.values().stream()
                .map(entry -> new Sought(
                        entry,
                        fold(entry.key().value()),
                        fold(entry.title().zh() + " " + entry.title().en())))
                .toList();
        edition = entries.values().stream()
                .map(IpcEntry::edition)
                .max(Comparator.naturalOrder())
                .orElse("");
    }

    /** The tree of the entries; of two for one place the later stands. */
    public static IpcScheme of(Stream<IpcEntry> entries) {
        var all = new TreeMap<IpcKey, IpcEntry>();
        entries.forEach(entry -> all.merge(entry.key(), entry, IpcEntry::overlaid));
        return new IpcScheme(all);
    }

    /** The latest edition that was imported; empty where there is none. */
    public String edition() {
        return edition;
    }

    public Optional<IpcEntry> find(IpcKey key) {
        return Optional.ofNullable(entries.get(key));
    }

    public List<IpcEntry> sections() {
        return sections;
    }

    /** What lies in the place, in order. */
    public List<IpcEntry> below(IpcKey key) {
        return List.copyOf(below.getOrDefault(key, List.of()));
    }

    /** The way from the section down to the place, itself last. */
    public List<IpcEntry> path(IpcKey key) {
        var path = new ArrayList<IpcEntry>();
        key.parent().ifPresent(parent -> path.addAll(path(parent)));
        find(key).ifPresent(path::add);
        return List.copyOf(path);
    }

    /** Places whose subject holds all the words, or whose symbol begins so; what lies higher first, and what says less else. */
    public List<IpcEntry> search(String typed, int limit) {
        var folded = fold(typed);
        if (folded.isBlank()) {
            return List.of();
        }
        var words = folded.strip().split("\\s+");
        var symbol = folded.replace(" ", "");
        return sought.stream()
                .filter(one -> matches(one, words) || one.symbol().startsWith(symbol))
                .sorted(Comparator.<Sought>comparingInt(
                                one -> one.entry().key().level().ordinal())
                        .thenComparingInt(one -> one.words().length()))
                .limit(limit)
                .map(Sought::entry)
                .toList();
    }

    private static boolean matches(Sought one, String... words) {
        for (var word : words) {
            if (!one.words().contains(word)) {
                return false;
            }
        }
        return true;
    }

    private static String fold(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
    }
}
