package org.penglai.inbox;

import org.penglai.kernel.Actor;
import org.penglai.kernel.OrganisationId;

/**
 * Who is told (收件人): a person, as a member of the organisation that the matter concerns. Who has left it no longer reads
 * what it was told.
 */
public record Addressee(String subject, OrganisationId organisation) {

    public static Addressee of(Actor actor) {
        return new Addressee(actor.subject(), actor.organisation());
    }
}
