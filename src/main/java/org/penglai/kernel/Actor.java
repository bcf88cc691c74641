package org.penglai.kernel;

import java.util.Set;

/**
 * The person who calls, as a member of one organisation.
 *
 * @param subject the identity provider's stable id of the person
 * @param name the person's display name
 * @param organisation the organisation that the person acts for
 * @param roles what the person may act as there
 */
public record Actor(String subject, String name, OrganisationId organisation, Set<Role> roles) {
    public Actor {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether the person acts for that organisation. */
    public boolean actsFor(OrganisationId other) {
        return organisation.equals(other);
    }
}
