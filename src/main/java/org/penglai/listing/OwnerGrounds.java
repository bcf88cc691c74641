package org.penglai.listing;

import static org.penglai.listing.Finding.failed;
import static org.penglai.listing.Finding.needsDecision;
import static org.penglai.listing.Finding.needsEvidence;
import static org.penglai.listing.Finding.passed;

import java.util.List;
import java.util.stream.Collectors;
import org.penglai.patent.Owner;
import org.penglai.patent.Patent;

/** Who offers, and whether the others whose patent it is agree. */
final class OwnerGrounds {

    private OwnerGrounds() {}

    static Finding offeredByOwner(Patent patent, Candidate candidate) {
        return (patent.isOwnedBy(candidate.seller().id()) ? passed("owner") : failed("not-owner"))
                .of(patent, List.of());
    }

    /** Each co-owner's own word, or its signed document that the operator has accepted (Patent Law, art. 14). */
    static Finding allOwnersAgree(Patent patent, Candidate candidate) {
        if (patent.owners().size() == 1) {
            return passed("one-owner").of(patent, List.of());
        }
        var others = candidate.otherOwners(patent);
        var refusing = said(candidate, others, Consent.Standing.REFUSED);
        if (!refusing.isEmpty()) {
            return named(failed("co-owners-refuse"), patent, refusing);
        }
        var silent = others.stream()
                .filter(owner -> candidate.consentOf(owner).isEmpty())
                .toList();
        if (!silent.isEmpty()) {
            return named(needsEvidence("co-owners-silent"), patent, silent);
        }
        var filed = said(candidate, others, Consent.Standing.FILED);
        if (!filed.isEmpty()) {
            // an open offer rests on consents that were seen; before that the officer's publication sees them
            var open = candidate.around().publication().isPresent();
            return named(open ? needsEvidence("consents-unseen") : needsDecision("consents-filed"), patent, filed);
        }
        return named(passed("co-owners-agree"), patent, others);
    }

    /** The default of article 14; an agreement among the owners goes before it, which an officer has to read. */
    static Finding oneOwnerMay(Patent patent, Candidate candidate) {
        if (patent.owners().size() == 1) {
            return passed("one-owner").of(patent, List.of());
        }
        var others = candidate.otherOwners(patent);
        var refusing = said(candidate, others, Consent.Standing.REFUSED);
        return refusing.isEmpty()
                ? named(passed("one-owner-may"), patent, others)
                : named(needsDecision("co-owners-object"), patent, refusing);
    }

    static Finding localAcademicLicensor(Candidate candidate) {
        var seller = candidate.seller();
        if (!seller.kind().isAcademic()) {
            return failed("licensor-not-academic");
        }
        return (seller.isLocal() ? passed("licensor-local-academic") : failed("licensor-not-local"))
                .with("division", seller.divisionCode());
    }

    static Finding pricePublicised(Candidate candidate) {
        return candidate.seller().kind().isAcademic()
                ? needsDecision("price-publicity")
                : passed("price-publicity-not-needed");
    }

    private static List<Owner> said(Candidate candidate, List<Owner> owners, Consent.Standing standing) {
        return owners.stream()
                .filter(owner -> candidate
                        .consentOf(owner)
                        .filter(consent -> consent.standing() == standing)
                        .isPresent())
                .toList();
    }

    private static Finding named(Finding found, Patent patent, List<Owner> owners) {
        return found.of(patent, List.of())
                .with("owners", owners.stream().map(Owner::name).collect(Collectors.joining("、")));
    }
}
