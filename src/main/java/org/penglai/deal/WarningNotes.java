package org.penglai.deal;

import java.util.List;

/** What operators made of the signs at deals. */
public interface WarningNotes {

    /** Adds a note; none is ever changed. */
    void add(DealId deal, WarningNote note);

    /** All of a deal, in their order. */
    List<WarningNote> of(DealId deal);
}
