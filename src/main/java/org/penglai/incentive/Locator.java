package org.penglai.incentive;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in a paper, such as {@code annex 三(一)1}: which part, then the item as the paper numbers it.
 *
 * @param part main text (正文) or annex (附件)
 * @param item the paper's own numbering
 */
public record Locator(Part part, String item) {

    /** The parts of a paper that may differ from each other. */
    public enum Part {
        MAIN,
        ANNEX
    }

    private static final Pattern SHAPE = Pattern.compile("(main|annex) (\\S.*)");

    /** Reads the form used in the files; empty when it is not one. */
    public static Optional<Locator> parse(String text) {
        var match = SHAPE.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Locator(match.group(1).equals("main") ? Part.MAIN : Part.ANNEX, match.group(2)));
    }

    @Override
    public String toString() {
        return (part == Part.MAIN ? "main " : "annex ") + item;
    }
}
