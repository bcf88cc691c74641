package org.penglai.platform.jobs;

import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.penglai.platform.pg.Pg;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who runs which job: a row in the database, leased by its clock. A holder renews while it works; when it dies, its job is
 * free after {@link #TERM} at the latest. A holder that cannot renew counts its lease as lost by its own clock before the
 * database does, and its work is interrupted, so that no two servers run a job at once.
 */
public final class Leases {

    /** How long a dead holder keeps its jobs from the others. */
    public static final Duration TERM = Duration.ofSeconds(15);

    /** So that two renewals may fail before the lease is lost. */
    private static final Duration RENEWAL = TERM.dividedBy(3);

    /** How long a job that is interrupted may take to end. */
    private static final Duration STOPPING = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    private static final String TAKE = """
            INSERT INTO job_lease AS lease (name, term, holder, taken_at, held_until, due_at)
            VALUES ($1, 1, $2, clock_timestamp(), clock_timestamp() + $3 * interval '1 millisecond', clock_timestamp())
            ON CONFLICT (name) DO UPDATE
               SET term = lease.term + 1,
                   holder = excluded.holder,
                   taken_at = excluded.taken_at,
                   held_until = excluded.held_until
             WHERE lease.held_until <= clock_timestamp()
               AND (lease.due_at <= clock_timestamp() OR $4)
            RETURNING term""";

    private static final String PROLONG = """
            UPDATE job_lease
               SET held_until = clock_timestamp() + $4 * interval '1 millisecond'
             WHERE name = $1 AND term = $2 AND holder = $3""";

    private static final String GIVE_BACK = """
            UPDATE job_lease
               SET held_until = clock_timestamp(), due_at = clock_timestamp() + $4 * interval '1 millisecond'
             WHERE name = $1 AND term = $2 AND holder = $3""";

    private static final String HOLDER =
            "SELECT holder, taken_at FROM job_lease WHERE name = $1 AND held_until > clock_timestamp()";

    private final Pg pg;
    private final String server;

    /** @param server how this server is told from the others, in the rows and to people */
    public Leases(Pg pg, String server) {
        this.pg = pg;
        this.server = server;
    }

    /** Who holds a lease, and since when. */
    public record Holder(String server, Instant since) {}

    /**
     * Runs the job if its turn has come and no other server runs it; its next turn is after the pause. Answers whether it
     * ran here.
     */
    public boolean inTurn(String name, Duration pause, Consumer<Lease> job) {
        return run(name, pause, /* whateverTheTurn= */ false, job);
    }

    /** Runs the job now, unless another server runs it. Answers whether it ran here. */
    public boolean now(String name, Consumer<Lease> job) {
        return run(name, Duration.ZERO, /* whateverTheTurn= */ true, job);
    }

    /** Who runs the job now, if anyone. */
    public Optional<Holder> holder(String name) {
        return pg.one(
                HOLDER,
                Tuple.of(name),
                row -> new Holder(
                        row.getString("holder"),
                        row.get(OffsetDateTime.class, "taken_at").toInstant()));
    }

    private boolean run(String name, Duration pause, boolean whateverTheTurn, Consumer<Lease> job) {
        var taken = take(name, whateverTheTurn);
        taken.ifPresent(lease -> keptWhile(lease, job, pause));
        return taken.isPresent();
    }

    /** Free for others at once, which a test can see and an operator need not wait for. */
    Optional<Lease> take(String name, boolean whateverTheTurn) {
        var asked = System.nanoTime();
        return pg.one(
                TAKE,
                Tuple.of(name, server, TERM.toMillis(), whateverTheTurn),
                row -> new Lease(this, name, row.getLong("term"), asked));
    }

    boolean prolong(Lease lease) {
        return pg.execute(PROLONG, Tuple.of(lease.name(), lease.term(), server, TERM.toMillis())) == 1;
    }

    private void giveBack(Lease lease, Duration pause) {
        var stopping = Thread.interrupted();
        try {
            pg.execute(GIVE_BACK, Tuple.of(lease.name(), lease.term(), server, pause.toMillis()));
        } catch (RuntimeException away) {
            LOG.atInfo().addKeyValue("job", lease.name()).log("lease not given back; it ends by itself");
        } finally {
            if (stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Works on a thread of its own, which is interrupted as soon as the lease is not surely ours. */
    private void keptWhile(Lease lease, Consumer<Lease> job, Duration pause) {
        var done = new CompletableFuture<Void>();
        var worker = Thread.ofVirtual().name("job-" + lease.name()).start(() -> {
            try {
                job.accept(lease);
                done.complete(null);
            } catch (Throwable failure) {
                done.completeExceptionally(failure);
            }
        });
        var renewer = Thread.ofVirtual().name("lease-" + lease.name()).start(() -> renewWhileHeld(lease, worker));
        try {
            while (!worker.join(lease.left().plusMillis(1))) {
                if (!lease.isHeld()) {
                    stop(lease, worker);
                    worker.join();
                }
            }
            done.join();
        } catch (InterruptedException stopping) {
            worker.interrupt();
            endsSoon(worker);
            Thread.currentThread().interrupt();
            throw new Lease.Lost(lease);
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        } finally {
            renewer.interrupt();
            if (!worker.isAlive()) {
                giveBack(lease, pause);
            }
        }
    }

    /** What does not end by then keeps its lease until that ends by itself. */
    private static void endsSoon(Thread worker) {
        try {
            worker.join(STOPPING);
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(Lease lease, Thread worker) {
        LOG.atError()
                .addKeyValue("job", lease.name())
                .addKeyValue("term", lease.term())
                .log("lease lost while the job ran; it is stopped");
        worker.interrupt();
    }

    private static void renewWhileHeld(Lease lease, Thread worker) {
        try {
            do {
                Thread.sleep(RENEWAL);
            } while (renewed(lease));
            stop(lease, worker);
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether to go on; a database that does not answer is asked again until our own time is up. */
    private static boolean renewed(Lease lease) {
        try {
            return lease.isHeld() && lease.renew();
        } catch (RuntimeException away) {
            return lease.isHeld();
        }
    }
}
