package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.penglai.bench.Processor;
import org.penglai.bench.Report;
import org.penglai.deal.Accepting;
import org.penglai.deal.DealJournal;
import org.penglai.deal.law.DealLawFiles;
import org.penglai.ledger.Entry;
import org.penglai.listing.ListingId;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/**
 * What the ledger costs: the acceptance of an open licence with its entry and without, alone and with 64 writers, in turn in
 * the same run; and how soon entries have their places while 2 000 come in each second. Commits wait for the disk, and a
 * server gives places and signs heads meanwhile.
 */
@Stack(durable = true)
final class LedgerBench {

    private static final int LISTINGS = 120_000;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
    private static final int ALONE = 400;
    private static final int WRITERS = 64;
    private static final Duration TOGETHER = Duration.ofSeconds(Integer.getInteger("bench.seconds", 4));
    private static final int PER_SECOND = 2_000;
    private static final int SECONDS = 15;
    /** As many as may wait for a connection. */
    private static final int OPEN_MOST = 400;

    private static final Accepting.Acceptance WORD = new Accepting.Acceptance("用于本厂产线试制", "0535-0000000");

    private final AtomicInteger next = new AtomicInteger();
    private List<ListingId> open = List.of();

    @Test
    void whatAnEntryCosts(TestBed bed) throws Exception {
        var report = new Report("cost of the ledger");
        DemoLoading.into(bed);
        bed.server(Map.of()).start();
        var vertx = Vertx.vertx();
        var made = new Wiring(vertx, Config.from(bed.environment()));
        try {
            open = multiplied(bed);
            report.say(
                    "acceptances of %d open licences, commits wait for the disk; %d cores (%s), JDK %s, load average before %s"
                            .formatted(
                                    open.size(),
                                    Runtime.getRuntime().availableProcessors(),
                                    Processor.model(),
                                    Runtime.version(),
                                    Processor.load()));
            var on = accepting(made, new DealJournal(made.ledger, made.outbox));
            var off = accepting(made, new DealJournal(entry -> {}, made.outbox));
            var cost = alone(on, off, report);
            var share = together(on, off, report);
            var late = positions(made, report);
            report.say("load average after %s".formatted(Processor.load()));
            assertThat(cost).isLessThanOrEqualTo(0.2);
            assertThat(share).isGreaterThanOrEqualTo(0.8);
            assertThat(late).isLessThanOrEqualTo(Duration.ofSeconds(2));
        } finally {
            report.close();
            made.close();
            vertx.close().await();
        }
    }

    /** The use case as wired, but for its journal. */
    private static Accepting accepting(Wiring made, DealJournal journal) {
        return new Accepting(
                made.tx,
                made.ids,
                DealLawFiles.acceptance(),
                new Accepting.Sources(
                        new OpenOffers(made.listings, made.patents, made.bonds, made.selling, listing -> false),
                        made.organisations,
                        made.identity.barring),
                new Accepting.Stores(made.deal.deals, made.deal.dossiers, journal));
    }

