package org.penglai.need;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of every score, whatever the weights. */
final class ScoringProperties {

    @Property
    void aScoreIsBoundedAndItsPartsSumToIt(
            @ForAll("values") Map<Feature, Integer> values, @ForAll("weights") Weights weights) {
        var comparison = new Comparison(values, grounds(values));

        var score = comparison.score(weights);

        assertThat(score).isBetween(0, Comparison.WHOLE);
        assertThat(comparison.reasons(weights).stream().mapToInt(Reason::points).sum())
                .isEqualTo(score);
    }

    @Property
    void moreOfAFeatureIsNeverWorse(
            @ForAll("values") Map<Feature, Integer> values,
            @ForAll("weights") Weights weights,
            @ForAll Feature feature,
            @ForAll @IntRange(max = 1000) int more) {
        var better = new HashMap<>(values);
        better.computeIfPresent(feature, (same, value) -> Math.min(Comparison.WHOLE, value + more));

        assertThat(new Comparison(better, Map.of()).score(weights))
                .isGreaterThanOrEqualTo(new Comparison(values, Map.of()).score(weights));
    }

    @Property
    void allOrNothingIsWholeOrNone(@ForAll("weights") Weights weights) {
        var all = new EnumMap<Feature, Integer>(Feature.class);
        var none = new EnumMap<Feature, Integer>(Feature.class);
        for (var feature : Feature.values()) {
            all.put(feature, Comparison.WHOLE);
            none.put(feature, 0);
        }

        assertThat(new Comparison(all, Map.of()).score(weights))
                .isBetween(Comparison.WHOLE - Feature.values().length, Comparison.WHOLE);
        assertThat(new Comparison(none, Map.of()).score(weights)).isZero();
    }

    private static Map<Feature, Comparison.Ground> grounds(Map<Feature, Integer> values) {
        var grounds = new EnumMap<Feature, Comparison.Ground>(Feature.class);
        values.forEach((feature, value) -> grounds.put(feature, new Comparison.Ground("IPC", java.util.List.of())));
        return grounds;
    }

    @Provide
    Arbitrary<Map<Feature, Integer>> values() {
        return Arbitraries.maps(
                        Arbitraries.of(Feature.class), Arbitraries.integers().between(0, Comparison.WHOLE))
                .ofMinSize(1);
    }

    @Provide
    Arbitrary<Weights> weights() {
        return Arbitraries.maps(
                        Arbitraries.of(Feature.class), Arbitraries.integers().between(1, 1000))
                .ofMinSize(1)
                .map(points -> new Weights(3, points));
    }
}
