package org.penglai.savedsearch;

import org.penglai.kernel.Actor;
import org.penglai.kernel.OrganisationId;

/** Whose search it is: a person, as a member of an organisation. */
public record Holder(String subject, OrganisationId organisation) {

    public static Holder of(Actor actor) {
        return new Holder(actor.subject(), actor.organisation());
    }
}
