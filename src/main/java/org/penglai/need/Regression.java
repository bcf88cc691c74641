package org.penglai.need;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Logistic regression over the features, by gradient descent from the shipped weights, which it leaves only as far as the
 * answers say so. Weights never fall below 0, so that no feature can lower a score. The arithmetic is the same on every machine.
 */
final class Regression {

    /** Changing any of these makes other weights of the same answers, so the digest names them. */
    static final String WAY = "logistic-1/steps=2000/rate=1/10/pull=1/50";

    private static final int STEPS = 2000;
    private static final int RATE_DIVISOR = 10;
    private static final int PULL_DIVISOR = 50;

    /** Weights of the whole stretch a score over so many units of log-odds, so that it can tell yes from no. */
    private static final int STRETCH = 6;

    /** One answer: how the listing compared, and whether it was wanted. */
    record Example(Map<Feature, Integer> values, boolean wanted) {
        Example {
            values = Map.copyOf(values);
        }
    }

    private Regression() {}

    /** The weights that fit the examples, in thousandths of their sum. */
    static Map<Feature, Integer> fit(List<Example> examples, Weights prior) {
        var features = Feature.values();
        var before = new double[features.length];
        var whole = java.util.Arrays.stream(features).mapToInt(prior::of).sum();
        for (var at = 0; at < features.length; at++) {
            before[at] = (double) STRETCH * prior.of(features[at]) / whole;
        }
        var means = means(examples);
        var weights = before.clone();
        var bias = -STRETCH / 2.0;
        for (var step = 0; step < STEPS; step++) {
            var slope = new double[features.length];
            var biasSlope = 0.0;
            for (var example : examples) {
                var error = chance(example, weights, bias, means) - (example.wanted() ? 1 : 0);
                biasSlope += error / examples.size();
                for (var at = 0; at < features.length; at++) {
                    slope[at] += error * value(example, features[at], means[at]) / examples.size();
                }
            }
            bias -= biasSlope / RATE_DIVISOR;
            for (var at = 0; at < features.length; at++) {
                var pull = (weights[at] - before[at]) / PULL_DIVISOR;
                weights[at] = Math.max(0, weights[at] - (slope[at] + pull) / RATE_DIVISOR);
            }
        }
        return thousandths(weights);
    }

    /** What a feature is taken for where an example does not have it. */
    private static double[] means(List<Example> examples) {
        var features = Feature.values();
        var means = new double[features.length];
        for (var at = 0; at < features.length; at++) {
            var feature = features[at];
            means[at] = examples.stream()
                            .filter(example -> example.values().containsKey(feature))
                            .mapToInt(example -> example.values().getOrDefault(feature, 0))
                            .average()
                            .orElse(0)
                    / Comparison.WHOLE;
        }
        return means;
    }

    private static double value(Example example, Feature feature, double mean) {
        var known = example.values().get(feature);
        return known == null ? mean : (double) known / Comparison.WHOLE;
    }

    private static double chance(Example example, double[] weights, double bias, double[] means) {
        var sum = bias;
        for (var feature : Feature.values()) {
            var at = feature.ordinal();
            sum += weights[at] * value(example, feature, means[at]);
        }
        return 1 / (1 + StrictMath.exp(-sum));
    }

    private static Map<Feature, Integer> thousandths(double[] weights) {
        var whole = java.util.Arrays.stream(weights).sum();
        var points = new EnumMap<Feature, Integer>(Feature.class);
        for (var feature : Feature.values()) {
            points.put(
                    feature, whole <= 0 ? 1 : (int) Math.round(Comparison.WHOLE * weights[feature.ordinal()] / whole));
        }
        return points;
    }

    /** How often a wanted one has a greater score than an unwanted one, in thousandths; ties count half. */
    static int order(List<Example> examples, Weights weights) {
        var wanted = scores(examples, weights, /* wanted= */ true);
        var unwanted = scores(examples, weights, /* wanted= */ false);
        var better = 0L;
        for (var one : wanted) {
            for (var other : unwanted) {
                better += one > other ? 2 : one.equals(other) ? 1 : 0;
            }
        }
        var pairs = 2L * wanted.size() * unwanted.size();
        return pairs == 0 ? 0 : (int) (better * Comparison.WHOLE / pairs);
    }

    private static List<Integer> scores(List<Example> examples, Weights weights, boolean wanted) {
        return examples.stream()
                .filter(example -> example.wanted() == wanted)
                .map(example -> new Comparison(example.values(), Map.of()).score(weights))
                .toList();
    }
}
