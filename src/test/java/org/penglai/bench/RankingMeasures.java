package org.penglai.bench;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.penglai.bench.Judged.Ask;

/** How good rankings are: one figure for each query, so that two ways of ranking are compared query by query. */
final class RankingMeasures {

    private static final int DEPTH = 10;
    private static final int SAMPLES = 10_000;

    private RankingMeasures() {}

    /** The gain of the first ten, discounted by their places, as a part of the best possible. */
    static double ndcg(List<String> ranked, Ask ask) {
        var ideal = ask.gains().values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(DEPTH)
                .toList();
        var best = discounted(ideal);
        var gains = ranked.stream()
                .limit(DEPTH)
                .map(name -> ask.gains().getOrDefault(name, 0))
                .toList();
        return best == 0 ? 0 : discounted(gains) / best;
    }

    /** The same of those documents alone that somebody judged. */
    static double condensed(List<String> ranked, Ask ask) {
        return ndcg(ranked.stream().filter(ask.gains()::containsKey).toList(), ask);
    }

    /** The part of the first ten that somebody judged. */
    static double judged(List<String> ranked, Ask ask) {
        return ranked.stream().limit(DEPTH).filter(ask.gains()::containsKey).count() / (double) DEPTH;
    }

    /** One by the place of the first right one. */
    static double reciprocalRank(List<String> ranked, Ask ask) {
        return IntStream.range(0, ranked.size())
                .filter(place -> ask.gains().getOrDefault(ranked.get(place), 0) > 0)
                .mapToDouble(place -> 1.0 / (place + 1))
                .findFirst()
                .orElse(0);
    }

    /** Whether a right one is among the first ten. */
    static double success(List<String> ranked, Ask ask) {
        return ranked.stream().limit(DEPTH).anyMatch(name -> ask.gains().getOrDefault(name, 0) > 0) ? 1 : 0;
    }

    /** The part of the right ones that is among the first ten. */
    static double recall(List<String> ranked, Ask ask) {
        return ranked.stream()
                        .limit(DEPTH)
                        .filter(name -> ask.gains().getOrDefault(name, 0) > 0)
                        .count()
                / (double) ask.gains().size();
    }

    private static double discounted(List<Integer> gains) {
        return IntStream.range(0, gains.size())
                .mapToDouble(place -> (Math.pow(2, gains.get(place)) - 1) / (Math.log(place + 2) / Math.log(2)))
                .sum();
    }

    /** Bounds of the relative gain in nineteen of twenty samples of the queries, drawn with replacement and in pairs. */
    static double[] interval(double[] ours, double[] theirs) {
        var chance = new SplittableRandom(20261122);
        var gains = new double[SAMPLES];
        for (var sample = 0; sample < SAMPLES; sample++) {
            var our = 0.0;
            var their = 0.0;
            for (var draw = 0; draw < ours.length; draw++) {
                var query = chance.nextInt(ours.length);
                our += ours[query];
                their += theirs[query];
            }
            gains[sample] = their == 0 ? 0 : our / their - 1;
        }
        Arrays.sort(gains);
        return new double[] {gains[SAMPLES / 40], gains[SAMPLES - 1 - SAMPLES / 40]};
    }
}
