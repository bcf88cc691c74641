package org.penglai.ledger;

import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Sha256;

/** The places of entries in the ledger, given after their commit; append-only. */
public interface Sequence {

    /** How many entries have a place: the next free index. */
    long size();

    /** Whether an entry waits for its place. */
    boolean isAnyWaiting();

    /**
     * Gives the entries that wait their places from that index on, those of an aggregate in the order of their commits.
     * Fails when another server did so at the same time.
     *
     * @return how many that were, at most the limit
     */
    int place(long from, int limit);

    /** Entries by index from that one on. */
    List<Placed> entries(long from, int limit);

    /** Where the entry about the aggregate with that leaf hash stands, once it has a place. */
    Optional<Long> indexOf(String aggregate, Sha256 leaf);

    /** The latest entry of that kind about the aggregate, with or without a place. */
    Optional<Recorded> latest(String aggregate, String kind);

    /** An entry that may still wait for its place. */
    record Recorded(Optional<Long> index, String facts, Sha256 leaf) {}

    /**
     * An entry at its place.
     *
     * @param facts canonical JSON (RFC 8785)
     * @param leaf its leaf hash
     */
    record Placed(long index, String facts, Sha256 leaf) {}
}
