package org.penglai.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * The frame of every benchmark: warms up, lets the contestants run round by round in an order that turns, and prints medians
 * with their spread beside everything that could have disturbed them.
 */
final class Contest {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("bench.seconds", 4));
    private static final int CLIENTS = Integer.getInteger("bench.clients", 16);

    /** Shares of the slowest contestant's rate at which the open loop asks all of them. */
    private static final List<Double> OPEN_SHARES = List.of(0.5, 0.8);

    private final String question;
    private final String data;
    private final Collection<Long> engines;
    private final Report report;

    /**
     * @param question what is asked
     * @param data how much of it there is
     * @param engines numbers of the processes that all contestants rest on
     */
    Contest(String question, String data, Collection<Long> engines) {
        this.question = question;
        this.data = data;
        this.engines = List.copyOf(engines);
        this.report = new Report(question);
    }

    /** The best of several settings of one baseline, each shortly tried; all are printed, and the others are closed. */
    Contestant best(List<Supplier<Contestant>> variants) throws InterruptedException {
        var tried = new ArrayList<Tried>();
        for (var variant : variants) {
            var contestant = variant.get();
            contestant.load().closed(CLIENTS, LENGTH);
            var rates = new ArrayList<Double>();
            for (int round = 0; round < 3; round++) {
                rates.add(contestant.load().closed(CLIENTS, LENGTH.dividedBy(2)).perSecond());
            }
            tried.add(new Tried(contestant, Report.median(rates)));
            contestant.close();
        }
        var best = Collections.max(tried, Comparator.comparing(Tried::perSecond));
        report.variants(
                best.contestant().name(),
                tried.stream()
                        .map(one -> "%s: %.0f/s".formatted(one.contestant().setting(), one.perSecond()))
                        .toList());
        return variants.get(tried.indexOf(best)).get();
    }

    private record Tried(Contestant contestant, double perSecond) {}

    /** Runs all against each other, the house first; prints and keeps what was seen. */
    void run(List<Contestant> contestants) throws InterruptedException {
        report.say("%s%n%s; %d cores (%s), JDK %s, load average before %s"
                .formatted(
                        question,
                        data,
                        Runtime.getRuntime().availableProcessors(),
                        Processor.model(),
                        Runtime.version(),
                        Processor.load()));
        for (var contestant : contestants) {
            contestant.load().closed(CLIENTS, LENGTH.multipliedBy(2));
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (var contestant : turned(contestants, round)) {
                contestant.keep(watched(contestant, () -> contestant.load().closed(CLIENTS, LENGTH)));
            }
        }
        report.say("closed loop, %d clients, %d rounds of %d s, interleaved in turning order, load average after %s"
                .formatted(CLIENTS, ROUNDS, LENGTH.toSeconds(), Processor.load()));
        report.table(contestants, LENGTH);
        var slowest = contestants.stream()
                .mapToDouble(contestant -> Report.median(contestant.rates()))
                .min()
                .orElseThrow();
        for (var share : OPEN_SHARES) {
            open(contestants, Math.max(1, Math.rint(slowest * share)), share);
        }
        report.close();
    }

    private void open(List<Contestant> contestants, double rate, double share) throws InterruptedException {
        contestants.forEach(contestant -> contestant.seen().clear());
        for (int round = 0; round < Math.max(3, ROUNDS / 2); round++) {
            for (var contestant : turned(contestants, round)) {
                contestant.keep(watched(contestant, () -> contestant.load().open(rate, LENGTH)));
            }
        }
        report.say("open loop, %.0f requests a second for all (%.0f %% of the slowest's closed rate)"
                .formatted(rate, share * 100));
        report.table(contestants, LENGTH);
    }

    /** One round of a contestant, with the processor time of everyone meanwhile. */
    private interface Asking {
        Load.Round ask() throws InterruptedException;
    }

    private Contestant.Seen watched(Contestant contestant, Asking asking) throws InterruptedException {
        var self = ProcessHandle.current().pid();
        var busy = Processor.busy();
        var own = Processor.of(contestant.processes());
        var shared = Processor.of(engines);
        var bench = Processor.alone(self);
        var round = asking.ask();
        var server = Processor.of(contestant.processes()) - own;
        var engine = Processor.of(engines) - shared;
        var asked = Processor.alone(self) - bench;
        var foreign = Math.max(0, Processor.busy() - busy - server - engine - asked);
        return new Contestant.Seen(round, server, engine, foreign);
    }

    private static List<Contestant> turned(List<Contestant> contestants, int by) {
        var turned = new ArrayList<>(contestants);
        Collections.rotate(turned, by);
        return turned;
    }
}
