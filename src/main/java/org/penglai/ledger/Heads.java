package org.penglai.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The heads that were signed; append-only. */
public interface Heads {

    Optional<Head.Signed> latest();

    /** The first head that covers so many entries. */
    Optional<Head.Signed> covering(long size);

    void add(Head.Signed head);

    /** Those signed from the one moment until before the other, oldest first. */
    List<Head.Signed> between(Instant from, Instant until, int limit);
}
