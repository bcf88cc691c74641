package org.penglai.incentive.file;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A value in a file that knows where it stands, so that every complaint about it names its line. */
record YamlValue(String file, Node node) {

    /** Line of the value, from 1. */
    int line() {
        return node.getStartMark().getLine() + 1;
    }

    ProgrammesRefused refuse(String message) {
        return refuse(line(), message);
    }

    ProgrammesRefused refuse(int line, String message) {
        return new ProgrammesRefused(new Fault(file, line, message));
    }

    /** A text that says something. */
    String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().stripTrailing();
        }
        throw refuse("a text is wanted here");
    }

    /** Line on which the text itself begins: one laid out over lines ({@code |}) begins below its mark. */
    int firstLineOfText() {
        return node instanceof ScalarNode scalar && isBlock(scalar) ? line() + 1 : line();
    }

    private static boolean isBlock(ScalarNode scalar) {
        return switch (scalar.getScalarStyle()) {
            case LITERAL, FOLDED -> true;
            default -> false;
        };
    }

    LocalDate day() {
        try {
            return LocalDate.parse(text());
        } catch (DateTimeParseException notADay) {
            throw refuse("not a day (YYYY-MM-DD): " + text());
        }
    }

    /** The text read by a function that throws {@link IllegalArgumentException} when it is not of the form. */
    <T> T parsed(Function<String, T> form) {
        try {
            return form.apply(text());
        } catch (IllegalArgumentException wrong) {
            throw refuse("cannot be read: " + text());
        }
    }

    <E extends Enum<E>> E oneOf(Class<E> choices) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equals(text()))
                .findFirst()
                .orElseThrow(() -> refuse(text() + " is none of " + Arrays.toString(choices.getEnumConstants())));
    }

    List<YamlValue> list() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(element -> new YamlValue(file, element))
                    .toList();
        }
        throw refuse("a list is wanted here");
    }

    YamlObject object() {
        if (node instanceof MappingNode mapping) {
            return YamlObject.of(file, mapping);
        }
        throw refuse("keys and values are wanted here");
    }

    boolean isScalar() {
        return node instanceof ScalarNode;
    }
}
