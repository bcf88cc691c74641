package org.penglai.listing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.CanonicalJson;
import org.penglai.patent.ApplicationNumber;

/**
 * What a pricing decision is about: the mode, the patents and what is paid. Territory and words can change without a new
 * decision; the price cannot.
 *
 * @param plan nothing, where the price is only agreed with the deal
 */
public record PublicPrice(ListingMode mode, List<ApplicationNumber> patents, Optional<FeePlan> plan) {
    public PublicPrice {
        patents = List.copyOf(patents);
    }

    /** The price in those terms. */
    public static PublicPrice of(ListingTerms terms) {
        return new PublicPrice(terms.mode(), terms.patents(), terms.feePlan());
    }

    /** What is stated, by name, for canonical texts. */
    public Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("mode", mode.name());
        facts.put("patents", patents.stream().map(ApplicationNumber::canonical).toList());
        plan.ifPresent(known -> facts.put("feePlan", FeePlanParts.of(known).facts()));
        return facts;
    }

    /** The same exactly where the price is. */
    public Sha256 digest() {
        return Sha256.of(CanonicalJson.write(facts()));
    }
}
