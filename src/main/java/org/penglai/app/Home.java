package org.penglai.app;

import java.util.List;
import java.util.Optional;
import org.penglai.discovery.IpcEntry;
import org.penglai.discovery.Tallies;
import org.penglai.discovery.web.HitView;
import org.penglai.terms.web.TermsPages;

/**
 * What the front page tells of today.
 *
 * @param changes changes of the platform's rules that are announced
 * @param figures how all that is on offer spreads; none while it cannot be counted
 * @param certified deals with a certificate that stands
 * @param sections of the classification
 * @param newest the latest listings
 * @param seen what the visitor looked at last
 */
public record Home(
        List<TermsPages.Change> changes,
        Optional<Tallies.Overview> figures,
        long certified,
        List<IpcEntry> sections,
        List<HitView> newest,
        List<HitView> seen) {

    /** Parts of a hundred that a bar is drawn in. */
    private static final int STEPS = 20;

    public Home {
        changes = List.copyOf(changes);
        sections = List.copyOf(sections);
        newest = List.copyOf(newest);
        seen = List.copyOf(seen);
    }

    public long industry(String name) {
        return figures.map(all -> all.industries().getOrDefault(name, 0L)).orElse(0L);
    }

    public long centre(String name) {
        return figures.map(all -> all.centres().getOrDefault(name, 0L)).orElse(0L);
    }

    public long section(String name) {
        return figures.map(all -> all.sections().getOrDefault(name, 0L)).orElse(0L);
    }

    /** How long the section's bar is, of {@value #STEPS} steps. */
    public int bar(String name) {
        var most = sections.stream()
                .mapToLong(section -> section(section.key().value()))
                .max()
                .orElse(0);
        return most == 0 ? 0 : (int) Math.ceilDiv(section(name) * STEPS, most);
    }
}
