package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of settings that operators read and the record that the server reads say the same. */
final class ConfigurationTableTest {

    private static final String REQUIRED = "required";
    private static final String SECRET_EXAMPLE = "a-secret-of-this-test";

    /** One line of the table. */
    private record Line(String name, String meaning, String standard, boolean secret, String example) {
        boolean required() {
            return standard.equals(REQUIRED);
        }
    }

    @Test
    void everySettingThatIsReadHasItsLineAndEveryLineIsRead() throws IOException {
        assertThat(table()).extracting(Line::name).doesNotHaveDuplicates();
        assertThat(read()).isEqualTo(names(table()));
    }

    @Test
    void everyLineSaysWhatItsSettingIsFor() throws IOException {
        assertThat(table()).allSatisfy(line -> {
            assertThat(line.meaning()).as(line.name()).isNotBlank();
            assertThat(line.example()).as(line.name()).isNotBlank();
        });
    }

    @Test
    void theDefaultsOfTheTableMakeTheConfigurationThatNoneMakes() throws IOException {
        var least = environment(line -> line.required() ? example(line) : null);
        var explicit = environment(line -> line.required() ? example(line) : standard(line));

        assertThat(Config.from(explicit)).isEqualTo(Config.from(least));
    }

    @Test
    void theExamplesCanBeRead() throws IOException {
        assertThat(Config.from(environment(ConfigurationTableTest::example))).isNotNull();
    }

    @Test
    void allRequiredSettingsAreAskedForAtOnceAndNoOthers() throws IOException {
        var refused = catchThrowableOfType(Config.Unusable.class, () -> Config.from(Map.of()));

        var missing = table().stream()
                .filter(Line::required)
                .map(line -> "  " + line.name() + " is missing")
                .toList();
        assertThat(refused.getMessage().lines().skip(1)).containsExactlyInAnyOrderElementsOf(missing);
    }

    @Test
    void aSecretIsShownNeitherInTheConfigurationNorInARefusal() throws IOException {
        var environment =
                environment(line -> line.secret() && !isKey(line) ? SECRET_EXAMPLE + line.name() : example(line));

        assertThat(Config.from(environment).toString()).doesNotContain(SECRET_EXAMPLE);
        environment.put("PENGLAI_PORT", "eighty");
        var refused = catchThrowableOfType(Config.Unusable.class, () -> Config.from(environment));
        assertThat(refused).hasMessageContaining("eighty").hasMessageNotContaining(SECRET_EXAMPLE);
    }

    /** The names asked for; one that names a file for another is that other. */
    private static Set<String> read() {
        var asked = new TreeSet<String>();
        var environment = new HashMap<String, String>() {
            private static final long serialVersionUID = 1L;

            @Override
            public String get(Object key) {
                asked.add((String) key);
                return super.get(key);
            }

            @Override
            public String getOrDefault(Object key, String otherwise) {
                asked.add((String) key);
                return super.getOrDefault(key, otherwise);
            }

            @Override
            public boolean containsKey(Object key) {
                asked.add((String) key);
                return super.containsKey(key);
            }
        };
        catchThrowableOfType(Config.Unusable.class, () -> Config.from(environment));
        return asked.stream()
                .map(name -> name.endsWith("_FILE") ? name.substring(0, name.length() - 5) : name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> environment(Function<Line, String> value) throws IOException {
        var environment = new HashMap<String, String>();
        for (var line : table()) {
            var text = value.apply(line);
            if (text != null) {
                environment.put(line.name(), text);
            }
        }
        return environment;
    }

    private static boolean isKey(Line line) {
        return line.name().equals("PENGLAI_SIGNING_KEY") || line.name().equals("PENGLAI_BLOB_KEY");
    }

    private static String example(Line line) {
        if (line.name().equals("PENGLAI_SIGNING_KEY")) {
            return MadeSigningKey.TEXT;
        }
        if (line.name().equals("PENGLAI_BLOB_KEY")) {
            return "9f86d081884c7d65".repeat(4);
        }
        if (line.name().equals("PENGLAI_PAPER_KEY")) {
            return MadePaperKey.FILE.toString();
        }
        return line.secret() ? SECRET_EXAMPLE : line.example();
    }

    private static String standard(Line line) {
        return line.standard().equals("none") ? null : line.standard();
    }

    private static Set<String> names(List<Line> table) {
        return table.stream().map(Line::name).collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> documented() throws IOException {
        return names(table());
    }

    private static List<Line> table() throws IOException {
        return Files.readAllLines(Path.of("src/docs/CONFIGURATION.md")).stream()
                .filter(line -> line.startsWith("| `PENGLAI_"))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .map(cell -> cell.strip().replaceAll("^`|`$", ""))
                        .toList())
                .map(cells -> new Line(
                        cells.get(1), cells.get(2), cells.get(3), cells.get(4).equals("yes"), cells.get(5)))
                .toList();
    }
}
