package org.penglai.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Prints what a contest saw, and keeps it under {@code target/bench}. */
public final class Report {

    private static final String HEAD = "| %-26s | %9s | %21s | %8s | %8s | %8s | %13s | %13s | %11s | %9s |";
    private static final String ROW =
            "| %-26s | %9.0f | %9.0f … %9.0f | %8.0f | %8.0f | %8.0f | %13.0f | %13.0f | %9.0f %% | %9d |";

    private final Path file;
    private final StringBuilder text = new StringBuilder();

    public Report(String question) {
        var name =
                question.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        file = Path.of("target", "bench", name + ".md").toAbsolutePath();
    }

    public void say(String line) {
        System.out.println(line);
        text.append(line).append('\n');
    }

    void variants(String baseline, List<String> tried) {
        say(baseline + ", settings tried: " + String.join("; ", tried));
    }

    /** One line for each contestant, and how the first stands to the others. */
    void table(List<Contestant> contestants, Duration length) {
        say(HEAD.formatted(
                "who",
                "median/s",
                "least … most",
                "p50 µs",
                "p99 µs",
                "p99.9 µs",
                "own CPU µs/rq",
                "engine µs/rq",
                "foreign CPU",
                "refused"));
        say("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        contestants.forEach(contestant -> row(contestant, length));
        contestants.forEach(contestant -> say("  " + contestant.name() + ": " + contestant.setting()));
        contestants.stream().skip(1).forEach(other -> ratio(contestants.getFirst(), other));
        contestants.stream()
                .filter(contestant -> !contestant.load().firstRefusal().isEmpty())
                .forEach(contestant -> say("  first refused of " + contestant.name() + ": "
                        + contestant.load().firstRefusal()));
        say("");
    }

    private void row(Contestant contestant, Duration length) {
        var rates = contestant.rates();
        say(ROW.formatted(
                contestant.name(),
                median(rates),
                rates.stream().min(Double::compare).orElse(0.0),
                rates.stream().max(Double::compare).orElse(0.0),
                median(contestant, seen -> seen.round().percentile(50)),
                median(contestant, seen -> seen.round().percentile(99)),
                median(contestant, seen -> seen.round().percentile(99.9)),
                median(contestant, seen -> each(seen, seen.server())),
                median(contestant, seen -> each(seen, seen.engines())),
                median(contestant, seen -> seen.foreign() * Processor.TICK_MICROS / length.toNanos() * 1000 * 100),
                contestant.seen().stream()
                        .mapToLong(seen -> seen.round().refused())
                        .sum()));
    }

    /** Rounds that stood beside each other are compared with each other. */
    private void ratio(Contestant first, Contestant other) {
        var ours = first.rates();
        var theirs = other.rates();
        var ratios = new java.util.ArrayList<Double>();
        for (int round = 0; round < ours.size(); round++) {
            ratios.add(ours.get(round) / theirs.get(round));
        }
        say("  %s / %s: median %.2f (%.2f … %.2f)"
                .formatted(
                        first.name(),
                        other.name(),
                        median(ratios),
                        ratios.stream().min(Double::compare).orElse(0.0),
                        ratios.stream().max(Double::compare).orElse(0.0)));
    }

    private static double each(Contestant.Seen seen, long ticks) {
        return ticks * Processor.TICK_MICROS / Math.max(1, seen.round().answered());
    }

    private static double median(Contestant contestant, ToDoubleFunction<Contestant.Seen> of) {
        return median(contestant.seen().stream().map(of::applyAsDouble).toList());
    }

    /** The middle one; of an even number the mean of the middle two; nought of none. */
    public static double median(Collection<Double> values) {
        var sorted = values.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return 0;
        }
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public void close() {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
