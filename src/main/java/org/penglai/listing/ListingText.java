package org.penglai.listing;

import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Refusal;

/**
 * What a listing says to a reader who does not read patents.
 *
 * @param summary what it does, in the owner's own words
 * @param applicationFields where it can be used
 * @param products what is made with it
 * @param readiness technology readiness level, 1 to 9 (技术成熟度)
 */
public record ListingText(
        Bilingual title,
        String summary,
        List<String> applicationFields,
        List<String> products,
        Optional<Integer> readiness) {

    private static final int READINESS_MAX = 9;

    public ListingText {
        applicationFields = List.copyOf(applicationFields);
        products = List.copyOf(products);
        var refusal = Refusal.invalid("listing.invalid");
        if (title.zh().isBlank() && title.en().isBlank()) {
            refusal.violation("/titleZh", "required");
        }
        if (readiness.filter(level -> level < 1 || level > READINESS_MAX).isPresent()) {
            refusal.violation("/trl", "listing.trl");
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }
}
