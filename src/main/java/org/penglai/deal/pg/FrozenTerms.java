package org.penglai.deal.pg;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.penglai.deal.Terms;
import org.penglai.kernel.Bilingual;
import org.penglai.listing.Announcement;
import org.penglai.listing.FeePlanParts;
import org.penglai.listing.ListingId;
import org.penglai.listing.ListingMode;
import org.penglai.listing.ListingTerms;
import org.penglai.patent.ApplicationNumber;
import org.penglai.platform.json.Json;

/** The canonical text of frozen terms, read back. */
record FrozenTerms(
        UUID listing,
        int listingVersion,
        String titleZh,
        String titleEn,
        ListingMode mode,
        List<String> patents,
        String territory,
        Optional<LocalDate> startsOn,
        Optional<LocalDate> endsOn,
        FeePlanParts feePlan,
        Optional<Announcement> announcement) {

    static Terms read(String canonical) {
        return Json.read(canonical, FrozenTerms.class).terms();
    }

    private Terms terms() {
        var plan = feePlan.plan();
        var offered = new ListingTerms(
                mode,
                patents.stream().map(ApplicationNumber::parse).toList(),
                territory,
                startsOn,
                endsOn,
                Optional.of(plan));
        return new Terms(
                new ListingId(listing), listingVersion, Bilingual.of(titleZh, titleEn), offered, plan, announcement);
    }
}
