package org.penglai.need;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.penglai.listing.ListingId;

/**
 * What a side said to a match; the last word of a side counts.
 *
 * @param words in its own words; may be empty
 * @param named whether the firm lets this owner know its name from now on
 * @param values how the listing compared when it was said, from which weights are learned
 */
public record Answer(
        UUID id,
        NeedId need,
        ListingId listing,
        Decision decision,
        Optional<DeclineReason> reason,
        String words,
        boolean named,
        Map<Feature, Integer> values,
        Instant saidAt) {

    public static final int WORDS_MAX = 500;

    public Answer {
        values = Map.copyOf(values);
    }
}
