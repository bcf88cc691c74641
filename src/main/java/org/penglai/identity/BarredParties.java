package org.penglai.identity;

import java.util.List;
import java.util.Optional;
import org.penglai.kernel.OrganisationId;

/** Bars that were entered, those that are over among them. */
public interface BarredParties {

    /** The party's bars, the latest first. */
    List<Bar> of(OrganisationId party);

    /** All bars, the latest first. */
    List<Bar> all(int most);

    Optional<Bar> lock(BarId id);

    void add(Bar bar, String by);

    /** Enters that it was lifted. */
    void lifted(Bar bar, String reason, String by);
}
