package org.penglai.need;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.listing.ListingId;

/** The needs of firms. */
public interface Needs {

    Optional<Need> find(NeedId id);

    /** The need, kept from changing until the transaction ends. */
    Optional<Need> lock(NeedId id);

    Map<NeedId, Need> findAll(Collection<NeedId> ids);

    /** @param terms what its words are about, by which listings find it */
    void add(Need need, Set<String> terms);

    /** Saves the next state of a locked need. */
    void save(Need next, Set<String> terms);

    /** The firm's needs, newest first, before that one. */
    List<Need> of(OrganisationId firm, Optional<NeedId> before, int limit);

    /** Everybody's that are or were open, newest first, before that one: for the operator. */
    List<Need> shown(Optional<NeedId> before, int limit);

    /** Open needs of others for which the organisation's listings are matches, newest first, before that one. */
    List<Need> metBy(OrganisationId seller, Optional<NeedId> before, int limit);

    /** Open needs that a listing of these terms and IPC symbols, with all that stand above them, could meet. */
    List<NeedId> near(Set<String> terms, Set<String> symbols, int limit);

    /** Open needs whose last day is before that one. */
    List<NeedId> over(LocalDate day, int limit);

    /** Forgets what ended, or was last changed as a draft, more than so many days ago; answers how many. */
    int forget(int days);

    /** Open needs to which no listing is a match, the oldest first. */
    List<Need> unmet(int limit);

    /** How many needs are in each state. */
    Map<NeedState, Integer> counts();

    /** The refusal for a need that does not exist, or must not be known to. */
    static Refusal unknown(NeedId id) {
        return Refusal.unknown("need.unknown").with("id", id.toString());
    }

    /** The refusal for a listing that is no match of the need. */
    static Refusal noMatch(ListingId listing) {
        return Refusal.unknown("need.no-match").with("listing", listing.toString());
    }
}
