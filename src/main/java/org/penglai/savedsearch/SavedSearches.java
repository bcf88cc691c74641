package org.penglai.savedsearch;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.listing.ListingId;

/** The saved searches of everybody; nobody sees another's. */
public interface SavedSearches {

    /** The holder's searches, newest first. */
    List<SavedSearch> of(Holder holder);

    /** The holder's search of that id. */
    Optional<SavedSearch> find(Holder holder, SavedSearchId id);

    /** Locks the holder's searches against others that count them, and answers how many there are. */
    int lockAndCount(Holder holder);

    void add(SavedSearch search);

    /** Keeps name and frequency; what nobody was told of yet is told at that moment. */
    void save(SavedSearch search, Instant tellAt);

    void remove(SavedSearchId id);

    /** All matches found until then have been seen. */
    void see(SavedSearchId id, Instant until);

    /** How many matches each of the searches has, and how many of them are new. */
    Map<SavedSearchId, Counts> counts(Collection<SavedSearchId> searches);

    /** A page of matches, newest first, after that one. */
    List<Match> matches(SavedSearchId search, Optional<ListingId> after, int limit);

    /** Matches of one search. */
    record Counts(long all, long unseen) {
        static final Counts NONE = new Counts(0, 0);
    }

    /** A listing that matches. */
    record Match(ListingId listing, Instant foundAt) {}
}
