package org.penglai.platform.jobs;

import java.time.Duration;

/** One term of running a job. Whoever holds it asks before each step that must not happen twice whether it still does. */
public final class Lease {

    private final String name;
    private final long term;
    private final Leases leases;
    private volatile long surelyUntil;
    private volatile boolean lost;

    /** @param asked when the database was asked for it, by {@link System#nanoTime}: the lease began no earlier */
    Lease(Leases leases, String name, long term, long asked) {
        this.leases = leases;
        this.name = name;
        this.term = term;
        this.surelyUntil = asked + Leases.TERM.toNanos();
    }

    /** The lease is no longer ours: the work must stop, since another server may have begun it. */
    public static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Lost(Lease lease) {
            super("the lease " + lease.name + " was lost in term " + lease.term);
        }
    }

    public String name() {
        return name;
    }

    /** Grows with each holder. */
    public long term() {
        return term;
    }

    /** Whether it is surely ours by our own reckoning, which ends before the database's. */
    public boolean isHeld() {
        return !lost && System.nanoTime() - surelyUntil < 0;
    }

    /** Asks the database, and throws {@link Lost} when the lease is another's: before a step that cannot be taken back. */
    public void confirm() {
        if (!isHeld() || !renew()) {
            throw new Lost(this);
        }
    }

    /** Holds it for another term; false when it is another's by now. */
    boolean renew() {
        var asked = System.nanoTime();
        if (leases.prolong(this)) {
            surelyUntil = asked + Leases.TERM.toNanos();
            return true;
        }
        lost = true;
        return false;
    }

    /** How long it is surely held without another word from the database. */
    Duration left() {
        return lost ? Duration.ZERO : Duration.ofNanos(Math.max(0, surelyUntil - System.nanoTime()));
    }
}
