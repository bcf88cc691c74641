package org.penglai.listing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.penglai.identity.Organisation;
import org.penglai.patent.Owner;
import org.penglai.patent.Patent;

/**
 * What the gate looks at: the terms, who offers, the patents with their registers, what else is known, and the legal day.
 */
public record Candidate(
        ListingTerms terms, Organisation seller, List<Patent> patents, Surroundings around, LocalDate day) {
    public Candidate {
        patents = List.copyOf(patents);
    }

    /** One of which nothing else is known. */
    public Candidate(ListingTerms terms, Organisation seller, List<Patent> patents, LocalDate day) {
        this(terms, seller, patents, Surroundings.NOTHING, day);
    }

    /** The last thing that the co-owner said of these very terms. */
    Optional<Consent> consentOf(Owner owner) {
        var said = around.consents().stream()
                .filter(consent -> consent.standing() != Consent.Standing.ASKED)
                .filter(consent -> consent.isOf(owner))
                .toList();
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of(said.getLast()).filter(last -> last.terms().equals(terms.digest()));
    }

    /** What was decided last on this very price. */
    Optional<Publicities.Pricing> pricing() {
        return around.pricing()
                .filter(pricing ->
                        pricing.decision().price().equals(PublicPrice.of(terms).digest()));
    }

    /** Bonds of those kinds that stand on the patent today. */
    List<Bond> bonds(Patent patent, Set<Bond.Kind> kinds) {
        return around.bonds().stream()
                .filter(bond -> bond.patent().equals(patent.number()) && kinds.contains(bond.kind()))
                .filter(bond -> bond.standsOn(day))
                .toList();
    }

    /** Owners of the patent other than the one who offers. */
    List<Owner> otherOwners(Patent patent) {
        return patent.owners().stream()
                .filter(owner -> !owner.isOrganisation(seller.id()))
                .toList();
    }
}
