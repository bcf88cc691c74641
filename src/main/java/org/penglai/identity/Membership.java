package org.penglai.identity;

import java.time.Instant;
import java.util.Set;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Person;
import org.penglai.kernel.Role;

/**
 * A person as a member of an organisation (成员).
 *
 * @param administrator whether the person invites others and says what they may act as (机构管理员)
 */
public record Membership(
        MembershipId id,
        Person person,
        OrganisationId organisation,
        Set<Role> roles,
        boolean administrator,
        Instant joinedAt) {
    public Membership {
        roles = Set.copyOf(roles);
    }

    Membership acting(Set<Role> others, boolean asAdministrator) {
        return new Membership(id, person, organisation, others, asAdministrator, joinedAt);
    }
}
