package org.penglai.deal;

import java.util.Arrays;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Role;

/** Who may know what of a deal. */
public interface DealSight {

    /** Between whom it is. */
    Agreement agreement();

    /** Whether the person may know of it: the parties, the licensor's agency, and the offices. */
    default boolean isVisibleTo(Actor actor) {
        return agreement().isParty(actor.organisation())
                || agreement().agency().filter(actor::actsFor).isPresent()
                || isAnyOf(actor, Role.OPERATOR, Role.FINANCE, Role.AUDITOR);
    }

    /** Whether the person may read what is on file and what was said: the parties, the operators, and audit. */
    default boolean isFileOpenTo(Actor actor) {
        return agreement().isParty(actor.organisation()) || isAnyOf(actor, Role.OPERATOR, Role.AUDITOR);
    }

    /** Whether the person may read how to reach the licensee. */
    default boolean isContactOpenTo(Actor actor) {
        return agreement().isParty(actor.organisation()) || actor.is(Role.OPERATOR);
    }

    private static boolean isAnyOf(Actor actor, Role... roles) {
        return Arrays.stream(roles).anyMatch(actor::is);
    }
}
