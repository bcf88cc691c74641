package org.penglai.need;

import java.util.EnumMap;
import java.util.Map;

/**
 * How much each feature counts; versioned data, shipped as version 0 or learned from answers.
 *
 * @param points by feature, none below 0 and not all 0
 */
public record Weights(int version, Map<Feature, Integer> points) {

    /** The version that is shipped. */
    public static final int SHIPPED = 0;

    public Weights {
        var all = new EnumMap<Feature, Integer>(Feature.class);
        for (var feature : Feature.values()) {
            var value = points.getOrDefault(feature, 0);
            if (value < 0) {
                throw new IllegalArgumentException("a weight below zero: " + feature);
            }
            all.put(feature, value);
        }
        if (all.values().stream().allMatch(value -> value == 0)) {
            throw new IllegalArgumentException("no weight above zero");
        }
        points = java.util.Collections.unmodifiableMap(all);
    }

    public int of(Feature feature) {
        return points.getOrDefault(feature, 0);
    }
}
