package org.penglai.need;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Sha256;

/** The versions of learned weights, and which was put in force when. */
public interface WeightsKept {

    /** The version in force; none while it is the shipped one. */
    Optional<Learned> active();

    Optional<Learned> find(int version);

    Optional<Learned> find(Sha256 digest);

    /** Every version, the newest first. */
    List<Learned> all();

    /** Keeps it under the next number, which it answers with. */
    Learned add(Learned learned);

    /** Puts that version in force, or with {@link Weights#SHIPPED} the shipped one. */
    void activate(int version, Instant now);
}
