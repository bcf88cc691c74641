package org.penglai.incentive;

import java.util.List;
import org.penglai.kernel.Bilingual;

/**
 * A word of the paper that it does not define, such as 经济效益突出: an officer decides it, with a reason. Never a silent
 * guess: until then the evaluation says that a decision is needed.
 *
 * @param name name within the programme; the decision is the fact {@code decision.<name>}
 * @param words the paper's word, and what it means
 * @param report whether it is decided on the licensee's benefit report, without which the officer's word counts for nothing
 */
public record Definition(String name, Bilingual words, boolean report) {

    /** What it is decided on besides the officer's word. */
    List<Fact> reads() {
        return report ? Vocabulary.BENEFIT : List.of();
    }

    public Fact fact() {
        return Fact.decision(name);
    }
}
