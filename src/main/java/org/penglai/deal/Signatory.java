package org.penglai.deal;

import org.penglai.kernel.Actor;
import org.penglai.kernel.OrganisationId;

/** Who put a hand to something: the person by the identity provider's subject, and whom the person acted for. */
public record Signatory(String subject, OrganisationId organisation) {

    public static Signatory of(Actor actor) {
        return new Signatory(actor.subject(), actor.organisation());
    }

    boolean isSamePerson(Actor actor) {
        return subject.equals(actor.subject());
    }
}
