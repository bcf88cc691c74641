package org.penglai.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.OrganisationId;

/** What comes together is shown together, and nothing else. */
final class BundleTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    @Test
    void noticesOfOneTopicWithinAnHourOfEachOtherAreOne() {
        var bundles = Bundle.of(List.of(
                notice("deal.agreed", 0),
                notice("deal.agreed", -60),
                notice("deal.agreed", -120),
                notice("deal.agreed", -181)));

        assertThat(bundles).hasSize(2);
        assertThat(bundles.get(0).notices()).hasSize(3);
        assertThat(bundles.get(1).notices()).hasSize(1);
        assertThat(bundles.get(0).at()).isEqualTo(NOON);
    }

    @Test
    void anotherTopicInBetweenDoesNotPartThem() {
        var bundles = Bundle.of(
                List.of(notice("deal.agreed", 0), notice("listing.returned", -5), notice("deal.agreed", -10)));

        assertThat(bundles).extracting(Bundle::topic).containsExactly("deal.agreed", "listing.returned");
        assertThat(bundles.getFirst().notices()).hasSize(2);
    }

    @Test
    void whatWasReadDoesNotHideAmongWhatWasNot() {
        var read = new Notice(
                new NoticeId(new UUID(1, 1)), SOMEBODY, "deal.agreed", "/", Map.of(), NOON, Optional.of(NOON));

        var bundles = Bundle.of(List.of(notice("deal.agreed", 0), read));

        assertThat(bundles).extracting(Bundle::hasUnread).containsExactly(true, false);
    }

    private static final Addressee SOMEBODY = new Addressee("s", new OrganisationId(new UUID(0, 1)));

    private static Notice notice(String topic, int minutes) {
        return new Notice(
                new NoticeId(new UUID(0, minutes)),
                SOMEBODY,
                topic,
                "/deals",
                Map.of(),
                NOON.plus(Duration.ofMinutes(minutes)),
                Optional.empty());
    }
}
