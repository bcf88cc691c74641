package org.penglai.deal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The file of each deal: what was put on it stays on it. */
public interface Dossiers {

    /** Adds evidence; the same bytes twice on one deal are refused. */
    void add(DealId deal, Evidence evidence);

    /** Adds a text that the platform wrote itself, with its evidence. */
    void addGenerated(DealId deal, Evidence evidence, String text);

    /** What is on the file, in the order in which it came. */
    List<Evidence> of(DealId deal);

    /** The same of several deals, in one round trip; deals without any are absent. */
    Map<DealId, List<Evidence>> ofAll(Collection<DealId> deals);

    /** The text of what the platform wrote itself. */
    Optional<String> generated(EvidenceId id);
}
