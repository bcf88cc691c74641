package org.penglai.deal;

import java.util.Optional;
import org.penglai.identity.Organisation;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.SizeClass;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;

/**
 * One side of a deal as it was on the day the deal was formed (当事人): a firm that moves or grows afterwards does not
 * change what it was then, and programmes ask for then.
 *
 * @param local whether it was registered in Yantai (本市、驻烟)
 * @param sizeClass only enterprises have one
 * @param invented whether it exists for the demonstration only
 */
public record Party(
        OrganisationId organisation,
        Bilingual name,
        OrganisationKind kind,
        Optional<String> uscc,
        String divisionCode,
        boolean local,
        Optional<SizeClass> sizeClass,
        boolean invented) {

    /** Whether it is a foreigner, so that technology goes abroad (Patent Law, article 10). */
    public boolean isForeign() {
        return kind == OrganisationKind.FOREIGN;
    }

    /** The organisation as it stands now. */
    public static Party of(Organisation organisation) {
        return new Party(
                organisation.id(),
                organisation.name(),
                organisation.kind(),
                organisation.uscc(),
                organisation.divisionCode(),
                organisation.isLocal(),
                organisation.sizeClass(),
                organisation.invented());
    }
}
