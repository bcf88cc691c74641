package org.penglai.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.OrganisationId;

/** The names by which organisations are known, present and former (名称和曾用名). */
public interface OrganisationNames {

    /**
     * A name.
     *
     * @param key the same for all spellings of it
     * @param former whether the organisation bears another one now
     * @param since when it was noted here
     */
    record Known(OrganisationId organisation, String name, String key, boolean former, Instant since) {}

    /** The organisation's names, the present ones first. */
    List<Known> of(OrganisationId organisation);

    /** Names of organisations that are verified today, in order of their ids after that one; an organisation's are never parted. */
    List<Known> verified(Optional<OrganisationId> after, int organisations);

    /** Verified organisations that bear or bore one of the names. */
    Set<OrganisationId> bearing(Collection<String> keys);

    /** The same, by the name that each of them bears or bore. */
    Map<String, Set<OrganisationId>> bearers(Collection<String> keys);
}
