package org.penglai.discovery;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.penglai.kernel.Bilingual;

/**
 * The editions of the classification that were imported. Of each the tree can be had as it stood with it, and what it changed
 * against the one before. A file may tell of a part only or of one language only, so that nothing is said of a place whose
 * neighbours one of the two editions is silent about.
 */
public final class IpcEditions {

    private final List<IpcEntry> own;
    private final NavigableMap<String, Told> told = new TreeMap<>();
    private final Map<String, IpcScheme> schemes = new ConcurrentHashMap<>();
    private final Map<String, Map<IpcKey, IpcChange>> changes = new ConcurrentHashMap<>();

    /** What one edition says, and in which places it says what lies in them. */
    private record Told(Map<IpcKey, IpcEntry> places, Set<Optional<IpcKey>> opened) {
        Told() {
            this(new TreeMap<>(), new HashSet<>());
        }

        void add(IpcEntry entry) {
            places.put(entry.key(), entry);
            opened.add(entry.key().parent());
        }
    }

    /**
     * @param own short titles of the platform's own, which belong to no edition
     * @param kept what was imported
     */
    public IpcEditions(List<IpcEntry> own, List<IpcEntry> kept) {
        this.own = List.copyOf(own);
        kept.forEach(entry ->
                told.computeIfAbsent(entry.edition(), none -> new Told()).add(entry));
    }

    /** Their names, the latest first. */
    public List<String> names() {
        return List.copyOf(told.descendingKeySet());
    }

    /** The tree with all editions, each place as the latest tells of it. */
    public IpcScheme latest() {
        return told.isEmpty() ? schemes.computeIfAbsent("", this::upTo) : scheme(told.lastKey());
    }

    /** The tree as it stood with the edition, one of {@link #names}. */
    public IpcScheme scheme(String edition) {
        return schemes.computeIfAbsent(edition, this::upTo);
    }

    private IpcScheme upTo(String edition) {
        var imported = told.headMap(edition, /* inclusive= */ true).values().stream()
                .flatMap(one -> one.places().values().stream());
        return IpcScheme.of(Stream.concat(own.stream(), imported));
    }

    /** The edition before, where one was imported. */
    public Optional<String> before(String edition) {
        return Optional.ofNullable(told.lowerKey(edition));
    }

    /** What the edition changed, by place in order; nothing where none before it was imported. */
    public Map<IpcKey, IpcChange> changes(String edition) {
        return changes.computeIfAbsent(edition, this::compared);
    }

    /** How many places the edition changed in each way. */
    public Map<IpcChange.Kind, Long> counted(String edition) {
        var counts = new EnumMap<IpcChange.Kind, Long>(IpcChange.Kind.class);
        changes(edition).values().forEach(change -> counts.merge(change.kind(), 1L, Long::sum));
        return counts;
    }

    private Map<IpcKey, IpcChange> compared(String edition) {
        var found = new TreeMap<IpcKey, IpcChange>();
        var earlier = List.copyOf(
                told.headMap(edition, /* inclusive= */ false).descendingMap().values());
        var now = told.get(edition);
        if (earlier.isEmpty() || now == null) {
            return found;
        }
        var places = new TreeSet<>(now.places().keySet());
        places.addAll(earlier.getFirst().places().keySet());
        places.forEach(key -> change(key, now, earlier).ifPresent(change -> found.put(key, change)));
        return java.util.Collections.unmodifiableMap(found);
    }

    private static Optional<IpcChange> change(IpcKey key, Told now, List<Told> earlier) {
        var stands = Optional.ofNullable(now.places().get(key));
        var stood = earlier.stream()
                .map(one -> one.places().get(key))
                .filter(Objects::nonNull)
                .findFirst();
        if (stands.isEmpty()) {
            return stood.filter(gone -> now.opened().contains(key.parent()))
                    .map(gone -> changed(IpcChange.Kind.GONE, gone));
        }
        if (stood.isEmpty()) {
            return earlier.getFirst().opened().contains(key.parent())
                    ? Optional.of(new IpcChange(IpcChange.Kind.NEW, Bilingual.of("", ""), ""))
                    : Optional.empty();
        }
        return kind(stood.get(), stands.get()).map(kind -> changed(kind, stood.get()));
    }

    private static Optional<IpcChange.Kind> kind(IpcEntry stood, IpcEntry stands) {
        if (!stands.replacedBy().isEmpty() && !stands.replacedBy().equals(stood.replacedBy())) {
            return Optional.of(IpcChange.Kind.MOVED);
        }
        var isReworded = differs(stood.title().zh(), stands.title().zh())
                || differs(stood.title().en(), stands.title().en());
        return isReworded ? Optional.of(IpcChange.Kind.REWORDED) : Optional.empty();
    }

    /** A language of which an edition says nothing is no change. */
    private static boolean differs(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }

    private static IpcChange changed(IpcChange.Kind kind, IpcEntry stood) {
        return new IpcChange(kind, stood.title(), stood.edition());
    }

    /** The places that the edition changed as its tree has them, in order, so many at the most. */
    public List<IpcEntry> changed(String edition, int limit) {
        var scheme = scheme(edition);
        var entries = new ArrayList<IpcEntry>();
        changes(edition).keySet().stream()
                .limit(limit)
                .forEach(key -> scheme.find(key).ifPresent(entries::add));
        return List.copyOf(entries);
    }
}
