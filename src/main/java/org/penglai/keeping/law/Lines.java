package org.penglai.keeping.law;

import java.io.StringReader;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.Bilingual;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A part of a YAML text that knows its line, so that every complaint names it; keys are asked for by name. */
final class Lines {

    private final Node node;
    private final Set<String> asked = new HashSet<>();

    private Lines(Node node) {
        this.node = node;
    }

    /** A key with its value. */
    record Entry(String key, Lines value) {}

    /** What is wrong, with its line. */
    static final class Refused extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Refused(int line, String message) {
            super("line " + line + ": " + message);
        }
    }

    static Lines read(String yaml) {
        try {
            var root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            if (root == null) {
                throw new Refused(1, "the file is empty");
            }
            return new Lines(root);
        } catch (MarkedYAMLException malformed) {
            throw new Refused(malformed.getProblemMark().getLine() + 1, "not YAML: " + malformed.getProblem());
        }
    }

    Refused refuse(String message) {
        return new Refused(node.getStartMark().getLine() + 1, message);
    }

    List<Entry> entries() {
        if (!(node instanceof MappingNode mapping)) {
            throw refuse("keys and values are wanted here");
        }
        return mapping.getValue().stream()
                .map(tuple -> new Entry(new Lines(tuple.getKeyNode()).text(), new Lines(tuple.getValueNode())))
                .toList();
    }

    Lines required(String key) {
        return optional(key).orElseThrow(() -> refuse("missing: " + key));
    }

    Optional<Lines> optional(String key) {
        asked.add(key);
        return entries().stream()
                .filter(entry -> entry.key().equals(key))
                .map(Entry::value)
                .findFirst();
    }

    void nothingElse() {
        for (var entry : entries()) {
            if (!asked.contains(entry.key())) {
                throw entry.value().refuse("unknown key: " + entry.key());
            }
        }
    }

    List<Lines> list() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(Lines::new).toList();
        }
        throw refuse("a list is wanted here");
    }

    List<String> texts() {
        return list().stream().map(Lines::text).toList();
    }

    String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw refuse("a text is wanted here");
    }

    boolean isTrue() {
        return text().equals("true");
    }

    int positive() {
        if (text().matches("[1-9][0-9]{0,3}")) {
            return Integer.parseInt(text());
        }
        throw refuse("a whole number above zero is wanted here: " + text());
    }

    <E extends Enum<E>> E oneOf(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(text()))
                .findFirst()
                .orElseThrow(() -> refuse(text() + " is none of " + Arrays.toString(type.getEnumConstants())));
    }

    Bilingual bilingual() {
        var read = new Bilingual(required("zh").text(), required("en").text());
        nothingElse();
        return read;
    }
}
