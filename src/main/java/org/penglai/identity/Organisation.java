package org.penglai.identity;

import java.util.Optional;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;

/**
 * A party on the platform (机构).
 *
 * @param uscc unified social credit code (统一社会信用代码); individuals and foreign units have none
 * @param divisionCode six digits of the administrative division where it is registered (GB/T 2260 and local additions)
 * @param sizeClass size as recorded; only enterprises have one
 * @param invented whether it exists for the demonstration only
 */
public record Organisation(
        OrganisationId id,
        Bilingual name,
        OrganisationKind kind,
        Optional<String> uscc,
        String divisionCode,
        Optional<SizeClass> sizeClass,
        Verification verification,
        boolean invented) {

    /** Yantai's divisions begin so (烟台市 3706xx). */
    private static final String YANTAI = "3706";

    /** Whether it is registered in Yantai (本市、驻烟); a code is evidence of the place, not proof. */
    public boolean isLocal() {
        return divisionCode.startsWith(YANTAI);
    }

    /** Whether it is a micro, small or medium-sized enterprise (中小微企业). */
    public boolean isSme() {
        return kind == OrganisationKind.ENTERPRISE
                && sizeClass.map(SizeClass::isSme).orElse(false);
    }

    public boolean isVerified() {
        return verification == Verification.VERIFIED;
    }
}
