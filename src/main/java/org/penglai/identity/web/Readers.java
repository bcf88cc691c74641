package org.penglai.identity.web;

import java.util.Optional;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.Registration;
import org.penglai.kernel.Actor;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Call;

/** Who sees what of an organisation: its public side is anyone's, but that of an individual is nobody else's business. */
record Readers(Desk desk) {

    /** Whether the reader belongs to it or to the offices, and sees all of it. */
    boolean isInside(Optional<Actor> reader, OrganisationId id) {
        return reader.filter(actor -> desk.proving().mayRead(actor, id)).isPresent();
    }

    /** The organisation; to outsiders an individual is as if it were not there. */
    Registration readable(Call call, OrganisationId id) {
        var found = desk.registrations().require(id);
        if (found.content().kind() == OrganisationKind.INDIVIDUAL
                && !isInside(call.caller().actor(), id)) {
            throw Refusal.unknown("organisation.unknown").with("id", id);
        }
        return found;
    }
}
