package org.penglai.deal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.CanonicalJson;
import org.penglai.listing.Announcement;
import org.penglai.listing.FeePlan;
import org.penglai.listing.FeePlanParts;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.ListingMode;
import org.penglai.listing.ListingTerms;
import org.penglai.patent.ApplicationNumber;

/**
 * What was agreed, frozen (成交条件): the listing's terms as they stood, word for word, with the announcement they rest on.
 * Whatever becomes of the listing, the price and term are those of the notice's time, and all licensees have the same.
 *
 * @param listingVersion the version of the listing that was taken
 * @param announcement of the open licence; other modes have none
 */
public record Terms(
        ListingId listing,
        int listingVersion,
        Bilingual title,
        ListingTerms offered,
        FeePlan feePlan,
        Optional<Announcement> announcement) {

    /** The listing's terms as they stand; a listing that is taken as it stands always has a price. */
    static Terms of(Listing.Published listing) {
        var offered = listing.terms();
        return new Terms(
                listing.id(),
                listing.head().version(),
                listing.content().text().title(),
                offered,
                offered.feePlan().orElseThrow(() -> new IllegalStateException("published without a price")),
                listing.publication().announcement());
    }

    public ListingMode mode() {
        return offered.mode();
    }

    public List<ApplicationNumber> patents() {
        return offered.patents();
    }

    /** The snapshot as canonical JSON: the form in which it is stored, hashed and shown to anyone who recomputes. */
    public String canonical() {
        return CanonicalJson.write(facts());
    }

    /** Digest of the snapshot. */
    public Sha256 digest() {
        return Sha256.of(canonical());
    }

    Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("listing", listing.toString());
        facts.put("listingVersion", listingVersion);
        facts.put("titleZh", title.zh());
        facts.put("titleEn", title.en());
        facts.putAll(offered.facts());
        facts.put("feePlan", FeePlanParts.of(feePlan).facts());
        announcement.ifPresent(act -> facts.put(
                "announcement",
                Map.of(
                        "acceptanceNumber", act.acceptanceNumber(),
                        "announcedOn", act.announcedOn().toString(),
                        "gazette", act.gazette())));
        return facts;
    }
}
