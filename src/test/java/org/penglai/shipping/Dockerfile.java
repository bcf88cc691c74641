package org.penglai.shipping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A Dockerfile, read: its instructions in order.
 *
 * @param instructions with their lines joined and their comments gone
 */
public record Dockerfile(List<Instruction> instructions) {

    /** One instruction: its name in capitals and the rest of its line. */
    public record Instruction(String name, String rest) {

        /** The words of the line that are not flags. */
        List<String> words() {
            return Arrays.stream(rest.split("\\s+"))
                    .filter(word -> !word.startsWith("--"))
                    .toList();
        }
    }

    /** Reads the file. */
    public static Dockerfile of(Path file) {
        var joined = Pom.read(file).replaceAll("(?m)^\\s*#.*\\n", "").replaceAll("\\\\\\n\\s*", " ");
        return new Dockerfile(joined.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.strip().split("\\s+", 2))
                .map(parts -> new Instruction(parts[0].toUpperCase(Locale.ROOT), parts[1]))
                .toList());
    }

    /** All instructions of that name. */
    List<Instruction> all(String name) {
        return instructions.stream()
                .filter(instruction -> instruction.name().equals(name))
                .toList();
    }

    /** The last instruction of that name, which is the one that counts. */
    Instruction last(String name) {
        return all(name).getLast();
    }

    /** The command of an instruction in its form as a list; the other form would start a shell. */
    public List<String> command(String name) {
        var rest = last(name).rest();
        try {
            return new ObjectMapper().readValue(rest.substring(rest.indexOf('[')), new TypeReference<>() {});
        } catch (JsonProcessingException | StringIndexOutOfBoundsException shell) {
            throw new IllegalArgumentException(name + " is not a list: " + rest, shell);
        }
    }
}
