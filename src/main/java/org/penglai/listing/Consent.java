package org.penglai.listing;

import java.time.LocalDate;
import java.util.Optional;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Sha256;
import org.penglai.patent.Owner;

/**
 * What a co-owner says to an offer of a patent that is partly its own (共有人同意, Patent Law, art. 14). It is said of terms,
 * so other terms need it anew.
 *
 * @param owner the co-owner's name, as the register has it
 * @param organisation the co-owner, where one of its members acted; a document speaks by name
 * @param document number of the signed document; empty where a member acted
 * @param on the day on which it was given, signed or refused
 * @param terms digest of the terms that it was said of
 */
public record Consent(
        String owner,
        Optional<OrganisationId> organisation,
        Standing standing,
        String document,
        LocalDate on,
        Sha256 terms) {

    /** How far it is. */
    public enum Standing {
        /** The seller asked, and the co-owner may read the offer for it. */
        ASKED,
        /** A member of the co-owner agreed. */
        GIVEN,
        /** A member of the co-owner refused. */
        REFUSED,
        /** The seller put a signed document on record, which the operator has not seen. */
        FILED,
        /** The operator saw the document and accepted it. */
        ACCEPTED
    }

    /** Whether it is that owner's. */
    public boolean isOf(Owner owned) {
        return organisation
                .map(owned::isOrganisation)
                .orElseGet(() -> owned.name().equals(owner));
    }

    /** The same document, accepted. */
    Consent accepted() {
        return new Consent(owner, organisation, Standing.ACCEPTED, document, on, terms);
    }
}
