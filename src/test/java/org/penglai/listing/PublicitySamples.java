package org.penglai.listing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.penglai.kernel.Bilingual;
import org.penglai.patent.PatentSamples;

/** Invented pricing decisions and publicities for tests. */
public final class PublicitySamples {

    private static final Instant BEGUN = Instant.parse("2026-11-02T02:00:00Z");

    private PublicitySamples() {}

    /** Decided so on the price of those terms, without a publicity. */
    public static Publicities.Pricing decided(ListingTerms terms, PricingMode mode) {
        return new Publicities.Pricing(decision(terms, mode), Optional.empty());
    }

    /** An agreed price of those terms that stands so. */
    public static Publicities.Pricing agreed(ListingTerms terms, Publicity.Course course) {
        var publicity = new Publicity(
                new PublicityId(UUID.fromString("00000000-0000-7000-8000-0000000000b1")),
                ListingSamples.ID,
                PatentSamples.UNIVERSITY,
                Bilingual.of("锂电池隔膜", "Lithium battery separator"),
                PublicPrice.of(terms),
                course);
        return new Publicities.Pricing(decision(terms, PricingMode.AGREED), Optional.of(publicity));
    }

    /** An agreed price of those terms that was public to the end. */
    public static Publicities.Pricing passed(ListingTerms terms) {
        return agreed(terms, course(/* over= */ true, Publicity.Tally.NONE));
    }

    public static Publicity.Course course(boolean over, Publicity.Tally tally) {
        return new Publicity.Course(PriceLaw.wholeDays(15, BEGUN), over, tally, Optional.empty());
    }

    private static PriceDecision decision(ListingTerms terms, PricingMode mode) {
        return new PriceDecision(
                mode, ListingSamples.TODAY, "校长办公会", "", PublicPrice.of(terms).digest());
    }
}
