package org.penglai.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Draws things as often as their weights say. */
final class Shares<T> {

    private final List<T> things = new ArrayList<>();
    private final List<Double> ends = new ArrayList<>();
    private double sum;

    static <T> Shares<T> of(Map<T, Double> weights) {
        var shares = new Shares<T>();
        weights.forEach(shares::add);
        return shares;
    }

    void add(T thing, double weight) {
        if (weight > 0) {
            sum += weight;
            things.add(thing);
            ends.add(sum);
        }
    }

    boolean isEmpty() {
        return things.isEmpty();
    }

    T draw(RandomGenerator chance) {
        var found = Collections.binarySearch(ends, chance.nextDouble() * sum);
        return things.get(Math.min(things.size() - 1, found < 0 ? -found - 1 : found + 1));
    }
}
