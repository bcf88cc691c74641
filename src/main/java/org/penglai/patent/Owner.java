package org.penglai.patent;

import java.util.Optional;
import org.penglai.identity.Organisation;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.SocialCreditCode;

/**
 * An owner of a patent (专利权人) as the register names it. It is resolved once it is known which organisation here it is.
 *
 * @param share the part agreed between co-owners; the register itself knows none
 */
public record Owner(
        String name,
        Optional<SocialCreditCode> creditCode,
        Optional<OrganisationId> organisation,
        Optional<Share> share) {

    public boolean isResolved() {
        return organisation.isPresent();
    }

    /** The same owner once it is known which organisation it is; the name stays as the register has it. */
    Owner recognisedAs(Organisation known) {
        return new Owner(
                name, creditCode.or(() -> known.uscc().map(SocialCreditCode::new)), Optional.of(known.id()), share);
    }

    /** Whether this owner is that organisation. */
    public boolean isOrganisation(OrganisationId id) {
        return organisation.filter(id::equals).isPresent();
    }
}
