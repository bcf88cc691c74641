package org.penglai.incentive;

import java.util.List;
import org.penglai.kernel.Bilingual;

/**
 * One requirement of a programme that follows from facts.
 *
 * @param expression the requirement in the language of the files
 * @param words the same in words
 * @param reads the facts that it looks at
 * @param test decides it
 */
public record Condition(String expression, Bilingual words, List<Fact> reads, Test test) {

    /** What a test says: a requirement that hangs on an unknown fact is neither met nor unmet. */
    public enum Verdict {
        MET,
        UNMET,
        UNKNOWN
    }

    /** A compiled requirement: total, without effect, bounded in cost. */
    @FunctionalInterface
    public interface Test {
        Verdict on(Facts facts);
    }

    public Condition {
        reads = List.copyOf(reads);
    }
}
