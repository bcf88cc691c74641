package org.penglai.app;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;
import org.penglai.platform.jobs.Leases;
import org.penglai.platform.outbox.Debts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator runs beside the servers, on the same settings; each answers the exit status. */
final class Commands {

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    /** Another one does it already. */
    static final int BUSY = 3;

    /** A server's own look at the index takes milliseconds; who holds it longer is building. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** A search that began on the old index has been answered or given up by then. */
    private static final Duration SEARCHES_DONE = Duration.ofSeconds(6);

    private final Config config;

    Commands(Config config) {
        this.config = config;
    }

    /** Builds the search index from the rows beside the one that is searched, and shows it in one step. */
    int reindex() {
        return with(made -> {
            var built = new AtomicLong();
            var end = System.nanoTime() + PATIENCE.toNanos();
            while (!made.leases.now(Jobs.SEARCH_INDEX, lease -> {
                built.set(made.indexing.rebuild(lease));
                LOG.atInfo().addKeyValue("listings", built.get()).log("search index is built");
                pause(SEARCHES_DONE);
                made.indexing.removeUnused();
            })) {
                if (System.nanoTime() > end) {
                    return refuse(made.leases);
                }
                pause(Duration.ofMillis(50));
            }
            return 0;
        });
    }

    private static int refuse(Leases leases) {
        System.err.println(leases.holder(Jobs.SEARCH_INDEX)
                .map(holder -> "the search index is already being built, by " + holder.server() + " since "
                        + holder.since() + ": wait for that one")
                .orElse("the search index was being built by another; run this again"));
        return BUSY;
    }

    /** Holds the site's rows and documents against its ledger, and prints what does not fit. */
    int verifyRecords() {
        return with(made -> {
            var findings = new VerifyRecords(made).findings();
            findings.forEach(System.out::println);
            System.out.println(findings.isEmpty() ? "records and ledger fit" : findings.size() + " findings");
            return findings.isEmpty() ? VerifyLedger.FITS : VerifyLedger.BROKEN;
        });
    }

    /** Learns how needs are matched, or puts in force what was learned. */
    int learnMatching(String[] arguments) {
        return with(made -> {
            var outcome = new LearnMatching(made.need.learning).run(arguments);
            outcome.lines().forEach(System.out::println);
            return outcome.status();
        });
    }

    /** {@code outbox} lists what is stuck; {@code outbox skip <subscriber> <position> <reason>} gives one delivery up. */
    int outbox(String[] arguments) {
        if (arguments.length == 1) {
            return with(Commands::listStuck);
        }
        if (arguments.length < 5 || !arguments[1].equals("skip") || !arguments[3].matches("\\d{1,18}")) {
            System.err.println("usage: outbox | outbox skip <subscriber> <position> <reason>");
            return 2;
        }
        var reason = String.join(" ", Arrays.copyOfRange(arguments, 4, arguments.length));
        return with(made -> skip(made, arguments[2], Long.parseLong(arguments[3]), reason));
    }

    private static int listStuck(Wiring made) {
        var stuck = new Debts(made.pg, made.tx).stuck();
        stuck.forEach(one -> System.out.printf(
                "%s %d %s %s attempts=%d %s%n",
                one.subscriber(), one.position(), one.type(), one.aggregate(), one.attempts(), one.lastError()));
        System.out.println(stuck.size() + " stuck");
        return 0;
    }

    private static int skip(Wiring made, String subscriber, long position, String reason) {
        if (!new Debts(made.pg, made.tx).skip(subscriber, position, reason)) {
            System.err.println("nothing that was tried in vain is owed to " + subscriber + " at position " + position);
            return 1;
        }
        LOG.atWarn()
                .addKeyValue("subscriber", subscriber)
                .addKeyValue("position", position)
                .log("delivery given up");
        return 0;
    }

    private int with(ToIntFunction<Wiring> work) {
        var vertx = Vertx.vertx();
        var made = new Wiring(vertx, config);
        try {
            return work.applyAsInt(made);
        } finally {
            made.close();
            vertx.close().await();
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
