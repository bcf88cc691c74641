package org.penglai.need.law;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.penglai.discovery.Talk;
import org.penglai.need.DeclineReason;
import org.penglai.need.Feature;
import org.penglai.need.NeedRules.Decline;
import org.penglai.need.NeedRules.Status;
import org.penglai.need.Weights;

final class NeedRulesFileTest {

    @Test
    void theEightKindsSayWhoNamesThem() {
        var declines = NeedRulesFile.shipped(Talk.NONE).declines();

        assertThat(declines).hasSize(8).extracting(Decline::reason).containsExactly(DeclineReason.values());
        assertThat(declines.stream().filter(kind -> kind.status() == Status.FOUND))
                .hasSize(5)
                .allMatch(kind ->
                        kind.source().startsWith("InPart") && !kind.locator().isEmpty());
        assertThat(declines)
                .allMatch(kind -> !kind.label().zh().equals(kind.label().en()));
    }

    @Test
    void theShippedWeightsWeighEveryFeature() {
        var weights = NeedRulesFile.shipped(Talk.NONE).weights();

        assertThat(weights.version()).isEqualTo(Weights.SHIPPED);
        for (var feature : Feature.values()) {
            assertThat(weights.of(feature)).as(feature.name()).isPositive();
        }
    }
}
