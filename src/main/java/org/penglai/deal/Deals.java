package org.penglai.deal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.OrganisationId;
import org.penglai.listing.ListingId;

/** The deals that Penglai keeps. */
public interface Deals {

    /** Adds a new one; a second one in force between the same listing and licensee is refused. */
    void add(Deal deal);

    /** Writes the next state over the one that was locked. */
    void save(Deal next);

    Optional<Deal> find(DealId id);

    /** The deal, which nobody else can change before the running transaction has ended. */
    Optional<Deal> lock(DealId id);

    /** The deal by which that organisation has already taken that listing. */
    Optional<DealId> inForce(ListingId listing, OrganisationId licensee);

    /** Those agreed and no more, in their order after that one, at most so many, locked for the running transaction. */
    List<Deal.Agreed> lockAgreed(Optional<DealId> after, int most);

    /** Other deals over one of its patents, or between its two sides, that are not over; the newest so many. */
    List<Deal> around(Deal deal);

    /** A page of deals, newest first. */
    List<Deal> list(Selection selection, Paging paging);

    /** Those in one of the states in their order after that one, at most so many. */
    List<Deal> after(Set<Deal.State> states, Optional<DealId> last, int most);

    /** Those in one of the states that were agreed first, at most so many, in that order. */
    List<Deal> oldest(Set<Deal.State> states, int most);

    /**
     * Which deals are meant.
     *
     * @param party only those in which it is a party or the licensor's agency
     * @param states only those in one of these; all where empty
     */
    record Selection(Optional<OrganisationId> party, Set<Deal.State> states) {
        public Selection {
            states = Set.copyOf(states);
        }
    }

    /**
     * Which part of them.
     *
     * @param after the last deal of the page before
     */
    record Paging(int limit, Optional<DealId> after) {}
}
