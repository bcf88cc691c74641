package org.penglai.money;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.OrganisationId;

/** The holds that there are and were. */
public interface Holds {

    /** Sets the money aside; refused where less is available. */
    void place(Hold.Pending hold);

    /** The hold, which nobody else can end before the running transaction has ended. */
    Optional<Hold> lock(HoldId id);

    Optional<Hold> find(HoldId id);

    /** Ends it, once. */
    void end(Hold ended, Optional<Clerk> by);

    /** Some whose time has come, locked; those that another server has at hand are left out. */
    List<Hold.Pending> due(Instant now, int most);

    /** A page of them, the newest first. */
    List<Hold> list(Selection selection, Optional<HoldId> before, int most);

    /** Which holds are meant; all where nothing is named. */
    record Selection(Optional<OrganisationId> of, Optional<Hold.State> state) {}
}
