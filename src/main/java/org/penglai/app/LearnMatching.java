package org.penglai.app;

import java.util.ArrayList;
import java.util.List;
import org.penglai.kernel.Refusal;
import org.penglai.need.Learned;
import org.penglai.need.Learning;

/**
 * {@code learn-matching [seed]} learns weights from the answers to needs, off line, and says how they do; {@code learn-matching
 * activate <version>} puts a version in force. Learning alone changes nothing for anybody.
 */
final class LearnMatching {

    static final int USAGE = 2;
    private static final int NOTHING_DONE = 1;

    private final Learning learning;

    LearnMatching(Learning learning) {
        this.learning = learning;
    }

    /** The exit status, and what is printed. */
    record Outcome(int status, List<String> lines) {
        Outcome {
            lines = List.copyOf(lines);
        }
    }

    Outcome run(String[] arguments) {
        if (arguments.length == 3 && arguments[1].equals("activate") && arguments[2].matches("\\d{1,9}")) {
            return activate(Integer.parseInt(arguments[2]));
        }
        if (arguments.length > 2 || arguments.length == 2 && !arguments[1].matches("\\d{1,9}")) {
            return new Outcome(
                    USAGE,
                    List.of(
                            "usage: learn-matching [seed] | learn-matching activate <version>  (0 is the shipped one)"));
        }
        var seed = arguments.length == 2 ? Long.parseLong(arguments[1]) : 1;
        return learning.learn(seed)
                .map(learned -> new Outcome(0, said(learned)))
                .orElseGet(() ->
                        new Outcome(NOTHING_DONE, List.of("too few answers, or all say the same: nothing is learned")));
    }

    private static List<String> said(Learned learned) {
        var lines = new ArrayList<String>();
        lines.add("version=" + learned.weights().version() + " seed=" + learned.seed() + " digest=" + learned.digest());
        learned.weights().points().forEach((feature, points) -> lines.add(feature + "=" + points));
        lines.add(learned.evaluation());
        lines.add("not in force: learn-matching activate " + learned.weights().version());
        return lines;
    }

    private Outcome activate(int version) {
        try {
            learning.activate(version);
            return new Outcome(0, List.of("in force: version " + version + "; every open need is looked at again"));
        } catch (Refusal unknown) {
            return new Outcome(NOTHING_DONE, List.of("there is no version " + version));
        }
    }
}
