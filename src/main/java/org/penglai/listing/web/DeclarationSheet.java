package org.penglai.listing.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.identity.Organisation;
import org.penglai.kernel.Language;
import org.penglai.listing.FeePlan;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingTerms;
import org.penglai.patent.EventKind;
import org.penglai.patent.Patent;
import org.penglai.patent.RegisterEvent;
import org.penglai.platform.http.Messages;

/**
 * What stands on the papers of a declaration: the declaration itself, the consents of co-owners, and what is enclosed.
 *
 * @param particulars what the declarant adds for this paper only: who can be reached how, the account, how the fee was found;
 *     the platform does not keep it
 */
public record DeclarationSheet(
        Listing listing,
        Organisation owner,
        List<Patent> patents,
        FeeView fee,
        Map<String, String> particulars,
        Messages messages,
        boolean demo) {

    /** Fields that are typed for the paper, in their order on it. */
    public static final List<String> PARTICULARS =
            List.of("contactName", "contactPhone", "contactEmail", "contactAddress", "account", "feeBasis", "others");

    public String zh(String key) {
        return messages.text(Language.ZH, key);
    }

    public ListingTerms terms() {
        return listing.terms();
    }

    public String typed(String field) {
        return particulars.getOrDefault(field, "");
    }

    public String mode() {
        return terms().feePlan()
                .map(FeePlan::mode)
                .map(mode -> zh("listing.fee-mode." + mode))
                .orElse("");
    }

    /** Number, day and conclusion of the evaluation report, for a utility model or design. */
    public Optional<RegisterEvent> report(Patent patent) {
        return patent.register().events().stream()
                .filter(event -> event.kind() == EventKind.EVALUATION_REPORT)
                .reduce((earlier, later) -> later);
    }

    public Optional<RegisterEvent> grant(Patent patent) {
        return patent.register().events().stream()
                .filter(event -> event.kind() == EventKind.GRANT)
                .findFirst();
    }

    /** Pledges to whose licensing the pledgee agreed: its consent is enclosed. */
    public List<RegisterEvent> pledgeeConsents(Patent patent) {
        return patent.register().events().stream()
                .filter(event -> event.kind() == EventKind.PLEDGE_CONSENT)
                .toList();
    }

    public boolean isCoOwned() {
        return patents.stream().anyMatch(patent -> patent.owners().size() > 1);
    }
}
