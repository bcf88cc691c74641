package org.penglai.discovery;

import java.util.List;
import org.penglai.kernel.Bilingual;

/**
 * What a place in the classification is about.
 *
 * @param title subject in Chinese and English; either may be empty
 * @param edition the last edition that says so, such as {@code 2026.01}; empty for a short title of the platform's own
 * @param depth how many dots stand before it: groups of a main group lie in one another
 * @param replacedBy where its matter went, if the place is no longer used
 */
public record IpcEntry(IpcKey key, Bilingual title, String edition, int depth, List<String> replacedBy) {

    public IpcEntry {
        replacedBy = List.copyOf(replacedBy);
    }

    /** The same place as a later edition tells of it: what that leaves out stays. */
    IpcEntry overlaid(IpcEntry later) {
        var zh = later.title.zh().isEmpty() ? title.zh() : later.title.zh();
        var en = later.title.en().isEmpty() ? title.en() : later.title.en();
        return new IpcEntry(key, Bilingual.of(zh, en), later.edition, later.depth, later.replacedBy);
    }
}
