package org.penglai.listing;

import java.time.Instant;
import java.util.Optional;
import org.penglai.kernel.OrganisationId;

/**
 * What somebody has against a price that is being made public (异议). Who said it is known to nobody but the institution's
 * records; the answer is public.
 *
 * @param organisation of the person, where it acts for one
 */
public record Objection(
        ObjectionId id, Optional<OrganisationId> organisation, String text, Instant at, Optional<Answer> answer) {

    /** Longest objection and longest answer, in characters. */
    public static final int TEXT_MAX = 2_000;

    /**
     * What the institution decided on it.
     *
     * @param upheld whether it is right, which ends the publicity
     */
    public record Answer(boolean upheld, String text, Instant at) {}
}
