package org.penglai.need;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.penglai.listing.ListingId;

/** The matches of open needs, and which needs are to be looked at again. */
public interface Matches {

    /** The need's matches, best first. */
    List<Match> of(NeedId need);

    Optional<Match> find(NeedId need, ListingId listing);

    /** Matches of open needs with the listing, best first. */
    List<Match> with(ListingId listing, int limit);

    /** Puts these in place of the need's matches. */
    void replace(NeedId need, List<Match> matches);

    /** The listing is offered no more: it matches nothing. */
    void remove(ListingId listing);

    /** The needs are to be looked at again, once what was published by now can be found. */
    void ask(Collection<NeedId> needs, Instant now);

    /** Its firm waits for the need to be looked at. */
    void askAtOnce(NeedId need, Instant now);

    /** Whether its firm waits for the need to be looked at. */
    boolean isUrgent(NeedId need);

    /** Every open need is to be looked at again. */
    void askAll(Instant now);

    /** Whether any need is due to be looked at. */
    boolean isAnyDue();

    /** Needs that are due, the longest first. */
    List<NeedId> due(int limit);

    /** The need was looked at from then on; it stays due where it was asked for too shortly before. */
    void looked(NeedId need, Instant from, Duration tooShortly);
}
