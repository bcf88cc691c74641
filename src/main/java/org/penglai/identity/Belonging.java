package org.penglai.identity;

import java.time.Instant;
import org.penglai.kernel.OrganisationId;

/** Who belongs or belonged to which organisation, by any membership there ever was. */
public interface Belonging {

    /** Whether the person is a member of the organisation, or was one after that moment. */
    boolean isMember(String subject, OrganisationId organisation, Instant since);

    /** How many persons have been members of both. */
    int sharedPersons(OrganisationId one, OrganisationId other);
}
