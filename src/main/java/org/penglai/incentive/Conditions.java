package org.penglai.incentive;

import java.util.List;
import java.util.Set;

/** Compiles the language in which the files write conditions; typed against the {@link Vocabulary}. */
public interface Conditions {

    /**
     * One of the requirements that an expression joins.
     *
     * @param expression its text, in one canonical spelling
     */
    record Clause(String expression, List<Fact> reads, Condition.Test test) {}

    /**
     * The requirements joined by "and" at the top of the expression, in its order.
     *
     * @param decisions definitions of the programme that an officer decides, usable as {@code decision.<name>}
     */
    List<Clause> compile(String expression, Set<String> decisions) throws Malformed;

    /** The expression is not one: where and why. */
    final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        private final int line;

        /** @param line line within the expression, from 1 */
        public Malformed(int line, String message) {
            super(message);
            this.line = line;
        }

        public int line() {
            return line;
        }
    }
}
