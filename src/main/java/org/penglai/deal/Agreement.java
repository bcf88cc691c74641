package org.penglai.deal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;

/**
 * What stands from the moment a deal is formed and never changes.
 *
 * @param agency the agency that the licensor had appointed on the listing
 * @param intendedUse what the licensee wants to do with the patent, in its own words
 * @param contact whom to reach at the licensee: personal, so it stands outside every record that is hashed
 * @param formedAt when the notice or acceptance arrived; the contract is formed then, whether or not in effect yet
 * @param payableBy last day for what is due first; none where nothing is due
 */
public record Agreement(
        Origin origin,
        Party licensor,
        Party licensee,
        Optional<OrganisationId> agency,
        Terms terms,
        String intendedUse,
        String contact,
        Instant formedAt,
        Optional<LocalDate> payableBy) {

    /** The legal day on which the deal was formed. */
    public LocalDate formedOn() {
        return LegalDays.of(formedAt);
    }

    /** What has to be paid before the permission takes effect. */
    public Money dueFirst() {
        return terms.feePlan().dueFirst();
    }

    /** Whether nothing is ever to be paid. */
    public boolean isFree() {
        return terms.feePlan().fixed().isZero() && terms.feePlan().runningFee().isEmpty();
    }

    public boolean isParty(OrganisationId organisation) {
        return licensor.organisation().equals(organisation)
                || licensee.organisation().equals(organisation);
    }
}
