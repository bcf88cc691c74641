package org.penglai.app;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Idempotency;
import org.penglai.platform.jobs.Lease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens by the clock. Every server looks every few seconds whether a job's turn has come; the lease in the database
 * lets one of them run it. A job whose server died goes on elsewhere after the lease's term and one more look: within
 * {@link #TAKEOVER}.
 */
final class Jobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    /** The lease of whoever builds the search index or looks after it. */
    static final String SEARCH_INDEX = "search-index";

    /** How soon a search engine that came back empty is filled again. */
    private static final Duration INDEX_CHECK = Duration.ofSeconds(10);

    /** How long an unfinished form is kept, as law/retention.yaml has it. */
    private static final int SCRATCH_DAYS = 90;

    /** How soon after midnight the gate begins to look at all that is open. */
    private static final Duration GATE_ROUND = Duration.ofSeconds(10);

    /** A legal period ends at midnight, but where a demonstration counts seconds. */
    private static final Duration PUBLICITIES = Duration.ofSeconds(10);

    /** Money that was set aside until an instant is free again soon after. */
    private static final Duration HOLDS = Duration.ofSeconds(5);

    /** How often each server looks whose turn has come. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    /** How long running jobs may take to end when the server stops. */
    private static final Duration STOPPING = Duration.ofSeconds(5);

    /** How long at most a job stands still when the server that ran it has died. */
    static final Duration TAKEOVER =
            org.penglai.platform.jobs.Leases.TERM.plus(LOOK).plus(LOOK);
    /** Patents are gone through once a day; between it costs one row to see that the day is done. */
    private static final Duration GUARDING = Duration.ofSeconds(10);

    /** Periods end with a day, so an hour is soon enough. */
    private static final Duration FORGETTING = Duration.ofHours(1);

    /** Somebody waits for an import to begin, so each server looks often for one; that costs a row of an index. */
    private static final Duration IMPORTS_LOOK = Duration.ofMillis(250);

    /** How soon after its commit an entry gets its place in the ledger; certificates and readers wait for it. */
    private static final Duration ONE_MOMENT = Duration.ofMillis(500);

    /** How often at most the ledger's head is signed while entries come in. */
    private static final Duration HEADS = Duration.ofSeconds(10);

    /** Whatever was missed between, once a day every open need is looked at. */
    private static final Duration NEED_ROUND = Duration.ofDays(1);

    /** Who has a new match hears of it soon, and not of each by itself. */
    private static final Duration TELLING = Duration.ofSeconds(5);

    private final Wiring made;
    private final Idempotency idempotency;
    private final ScheduledExecutorService clock =
            Executors.newScheduledThreadPool(1, Thread.ofVirtual().name("jobs").factory());

    /** What runs for minutes has its own thread, so that nothing else waits for it. */
    private final ScheduledExecutorService imports = Executors.newScheduledThreadPool(
            1, Thread.ofVirtual().name("imports").factory());

    /** A year's statement takes as long, and nobody's list of patents should wait for it; what it brought is allotted after it. */
    private final ScheduledExecutorService statements = Executors.newScheduledThreadPool(
            2, Thread.ofVirtual().name("statements").factory());

    /** A look at a need asks the search engine, which may be slow or away. */
    private final ScheduledExecutorService needs =
            Executors.newScheduledThreadPool(1, Thread.ofVirtual().name("needs").factory());

    /** A first look at all saved searches takes a while, and so does a day's work that waited for the engine. */
    private final ScheduledExecutorService searches = Executors.newScheduledThreadPool(
            1, Thread.ofVirtual().name("saved-searches").factory());

    /** Entries get their places whatever else is done. */
    private final ScheduledExecutorService ledger = Executors.newScheduledThreadPool(
            1, Thread.ofVirtual().name("ledger").factory());

    Jobs(Wiring made) {
        this.made = made;
        this.idempotency = Idempotency.of(made.pg, made.tx, refusal -> {
            throw refusal;
        });
    }

    void start() {
        inTurn("forget-sessions", Server.HOUSEKEEPING, lease -> made.signIn.forgetEnded());
        inTurn("forget-idempotency-keys", Server.HOUSEKEEPING, lease -> idempotency.forgetOld());
        inTurn("forget-rates", Server.HOUSEKEEPING, lease -> made.rates.forget());
        inTurn("forget-past-period", FORGETTING, lease -> made.keeping.forgetting.forget());
        inTurn("erase-overdue", FORGETTING, lease -> made.keeping.erasing.eraseOverdue());
        inTurn("shred-files", FORGETTING, lease -> made.deal.shredding.shred());
        inTurn("forget-scratches", FORGETTING, lease -> made.scratches.forget(SCRATCH_DAYS));
        inTurn("gate-round", GATE_ROUND, lease -> made.watching.round(lease::isHeld));
        inTurn("expire-holds", HOLDS, lease -> made.money.holding.expire());
        var money = made.money;
        whenever(
                statements,
                ONE_MOMENT,
                "bank-statements",
                money.reconciling::isAnyWaiting,
                lease -> money.reconciling.work(lease::isHeld));
        whenever(
                statements,
                ONE_MOMENT,
                "allot-receipts",
                money.allotting::isAnyWaiting,
                lease -> money.allotting.work(() -> lease.isHeld() && !money.reconciling.isAnyWaiting()));
        inTurn("sign-heads", HEADS, lease -> made.ledgerTree.sequencing.sign());
        inTurn("archive-heads", FORGETTING, lease -> made.ledgerTree.archiving.archive());
        inTurn("tell-publicities", PUBLICITIES, lease -> made.publicising.tellPassed());
        inTurn("remind-of-reports", FORGETTING, lease -> made.duty.reporting.remind());
        inTurn("send-mails", InboxWiring.ROUND, made.inbox::post);
        inTurn("lapse-deals", GUARDING, lease -> made.deal.lapsing.lapse());
        inTurn("remind-of-terms", FORGETTING, lease -> made.deal.dues.remind());
        inTurn("end-appointments", GUARDING, lease -> made.appointing.runOut());
        inTurn("guard-annuities", GUARDING, lease -> made.guarding.round());
        inTurn(SEARCH_INDEX, INDEX_CHECK, made.indexing::ensure);
        var matching = made.need.matching;
        whenever(needs, ONE_MOMENT, "match-needs", matching::isAnyDue, lease -> matching.work(lease::isHeld));
        inTurn("need-round", NEED_ROUND, lease -> matching.round());
        inTurn("tell-of-matches", TELLING, lease -> made.need.telling.tell(lease::isHeld));
        inTurn("end-needs", GUARDING, lease -> made.need.describing.runOut());
        inTurn("forget-needs", FORGETTING, lease -> made.need.describing.forget());
        whenever(
                searches,
                ONE_MOMENT,
                "match-saved-searches",
                made.savedSearches.matching::isAnyWaiting,
                lease -> made.savedSearches.matching.work(lease::isHeld));
        whenever(
                searches,
                ONE_MOMENT,
                "tell-saved-searches",
                made.savedSearches.telling::isAnyDue,
                lease -> made.savedSearches.telling.work(lease::isHeld));
        clock.scheduleWithFixedDelay(
                () -> run("write-leads", made.leads.counting::write),
                LeadWiring.WRITING.toMillis(),
                LeadWiring.WRITING.toMillis(),
                TimeUnit.MILLISECONDS);
        var importing = made.imports.importing;
        whenever(
                imports,
                IMPORTS_LOOK,
                "patent-imports",
                importing::isAnyWaiting,
                lease -> importing.work(lease::isHeld));
        var sequencing = made.ledgerTree.sequencing;
        whenever(ledger, ONE_MOMENT, "place-entries", sequencing::isAnyWaiting, lease -> sequencing.place());
    }

    private void inTurn(String name, Duration pause, Consumer<Lease> job) {
        var turn = turn(name, pause, job);
        clock.scheduleWithFixedDelay(() -> run(name, turn), 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Runnable turn(String name, Duration pause, Consumer<Lease> job) {
        Consumer<Lease> observed = lease -> made.observer.job(name, () -> job.accept(lease));
        return () -> made.leases.inTurn(name, pause, observed);
    }

    /** For jobs that somebody waits for: looks often, and asks for the lease only when there is something to do. */
    private void whenever(
            ScheduledExecutorService clock, Duration look, String name, BooleanSupplier needed, Consumer<Lease> job) {
        var turn = turn(name, Duration.ZERO, job);
        Runnable doIt = () -> {
            if (needed.getAsBoolean()) {
                turn.run();
            }
        };
        clock.scheduleWithFixedDelay(() -> run(name, doIt), 0, look.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void run(String name, Runnable turn) {
        try {
            turn.run();
        } catch (Refusal away) {
            LOG.atInfo()
                    .addKeyValue("job", name)
                    .addKeyValue("code", away.code())
                    .log("job put off");
        } catch (RuntimeException failure) {
            if (Thread.currentThread().isInterrupted()) {
                return; // the server stops
            }
            LOG.atError().addKeyValue("job", name).setCause(failure).log("job failed");
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        imports.shutdownNow();
        statements.shutdownNow();
        needs.shutdownNow();
        searches.shutdownNow();
        ledger.shutdownNow();
        try {
            searches.awaitTermination(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
            ledger.awaitTermination(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
            imports.awaitTermination(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
            needs.awaitTermination(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
            statements.awaitTermination(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
            clock.awaitTermination(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
