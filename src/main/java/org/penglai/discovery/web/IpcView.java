package org.penglai.discovery.web;

import java.util.List;
import java.util.Map;
import org.penglai.discovery.IpcEntry;

/**
 * What the browser of the classification shows.
 *
 * @param edition the latest that was imported; empty where only short titles of the platform's own stand
 * @param sought words that were looked for; empty where a place is shown
 * @param path from the section down to the place, itself last; empty at the top
 * @param entries what lies in it, or what was found
 * @param counts open listings by place
 * @param counted whether the counts could be had
 */
public record IpcView(
        String edition,
        String sought,
        List<IpcEntry> path,
        List<IpcEntry> entries,
        Map<String, Long> counts,
        boolean counted) {

    public IpcView {
        path = List.copyOf(path);
        entries = List.copyOf(entries);
        counts = Map.copyOf(counts);
    }

    public long count(IpcEntry entry) {
        return counts.getOrDefault(entry.key().value(), 0L);
    }

    /** Where what lies in the place is shown. */
    public String href(IpcEntry entry) {
        return "/ipc?at=" + entry.key().value().replace("/", "%2F");
    }

    /** Where the listings of the place are shown. */
    public String listings(IpcEntry entry) {
        return "/search?ipc=" + entry.key().value().replace("/", "%2F");
    }
}
