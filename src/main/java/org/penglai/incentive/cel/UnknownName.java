package org.penglai.incentive.cel;

import java.util.Optional;
import java.util.regex.Pattern;

/** Says in plain words which name of an expression the vocabulary does not have. */
final class UnknownName {

    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']+)'.*");
    private static final Pattern DOTTED = Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");

    private UnknownName() {}

    /**
     * The message in plain words, if it is about a name.
     *
     * @param line the line that the message is about
     * @param column where in it, from 0
     */
    static Optional<String> in(String message, String line, int column) {
        var undeclared = UNDECLARED.matcher(message);
        if (!undeclared.matches()) {
            return Optional.empty();
        }
        var dotted = DOTTED.matcher(line);
        var isName = column >= 0 && column < line.length() && dotted.find(column) && dotted.start() == column;
        return Optional.of(isName ? "no such fact: " + dotted.group() : "no such function: " + undeclared.group(1));
    }
}
