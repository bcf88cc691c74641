package org.penglai.identity;

import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.Actor;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Role;

/** Persons as members of organisations (成员). */
public interface Members {

    /** The person as a member, by the identity provider's subject; read on every call. */
    Optional<Actor> actor(String subject);

    void add(String subject, String name, OrganisationId organisation, Set<Role> roles);
}