    private double alone(Accepting on, Accepting off, Report report) {
        one(on);
        one(off);
        var with = new ArrayList<Double>();
        var without = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            without.add(one(off));
            with.add(one(on));
        }
        var costs = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            costs.add(with.get(round) / without.get(round) - 1);
        }
        report.say(
                "one writer, %d rounds of %d: with its entry %.0f µs, without %.0f µs (medians of the rounds' medians)"
                        .formatted(ROUNDS, ALONE, Report.median(with), Report.median(without)));
        report.say("an entry costs %s of the transaction without it; at most 20 %%".formatted(spread(costs)));
        return Report.median(costs);
    }

    /** Median time of a transaction in microseconds. */
    private double one(Accepting accepting) {
        var micros = new ArrayList<Double>();
        for (int turn = 0; turn < ALONE; turn++) {
            var began = System.nanoTime();
            accept(accepting);
            micros.add((System.nanoTime() - began) / 1e3);
        }
        return Report.median(micros);
    }

    private double together(Accepting on, Accepting off, Report report) throws InterruptedException {
        many(on);
        var shares = new ArrayList<Double>();
        var with = new ArrayList<Double>();
        var without = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            if (round % 2 == 0) {
                without.add(many(off));
                with.add(many(on));
            } else {
                with.add(many(on));
                without.add(many(off));
            }
            shares.add(with.getLast() / without.getLast());
        }
        report.say("%d writers, %d rounds of %d s in turning order: with entries %.0f/s, without %.0f/s (medians)"
                .formatted(WRITERS, ROUNDS, TOGETHER.toSeconds(), Report.median(with), Report.median(without)));
        report.say("throughput with entries: %s of that without; at least 80 %%".formatted(spread(shares)));
        return Report.median(shares);
    }

    /** Acceptances a second of all writers together. */
    private double many(Accepting accepting) throws InterruptedException {
        var end = System.nanoTime() + TOGETHER.toNanos();
        var taken = new AtomicLong();
        var done = new CountDownLatch(WRITERS);
        var began = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        accept(accepting);
                        taken.incrementAndGet();
                    }
                    done.countDown();
                });
            }
            done.await();
        }
        return taken.get() * 1e9 / (System.nanoTime() - began);
    }

    private void accept(Accepting accepting) {
        accepting.accept(DemoPatents.actor(DemoUsers.SME_LITHIUM), open.get(next.getAndIncrement()), WORD);
    }

    /** The longest that an entry waited for its place after its commit. */
    private static Duration positions(Wiring made, Report report) throws InterruptedException {
        var before = made.ledgerTree.auditing.size();
        while (made.ledgerTree.sequence.isAnyWaiting()) {
            LockSupport.parkNanos(1_000_000);
        }
        var first = made.ledgerTree.auditing.size();
        var commits = new ArrayDeque<Long>();
        var all = PER_SECOND * SECONDS;
        var places = new Semaphore(OPEN_MOST);
        var lags = new ArrayList<Double>();
        var watcher = Thread.ofVirtual().start(() -> watch(made, first, all, commits, lags));
        var began = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < all; number++) {
                var due = began + number * 1_000_000_000L / PER_SECOND;
                for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                places.acquire();
                var entry = new Entry("bench.recorded", "bench/" + number, Map.of("amountFen", number));
                threads.submit(() -> {
                    made.tx.run(now -> {
                        made.ledger.record(entry);
                        return now;
                    });
                    synchronized (commits) {
                        commits.add(System.nanoTime());
                    }
                    places.release();
                });
            }
        }
        var took = (System.nanoTime() - began) / 1e9;
        watcher.join();
        lags.sort(null);
        report.say(
                "%d entries in %.1f s (%.0f a second; %d were placed before): placed after %.2f s median, %.2f s at most; at most 2 s"
                        .formatted(all, took, all / took, before, lags.get(lags.size() / 2), lags.getLast()));
        return Duration.ofMillis((long) (lags.getLast() * 1000));
    }

    /** Places are given in the order of commits, so the n-th place belongs to the n-th commit. */
    private static void watch(Wiring made, long first, int all, ArrayDeque<Long> commits, List<Double> lags) {
        var placed = 0L;
        while (placed < all) {
            var now = made.ledgerTree.auditing.size() - first;
            var seen = System.nanoTime();
            synchronized (commits) {
                for (; placed < now && !commits.isEmpty(); placed++) {
                    lags.add((seen - commits.remove()) / 1e9);
                }
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static String spread(List<Double> shares) {
        var sorted = shares.stream().sorted().toList();
        return "%.1f %% (%.1f … %.1f)"
                .formatted(Report.median(shares) * 100, sorted.getFirst() * 100, sorted.getLast() * 100);
    }

    /** Copies one open licence that the firm has not taken as often as is needed; answers the copies. */
    private static List<ListingId> multiplied(TestBed bed) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO listing
                      (id, owner_id, agency_id, mode, state, version, content, standing, created_at, changed_at)
                    SELECT gen_random_uuid(), owner_id, agency_id, mode, state, version, content, standing, 'epoch', changed_at
                      FROM (SELECT * FROM listing
                             WHERE mode = 'OPEN_LICENCE' AND state = 'PUBLISHED'
                               AND NOT EXISTS (SELECT FROM deal WHERE listing_id = listing.id)
                             ORDER BY id LIMIT 1) AS one
                     CROSS JOIN generate_series(1, %d)""".formatted(LISTINGS));
            statement.execute("ANALYZE listing");
            var ids = new ArrayList<ListingId>();
            try (var rows = statement.executeQuery("SELECT id FROM listing WHERE created_at = 'epoch' ORDER BY id")) {
                while (rows.next()) {
                    ids.add(new ListingId(rows.getObject(1, UUID.class)));
                }
            }
            return ids;
        }
    }
}
