package org.penglai.need;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a listing compares with a need: values from 0 to 1000 of the features that apply, each with what it rests on.
 *
 * @param values of the features that the need asks about; what it does not ask about is not among them
 * @param grounds the sentence and words behind a value above 0
 */
public record Comparison(Map<Feature, Integer> values, Map<Feature, Ground> grounds) {

    /** The whole of a value, and of a score. */
    public static final int WHOLE = 1000;

    /** Which sentence, and what it names. */
    public record Ground(String code, List<String> words) {
        public Ground {
            words = List.copyOf(words);
        }
    }

    public Comparison {
        values.forEach((feature, value) -> {
            if (value < 0 || value > WHOLE) {
                throw new IllegalArgumentException(feature + " out of bounds: " + value);
            }
        });
        values = Map.copyOf(values);
        grounds = Map.copyOf(grounds);
    }

    /** Each feature's points by these weights; they sum to the score. */
    public Map<Feature, Integer> points(Weights weights) {
        var whole = values.keySet().stream().mapToLong(weights::of).sum();
        var points = new EnumMap<Feature, Integer>(Feature.class);
        values.forEach((feature, value) ->
                points.put(feature, whole == 0 ? 0 : (int) ((long) weights.of(feature) * value / whole)));
        return points;
    }

    /** From 0 to 1000; no feature can lower it by growing. */
    public int score(Weights weights) {
        return points(weights).values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Why, what counts most first. */
    public List<Reason> reasons(Weights weights) {
        var reasons = new ArrayList<Reason>();
        points(weights).forEach((feature, points) -> {
            var ground = grounds.get(feature);
            if (ground != null) {
                reasons.add(new Reason(ground.code(), feature, points, ground.words()));
            }
        });
        reasons.sort(
                java.util.Comparator.comparingInt(Reason::points).reversed().thenComparing(Reason::feature));
        return List.copyOf(reasons);
    }
}
