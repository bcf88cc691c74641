package org.penglai.need.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.penglai.discovery.Talk;
import org.penglai.kernel.Language;
import org.penglai.need.DeclineReason;
import org.penglai.need.Feature;
import org.penglai.need.NeedRules.Decline;
import org.penglai.need.NeedRules.Status;
import org.penglai.need.Weights;
import org.penglai.platform.http.Messages;

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

    @Test
    void anOwnerReadsAReasonInTheWordsInWhichTheFirmChoseIt() {
        var messages = Messages.load(List.of("lead"));
        assertThat(NeedRulesFile.shipped(Talk.NONE).declines()).allSatisfy(kind -> {
            var key = "lead.reason." + kind.reason();
            assertThat(messages.text(Language.ZH, key)).isEqualTo(kind.label().zh());
            assertThat(messages.text(Language.EN, key)).isEqualTo(kind.label().en());
        });
    }
}
