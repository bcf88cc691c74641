package org.penglai.listing;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.CanonicalJson;
import org.penglai.patent.ApplicationNumber;

/**
 * What the law looks at in an offer (许可条件): its mode, patents, territory, term and price. They are copied into a deal as
 * they stood when it was agreed.
 *
 * @param territory where use is permitted, in words
 * @param startsOn first day of the term; without one it begins with the agreement
 * @param endsOn last day of the term; without one it lasts as long as the patents
 * @param feePlan the price; without one it is negotiated
 */
public record ListingTerms(
        ListingMode mode,
        List<ApplicationNumber> patents,
        String territory,
        Optional<LocalDate> startsOn,
        Optional<LocalDate> endsOn,
        Optional<FeePlan> feePlan) {

    /** A package beyond this is several listings. */
    public static final int PATENTS_MAX = 50;

    public ListingTerms {
        patents = patents.stream().distinct().toList();
        var refusal = Refusal.invalid("listing.invalid");
        if (patents.isEmpty()) {
            refusal.violation("/patents", "required");
        }
        if (patents.size() > PATENTS_MAX) {
            refusal.violation("/patents", "listing.patents-max");
        }
        if (endsOn.isPresent() && startsOn.filter(endsOn.get()::isBefore).isPresent()) {
            refusal.violation("/endsOn", "listing.term-backwards");
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }

    /** Whether whoever fits takes it as it stands, without negotiation: what has no stated price is negotiated. */
    public boolean isTakenAsItStands() {
        return mode.isTakenAtItsPrice() && feePlan.isPresent();
    }

    /** What is stated, by name, for canonical texts and the ledger. */
    public Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("mode", mode.name());
        facts.put("patents", patents.stream().map(ApplicationNumber::canonical).toList());
        facts.put("territory", territory);
        startsOn.ifPresent(day -> facts.put("startsOn", day.toString()));
        endsOn.ifPresent(day -> facts.put("endsOn", day.toString()));
        feePlan.ifPresent(plan -> facts.put("feePlan", FeePlanParts.of(plan).facts()));
        return facts;
    }

    /** Digest of the terms: the same exactly where they are. */
    public Sha256 digest() {
        return Sha256.of(CanonicalJson.write(facts()));
    }
}
