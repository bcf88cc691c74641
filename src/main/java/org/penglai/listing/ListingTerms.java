package org.penglai.listing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Refusal;
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
}
