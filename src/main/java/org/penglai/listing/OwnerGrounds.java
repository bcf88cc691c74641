package org.penglai.listing;

import static org.penglai.listing.Finding.failed;
import static org.penglai.listing.Finding.needsDecision;
import static org.penglai.listing.Finding.needsEvidence;
import static org.penglai.listing.Finding.passed;

import java.util.List;
import java.util.stream.Collectors;
import org.penglai.kernel.LegalDays;
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

    /** A price that a public institution agrees on was made public for the legal period, unless another way was decided. */
    static Finding pricePublicised(Candidate candidate) {
        if (candidate.terms().feePlan().isEmpty()) {
            return passed("price-not-agreed-yet");
        }
        return publicised(candidate, needsDecision("price-publicity"));
    }

    /** The same where a price for anybody is a listed one, unless the institution decided that it was agreed. */
    static Finding agreedPricePublicised(Candidate candidate) {
        return publicised(candidate, passed("price-listed"));
    }

    private static Finding publicised(Candidate candidate, Finding undecided) {
        if (!candidate.seller().kind().isAcademic()) {
            return passed("price-publicity-not-needed");
        }
        var decided = candidate.pricing();
        if (decided.isEmpty() || isOpenWithout(candidate, decided.get())) {
            return undecided;
        }
        if (decided.get().decision().mode() != PricingMode.AGREED) {
            return passed("price-found-in-the-open");
        }
        return decided.get().publicity().map(OwnerGrounds::publicised).orElse(undecided);
    }

    /** What is open stays open: an offer that was opened on an officer's word, or announced, is not held up afterwards. */
    private static boolean isOpenWithout(Candidate candidate, Publicities.Pricing pricing) {
        return candidate.around().publication().isPresent()
                && pricing.publicity()
                        .filter(publicity -> publicity.state() != Publicity.State.PASSED)
                        .isPresent();
    }

    private static Finding publicised(Publicity publicity) {
        var period = publicity.course().period();
        var found = switch (publicity.state()) {
            case PASSED -> passed("price-publicised");
            case RUNNING -> needsEvidence("price-publicity-runs");
            case AWAITING_ANSWERS -> needsEvidence("price-objected");
            case STOPPED -> failed("price-objection-upheld");
            case TAKEN_BACK -> needsDecision("price-publicity");
        };
        return found.with("from", LegalDays.of(period.begunAt()).toString())
                .with("until", LegalDays.of(period.endsAt().minusMillis(1)).toString())
                .with("publicity", publicity.id().toString());
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
