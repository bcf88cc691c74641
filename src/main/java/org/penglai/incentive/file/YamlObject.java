package org.penglai.incentive.file;

import java.io.StringReader;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.penglai.kernel.Bilingual;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Keys and values of a file. Each key is asked for by name; {@link #nothingElse} then refuses what nobody asked for. */
final class YamlObject {

    /** Longest file, in characters; the shipped ones take about 3 000. */
    private static final int MAX_LENGTH = 200_000;

    /** A key and its value, each with its place. */
    record Entry(YamlValue key, YamlValue value) {}

    private final YamlValue self;
    private final Map<String, Entry> entries;
    private final Set<String> asked = new HashSet<>();

    private YamlObject(YamlValue self, Map<String, Entry> entries) {
        this.self = self;
        this.entries = entries;
    }

    /** The one document of a file. */
    static YamlObject read(String file, String text) {
        return new YamlValue(file, root(file, text)).object();
    }

    private static Node root(String file, String text) {
        var options = new LoaderOptions();
        options.setCodePointLimit(MAX_LENGTH);
        try {
            return Optional.ofNullable(new Yaml(options).compose(new StringReader(text)))
                    .orElseThrow(() -> new ProgrammesRefused(new Fault(file, 1, "the file is empty")));
        } catch (MarkedYAMLException malformed) {
            var line = malformed.getProblemMark().getLine() + 1;
            throw new ProgrammesRefused(new Fault(file, line, "not YAML: " + malformed.getProblem()));
        } catch (YAMLException malformed) {
            throw new ProgrammesRefused(new Fault(file, 1, "not YAML: " + malformed.getMessage()));
        }
    }

    static YamlObject of(String file, MappingNode node) {
        var entries = new LinkedHashMap<String, Entry>();
        for (var tuple : node.getValue()) {
            var key = new YamlValue(file, tuple.getKeyNode());
            var entry = new Entry(key, new YamlValue(file, tuple.getValueNode()));
            if (entries.put(key.text(), entry) != null) {
                throw key.refuse("said twice: " + key.text());
            }
        }
        return new YamlObject(new YamlValue(file, node), entries);
    }

    YamlValue required(String key) {
        return optional(key).orElseThrow(() -> self.refuse("missing: " + key));
    }

    Optional<YamlValue> optional(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    /** The values of a list that may be left out. */
    List<YamlValue> listOrNone(String key) {
        return optional(key).map(YamlValue::list).orElse(List.of());
    }

    /** This very object as a text in both languages. */
    Bilingual bilingual() {
        var text = new Bilingual(required("zh").text(), required("en").text());
        nothingElse();
        return text;
    }

    /** Every entry in the file's order, where the keys are names or days of the file's own. */
    <T> List<T> each(Function<Entry, T> read) {
        asked.addAll(entries.keySet());
        return entries.values().stream().map(read).toList();
    }

    ProgrammesRefused refuse(String message) {
        return self.refuse(message);
    }

    /** Refuses keys that nobody asked for. */
    void nothingElse() {
        for (var entry : entries.entrySet()) {
            if (!asked.contains(entry.getKey())) {
                throw entry.getValue().key().refuse("unknown key: " + entry.getKey());
            }
        }
    }
}
