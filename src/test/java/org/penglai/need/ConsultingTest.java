package org.penglai.need;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penglai.listing.ListingMode;
import org.penglai.listing.ListingSamples;
import org.penglai.need.Consulting.Seen;
import org.penglai.need.Consulting.Sight;

/** What a firm is told of who knows its name. */
final class ConsultingTest {

    @Test
    void whoWasToldKnowsTheFirmAndNobodyElseDoes() {
        assertThat(sight(Decision.INTERESTED, /* named= */ true).introduced()).isTrue();
        assertThat(sight(Decision.INTERESTED, /* named= */ false).introduced()).isFalse();
        assertThat(sight(Decision.DECLINED, /* named= */ true).introduced())
                .as("who declines stays unnamed")
                .isFalse();
        assertThat(new Sight(NeedSamples.draft(), List.of(), true, true).introduced())
                .isFalse();
    }

    private static Sight sight(Decision decision, boolean named) {
        var need = NeedSamples.draft();
        var listing = ListingSamples.draft(ListingMode.OPEN_LICENCE);
        var match = new Match(need.id(), listing.id(), List.of(), 500, List.of(), Map.of(), 0);
        var answer = new Answer(
                new UUID(3, 3),
                need.id(),
                listing.id(),
                decision,
                decision == Decision.DECLINED ? Optional.of(DeclineReason.TOO_EARLY) : Optional.empty(),
                "",
                named,
                Map.of(),
                NeedSamples.NOW);
        return new Sight(
                need,
                List.of(new Seen(match, listing, Optional.of(answer), Optional.empty())),
                true,
                /* named= */ true);
    }
}
