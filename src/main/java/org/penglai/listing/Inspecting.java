package org.penglai.listing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.penglai.identity.Organisations;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.patent.Patent;
import org.penglai.patent.Patents;

/** Brings together what the gate looks at: terms, who offers, and the patents with their registers. */
public final class Inspecting {

    private final Patents patents;
    private final Organisations organisations;
    private final Gate gate;

    public Inspecting(Patents patents, Organisations organisations, Gate gate) {
        this.patents = patents;
        this.organisations = organisations;
        this.gate = gate;
    }

    /** What the gate says of the listing on the day; what its publication decided counts as decided. */
    public Eligibility eligibility(Listing listing, LocalDate day) {
        var found = assess(listing.head().owner(), listing.terms(), day);
        return listing.published()
                .map(publication -> found.decidedOn(LegalDays.of(publication.at())))
                .orElse(found);
    }

    /** What the gate says of terms that the organisation would offer on the day. */
    public Eligibility assess(OrganisationId seller, ListingTerms terms, LocalDate day) {
        return gate.assess(new Candidate(terms, organisations.require(seller), offered(terms), day));
    }

    /** The patents that the terms offer, in their order; refused when one of them is not entered. */
    public List<Patent> offered(ListingTerms terms) {
        var found = patents.findAll(terms.patents());
        var refusal = Refusal.invalid("listing.invalid");
        for (var at = 0; at < terms.patents().size(); at++) {
            if (!found.containsKey(terms.patents().get(at))) {
                refusal.violation(
                        "/patents/" + at,
                        "listing.patent-unknown",
                        Map.of("number", terms.patents().get(at).canonical()));
            }
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return terms.patents().stream()
                .flatMap(number -> Stream.ofNullable(found.get(number)))
                .toList();
    }
}
