package org.penglai.savedsearch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.discovery.Condition;

/** All saved searches as they are held against what is published. */
public interface Watches {

    /**
     * A search to be held against listings.
     *
     * @param condition what a listing needs, where it was worked out for that edition
     */
    record Watch(SavedSearchId id, Wanted wanted, Optional<Condition> condition) {}

    /** A page of all searches after that one, with the conditions that were kept for the edition. */
    List<Watch> all(Optional<SavedSearchId> after, int limit, String edition);

    /** Searches whose row was written after the instant, by the database's own clock. */
    List<Watch> since(Instant touched, String edition);

    /** The database's own clock, which no test moves. */
    Instant clock();

    /** Keeps conditions for an edition. */
    void keep(Map<SavedSearchId, Condition> conditions, String edition);
}
