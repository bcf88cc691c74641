package org.penglai.deal.web;

import java.util.Optional;
import org.penglai.deal.Party;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.SizeClass;
import org.penglai.kernel.Bilingual;

/** A side of a deal as it was on the day. */
record PartyView(
        String organisation,
        Bilingual name,
        OrganisationKind kind,
        Optional<String> uscc,
        String divisionCode,
        boolean local,
        Optional<SizeClass> sizeClass,
        boolean invented) {

    static PartyView of(Party party) {
        return new PartyView(
                party.organisation().toString(),
                party.name(),
                party.kind(),
                party.uscc(),
                party.divisionCode(),
                party.local(),
                party.sizeClass(),
                party.invented());
    }
}
