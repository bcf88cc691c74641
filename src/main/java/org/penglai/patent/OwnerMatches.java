package org.penglai.patent;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.identity.Organisation;
import org.penglai.identity.OrganisationNames;
import org.penglai.kernel.OrganisationId;

/** Unresolved owners, and which organisations they may be. Secret patents are never suggested to anybody. */
public interface OwnerMatches {

    /**
     * For whom owners are looked for.
     *
     * @param names its names, present and former
     */
    record Sought(Organisation organisation, List<OrganisationNames.Known> names) {
        public Sought {
            names = List.copyOf(names);
        }
    }

    /**
     * Which of them.
     *
     * @param refused those that were said not to be it, instead of those that wait
     */
    record Page(Optional<ApplicationNumber> after, int limit, boolean refused) {}

    /** Patents with an owner that may be the organisation, by number, each once. */
    List<OwnerMatch> of(Sought sought, Page page);

    /** Those of the patents whose owner may be the organisation, whether that was refused before or not. */
    List<OwnerMatch> among(Sought sought, Collection<ApplicationNumber> numbers);

    /** How many wait for each of the organisations, and since when the oldest. */
    Map<OrganisationId, Waiting> waiting(List<Sought> sought);

    /** A queue of one organisation. */
    record Waiting(int patents, Instant oldest) {}

    /** Remembers that the organisation is not the owner of these; answers how many that was not known of. */
    int refuse(OrganisationId organisation, Collection<ApplicationNumber> numbers, boolean byOperator, String reason);
}
