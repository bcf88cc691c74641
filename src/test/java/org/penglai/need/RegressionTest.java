package org.penglai.need;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.penglai.need.Regression.Example;

final class RegressionTest {

    private static final Weights SHIPPED = NeedSamples.RULES.weights();

    @Test
    void theSameAnswersMakeTheSameWeights() {
        assertThat(Regression.fit(answers(Feature.IPC, 60), SHIPPED))
                .isEqualTo(Regression.fit(answers(Feature.IPC, 60), SHIPPED));
    }

    @Test
    void whatDecidesWeighsMoreAndPutsAnswersInTheRightOrder() {
        var examples = answers(Feature.IPC, 200);

        var learned = new Weights(1, Regression.fit(examples, SHIPPED));

        assertThat(learned.of(Feature.IPC)).isGreaterThan(2 * SHIPPED.of(Feature.IPC));
        assertThat(Regression.order(examples, learned)).isGreaterThan(Regression.order(examples, SHIPPED));
        assertThat(learned.points().values()).allMatch(points -> points >= 0);
    }

    @Test
    void answersAgainstAFeatureTakeItsWeightAwayButNeverTurnItAround() {
        var against = answers(Feature.WORDS, 200).stream()
                .map(example -> new Example(example.values(), !example.wanted()))
                .toList();

        assertThat(Regression.fit(against, SHIPPED).get(Feature.WORDS)).isBetween(0, SHIPPED.of(Feature.WORDS) / 2);
    }

    @Test
    void rightOrderIsCountedInPairs() {
        var good = new Example(java.util.Map.of(Feature.WORDS, 900), true);
        var bad = new Example(java.util.Map.of(Feature.WORDS, 100), false);
        var same = new Example(java.util.Map.of(Feature.WORDS, 900), false);

        assertThat(Regression.order(List.of(good, bad), SHIPPED)).isEqualTo(1000);
        assertThat(Regression.order(List.of(good, bad, same), SHIPPED)).isEqualTo(750);
        assertThat(Regression.order(List.of(good), SHIPPED)).isZero();
    }

    /** Firms that want what has much of one feature and do not look at the others. */
    private static List<Example> answers(Feature decisive, int count) {
        var chance = new Random(7);
        var examples = new ArrayList<Example>();
        for (var at = 0; at < count; at++) {
            var values = new EnumMap<Feature, Integer>(Feature.class);
            for (var feature : Feature.values()) {
                values.put(feature, chance.nextInt(1001));
            }
            examples.add(new Example(values, values.get(decisive) > 500));
        }
        return examples;
    }
}
