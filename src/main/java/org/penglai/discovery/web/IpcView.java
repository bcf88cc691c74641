package org.penglai.discovery.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.discovery.IpcChange;
import org.penglai.discovery.IpcEntry;
import org.penglai.discovery.IpcKey;

/**
 * What the browser of the classification shows.
 *
 * @param edition which one is shown, and what it changed
 * @param sought words that were looked for; empty where a place is shown
 * @param path from the section down to the place, itself last; empty at the top
 * @param entries what lies in it, or what was found
 * @param tally open listings by place; none where they could not be counted
 */
public record IpcView(
        Edition edition,
        String sought,
        List<IpcEntry> path,
        List<IpcEntry> entries,
        Optional<Map<String, Long>> tally) {

    public IpcView {
        path = List.copyOf(path);
        entries = List.copyOf(entries);
    }

    /**
     * The edition that is shown.
     *
     * @param name such as {@code 2026.01}; empty where only short titles of the platform's own stand
     * @param all every edition that was imported, the latest first
     * @param before the one that it is compared with
     * @param changes what it changed
     * @param counts how many places it changed in each way
     * @param onlyChanged whether the places that it changed are asked for, and nothing else
     */
    public record Edition(
            String name,
            List<String> all,
            Optional<String> before,
            Map<IpcKey, IpcChange> changes,
            Map<IpcChange.Kind, Long> counts,
            boolean onlyChanged) {

        public Edition {
            all = List.copyOf(all);
        }

        /** Whether it is the latest, which everything else on the platform goes by. */
        public boolean isLatest() {
            return all.isEmpty() || all.getFirst().equals(name);
        }

        /** The parameter that asks for it; the latest needs none. */
        public String parameter() {
            return isLatest() ? "" : "edition=" + name;
        }

        long changed() {
            return changes.size();
        }
    }

    /** Whether the listings could be counted. */
    public boolean counted() {
        return tally.isPresent();
    }

    public long count(IpcEntry entry) {
        return tally.map(counts -> counts.getOrDefault(entry.key().value(), 0L)).orElse(0L);
    }

    /** What the edition changed at the place. */
    public Optional<IpcChange> change(IpcEntry entry) {
        return Optional.ofNullable(edition.changes().get(entry.key()));
    }

    /** Where the classification begins, in the same edition. */
    public String top() {
        return "/ipc" + (edition.isLatest() ? "" : "?" + edition.parameter());
    }

    /** Where what lies in the place is shown, in the same edition. */
    public String href(IpcEntry entry) {
        return at(entry.key().value());
    }

    /** Where a place is shown, in the same edition. */
    public String at(String symbol) {
        return "/ipc?" + (edition.isLatest() ? "" : edition.parameter() + "&") + "at=" + symbol.replace("/", "%2F");
    }

    /** The same place in the current edition. */
    public String current() {
        return path.isEmpty()
                ? "/ipc"
                : "/ipc?at=" + path.getLast().key().value().replace("/", "%2F");
    }

    /** Where everything is shown that the edition changed. */
    public String changes() {
        return "/ipc?edition=" + edition.name() + "&changed=true";
    }

    /** How many places it changed. */
    public long changed() {
        return edition.changed();
    }

    /** Where the listings of the place are shown. */
    public String listings(IpcEntry entry) {
        return "/search?ipc=" + entry.key().value().replace("/", "%2F");
    }
}
