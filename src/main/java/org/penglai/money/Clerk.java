package org.penglai.money;

import org.penglai.kernel.Actor;
import org.penglai.kernel.OrganisationId;

/** Who put a hand to the book, and for whom; by the identity provider's subject. */
public record Clerk(String subject, OrganisationId organisation) {

    public static Clerk of(Actor actor) {
        return new Clerk(actor.subject(), actor.organisation());
    }

    boolean isSamePerson(Clerk other) {
        return subject.equals(other.subject);
    }
}
