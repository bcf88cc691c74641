package org.penglai.discovery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.penglai.listing.ListingId;

/**
 * Holds many queries against few listings, as when something is published: first by {@link Condition}, which costs the engine
 * nothing, then what is left by the search itself, so that it finds what a person would. Near hits and those by meaning alone
 * do not count. Refused with {@code search.unavailable} while the engine is away.
 */
public interface Recognising {

    /** A query, and the listings among which it is asked. */
    record Question(Query query, Set<ListingId> among) {
        public Question {
            among = Set.copyOf(among);
        }
    }

    /** Which of its listings each query finds, in the order of the questions; what the index does not show yet is not found. */
    List<Set<ListingId>> matching(List<Question> questions);

    /** The traits of those listings that the index shows. */
    Map<ListingId, Set<String>> traits(Set<ListingId> listings);

    /** What each query needs, in their order. */
    List<Condition> conditions(List<Query> queries);

    /** How common each of the traits is among all listings. */
    Map<String, Long> commonness(Set<String> traits);

    /** Conditions of another edition say nothing: texts are cut otherwise. */
    String edition();
}
