package org.penglai.hostile;

import java.util.Set;
import java.util.function.Predicate;
import org.penglai.hostile.Shot.Manner;

/**
 * One way to spoil a request.
 *
 * @param fits which aims it can be tried on
 * @param statuses the only refusals that will do; empty where any will
 */
record Trick(String name, Predicate<Aim> fits, Manner manner, Set<Integer> statuses, Spoiling spoiling) {

    /** Spoils a well-formed request to that aim. */
    @FunctionalInterface
    interface Spoiling {
        void spoil(Request request, Aim aim, Chance chance);
    }

    static Trick of(String name, Predicate<Aim> fits, Spoiling spoiling) {
        return new Trick(name, fits, Manner.KEPT, Set.of(), spoiling);
    }

    /** The same over a connection of its own. */
    Trick alone() {
        return new Trick(name, fits, Manner.ALONE, statuses, spoiling);
    }

    /** The same, answered by one of these and nothing else. */
    Trick answered(Integer... only) {
        return new Trick(name, fits, manner, Set.of(only), spoiling);
    }
}
