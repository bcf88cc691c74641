package org.penglai.deal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.penglai.listing.Citation;

/**
 * A sign that asks for a second look before a certificate (核验提示): what was found, and on whose authority one looks. It is no
 * verdict and keeps nothing back.
 *
 * @param facts what was found, as words of the sign's sentence name it
 */
public record Warning(Sign sign, Map<String, Object> facts, Citation citation) {

    public Warning {
        facts = new LinkedHashMap<>(facts);
    }

    /** What can strike somebody who looks at a deal. */
    public enum Sign {
        /** A party said that the two are related: the same person, address, shareholder or control. */
        DECLARED_RELATION,
        /** Somebody has been a member of both. */
        SHARED_PERSON,
        /** The patent comes to somebody who had given it away here before. */
        RETURNING,
        /** Another assignment of the same patent by the same side stands. */
        SOLD_TWICE,
        /** Many assignments between the same two shortly before a day on which such deals are counted. */
        BULK_BEFORE_DEADLINE,
        /** More was paid than is due. */
        PAID_BEYOND_DUE
    }
}
