package org.penglai.platform.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The whole house logs with the keys of one dictionary and with constant words, and the documentation lists the same. */
final class LogDictionaryTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern KEY = Pattern.compile("addKeyValue\\(\\s*([^,]+?)\\s*,");
    private static final Pattern MESSAGE = Pattern.compile("\\.log\\(\\s*(\"[^\"]*\"|[^\")]*)\\s*\\)");
    private static final Pattern CONSTANT = Pattern.compile("\"[a-z][a-z ,;]*\"");

    /** What logging by the classic methods looks like; their words are not constant. */
    private static final Pattern CLASSIC = Pattern.compile("\\b(?:LOG|ACCESS)\\.(?:trace|debug|info|warn|error)\\(");

    @Test
    void everyKeyThatIsLoggedStandsInTheDictionary() throws IOException {
        var used = new TreeSet<String>();
        for (var source : sources()) {
            KEY.matcher(source).results().forEach(found -> used.add(found.group(1)));
        }

        assertThat(used).contains("\"outcome\"", "\"subscriber\"");
        assertThat(used).allSatisfy(key -> {
            assertThat(key).as("a key is a literal").matches("\"[a-z_]+\"");
            assertThat(LogKey.of(key.replace("\"", ""))).as(key).isPresent();
        });
    }

    @Test
    void wordsAreConstant() throws IOException {
        for (var source : sources()) {
            assertThat(CLASSIC.matcher(source).find())
                    .as(source.substring(0, Math.min(200, source.length())))
                    .isFalse();
            if (source.contains("LoggerFactory")) {
                MESSAGE.matcher(source)
                        .results()
                        .forEach(found -> assertThat(found.group(1)).matches(CONSTANT));
            }
        }
    }

    @Test
    void noKeyIsForAPersonOrASecret() {
        assertThat(Arrays.stream(LogKey.values()).map(LogKey::key))
                .noneMatch(
                        key -> key.matches(
                                ".*(user|subject|person|email|phone|contact|token|cookie|password|secret|address|body|query|path|uri).*"));
    }

    @Test
    void theDocumentationListsEveryKeyWithItsTypeAndMeaning() throws IOException {
        var lines = Files.readString(Path.of("src/docs/OBSERVABILITY.md"));
        var table = Arrays.stream(LogKey.values())
                .map(key -> "| `" + key.key() + "` | " + key.type().name().toLowerCase(java.util.Locale.ROOT)
                        + " | none | " + key.meaning() + " |")
                .toList();

        assertThat(lines).contains(String.join("\n", table));
        assertThat(Pattern.compile("(?m)^\\| `[a-z_]+` \\| (text|number|moment) \\| none")
                        .matcher(lines)
                        .results())
                .hasSize(table.size());
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(LogDictionaryTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
