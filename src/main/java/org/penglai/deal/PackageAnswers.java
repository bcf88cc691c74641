package org.penglai.deal;

import java.util.List;

/** What authorities answered to the packages of deals. */
public interface PackageAnswers {

    /** Adds an answer, which is never changed; the same once more is refused. */
    void add(DealId deal, PackageAnswer answer);

    /** All of a deal, in their order. */
    List<PackageAnswer> of(DealId deal);
}
