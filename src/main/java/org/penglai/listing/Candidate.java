package org.penglai.listing;

import java.time.LocalDate;
import java.util.List;
import org.penglai.identity.Organisation;
import org.penglai.patent.Patent;

/**
 * What the gate looks at: the terms, who offers, the patents with their registers, and the legal day.
 */
public record Candidate(ListingTerms terms, Organisation seller, List<Patent> patents, LocalDate day) {
    public Candidate {
        patents = List.copyOf(patents);
    }
}
