package org.penglai.listing;

import static org.penglai.listing.Finding.failed;
import static org.penglai.listing.Finding.needsDecision;
import static org.penglai.listing.Finding.passed;

import java.util.EnumSet;
import java.util.List;
import org.penglai.patent.EventKind;
import org.penglai.patent.Patent;

/** What the terms say, and what was agreed or is offered here besides. */
final class OfferGrounds {

    private OfferGrounds() {}

    static Finding oneOpenOffer(Patent patent, Candidate candidate) {
        var others = candidate.bonds(patent, EnumSet.of(Bond.Kind.OPEN_OFFER));
        return (others.isEmpty() ? passed("one-open-offer") : bound(failed("openly-offered"), others))
                .of(patent, List.of());
    }

    /** Whoever took an open licence keeps it after its withdrawal, so nobody else can be the only one meanwhile. */
    static Finding noOtherLicensee(Patent patent, Candidate candidate) {
        var open = candidate.bonds(patent, EnumSet.of(Bond.Kind.OPEN_LICENCE));
        if (!open.isEmpty()) {
            return bound(failed("open-licensees"), open).of(patent, List.of());
        }
        var agreed = candidate.bonds(patent, EnumSet.of(Bond.Kind.LICENCE));
        if (!agreed.isEmpty()) {
            return bound(needsDecision("other-licensees"), agreed).of(patent, List.of());
        }
        var registered = patent.register().standing(EventKind.ORDINARY_LICENCE, candidate.day());
        return registered.isEmpty()
                ? passed("no-other-licensees").of(patent, List.of())
                : needsDecision("other-licensees")
                        .of(patent, registered)
                        .with("since", registered.getFirst().date().toString());
    }

    private static Finding bound(Finding found, List<Bond> bonds) {
        return found.with("since", bonds.getFirst().since().toString());
    }

    static Finding termWithinPatent(Patent patent, Candidate candidate) {
        var expiry = patent.statusOn(candidate.day()).expiresOn();
        var fits = candidate.terms().endsOn().filter(expiry::isBefore).isEmpty()
                && candidate
                        .terms()
                        .startsOn()
                        .filter(start -> !start.isBefore(expiry))
                        .isEmpty();
        return (fits ? passed("term-within-patent") : failed("term-beyond-patent"))
                .of(patent, List.of())
                .with("expiry", expiry.toString());
    }

    static Finding termLeft(Patent patent, Candidate candidate, int months) {
        var expiry = patent.statusOn(candidate.day()).expiresOn();
        var enough = !expiry.isBefore(candidate.day().plusMonths(months));
        return (enough ? passed("term-left") : needsDecision("term-nearly-over"))
                .of(patent, List.of())
                .with("expiry", expiry.toString())
                .with("months", String.valueOf(months));
    }

    static Finding feeStated(Candidate candidate) {
        return candidate.terms().feePlan().isPresent() ? passed("fee-stated") : failed("fee-missing");
    }

    static Finding freeOfCharge(Candidate candidate) {
        var free = candidate
                .terms()
                .feePlan()
                .filter(FeePlan.Free.class::isInstance)
                .isPresent();
        return free ? passed("free-of-charge") : failed("not-free-of-charge");
    }

    static Finding nationwide(Candidate candidate, ListingLaw.Places places) {
        var territory = candidate.terms().territory();
        return (places.isWhole(territory) ? passed("nationwide") : needsDecision("territory-unclear"))
                .with("territory", territory);
    }

    static Finding territoryOfPatent(Candidate candidate, ListingLaw.Places places) {
        var territory = candidate.terms().territory();
        return (places.isWithin(territory) ? passed("territory-in-country") : needsDecision("territory-abroad"))
                .with("territory", territory);
    }
}
