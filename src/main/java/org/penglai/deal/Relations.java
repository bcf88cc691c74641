package org.penglai.deal;

import java.util.List;

/** What the parties of deals said of their relation. */
public interface Relations {

    /** Adds a statement; none is ever changed. */
    void add(DealId deal, Relation relation);

    /** All of a deal, in their order. */
    List<Relation> of(DealId deal);
}
