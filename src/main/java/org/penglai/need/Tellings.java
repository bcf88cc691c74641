package org.penglai.need;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.penglai.kernel.OrganisationId;

/** Who was told of which match, and how often on which day. */
public interface Tellings {

    /** A side of a match, for telling. */
    enum Side {
        FIRM,
        OWNER
    }

    /**
     * What is told, and how often.
     *
     * @param from least score of what is told
     * @param most how many times an organisation is told on the day at the most
     */
    record Limits(int from, LocalDate day, int most) {}

    /** Whoever is to be told of matches of which it was never told, and may be told today. */
    List<OrganisationId> untold(Side side, Limits limits, int limit);

    /** The side's organisation knows of what is new from now on: the needs of which it is told for the first time. */
    List<NeedId> tell(Side side, OrganisationId organisation, Limits limits, Instant now);

    /** The firm sees the need's matches and is not told of them any more. */
    void seen(NeedId need, Instant now);

    /** Takes one of the day's places for telling the organisation; false where none is left. */
    boolean takePlace(OrganisationId organisation, Limits limits);
}
