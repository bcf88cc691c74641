package org.penglai.identity;

import java.util.Optional;
import org.penglai.kernel.Actor;

/** Persons as members of organisations (成员), as every call asks for them. */
@FunctionalInterface
public interface Members {

    /** The person as a member, by the identity provider's subject; read on every call. */
    Optional<Actor> actor(String subject);
}
