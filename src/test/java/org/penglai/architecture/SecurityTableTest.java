package org.penglai.architecture;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The table of OWASP ASVS 5.0 in {@code src/docs/SECURITY.md} is whole, judges every requirement, and names only what there
 * is: a class, a member or a test that is renamed or removed takes its row with it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SecurityTableTest {

    private static final Path DOCUMENT = Path.of("src/docs/SECURITY.md");
    private static final Path REQUIREMENTS = Path.of("src/test/resources/security/asvs-5.0.0.txt");
    private static final String MET = "met";
    private static final String OPEN = "open";
    private static final String NOT_APPLICABLE = "does not apply";
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z0-9]*");
    private static final Pattern MEMBER = Pattern.compile("([A-Z][A-Za-z0-9]*)\\.([A-Za-z_][A-Za-z0-9_]*)");

    /** One row of the table. */
    private record Row(String id, int level, String words, String verdict, String where, String test) {
        String chapter() {
            return id.substring(0, id.indexOf('.'));
        }

        List<String> named() {
            return NAMED.matcher(where + " " + test)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }
    }

    private final Map<String, List<Path>> sources = new HashMap<>();
    private String document = "";
    private List<Row> table = List.of();

    @BeforeAll
    void read() throws IOException {
        document = Files.readString(DOCUMENT);
        table = document.lines()
                .filter(line -> line.matches("\\| V\\d+\\.\\d+\\.\\d+ \\|.*"))
                .map(SecurityTableTest::row)
                .toList();
        for (var root : List.of("src/main/java", "src/test/java", "src/analysis/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> sources.computeIfAbsent(
                                        file.getFileName().toString().replace(".java", ""),
                                        name -> new java.util.ArrayList<>())
                                .add(file));
            }
        }
    }

    private static Row row(String line) {
        var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        assertThat(cells).as(line).hasSize(8);
        return new Row(
                cells.get(1), Integer.parseInt(cells.get(2)), cells.get(3), cells.get(4), cells.get(5), cells.get(6));
    }

    @Test
    void everyRequirementOfBothLevelsStandsOnceInOrder() throws IOException {
        var required = Files.readAllLines(REQUIREMENTS).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertThat(required).hasSize(253);
        assertThat(table.stream().map(row -> row.id() + " " + row.level())).containsExactlyElementsOf(required);
    }

    @Test
    void everyRowIsJudgedAndSaysWhy() {
        assertThat(table).allSatisfy(row -> {
            assertThat(row.verdict()).as(row.id()).isIn(MET, NOT_APPLICABLE, OPEN);
            assertThat(row.words()).as(row.id()).isNotEmpty();
            assertThat(row.where()).as(row.id()).isNotEmpty();
        });
    }

    @Test
    void whatIsMetIsShownByATestOrAFile() {
        assertThat(table.stream().filter(row -> row.verdict().equals(MET)))
                .allSatisfy(row -> assertThat(row.test()).as(row.id()).containsPattern(NAMED));
    }

    @Test
    void everythingThatIsNamedExists() throws IOException {
        var softly = new SoftAssertions();
        for (var row : table) {
            for (var name : row.named()) {
                softly.assertThat(missing(name))
                        .as("%s names `%s`", row.id(), name)
                        .isEmpty();
            }
        }
        softly.assertAll();
    }

    @Test
    void everyTestThatIsNamedIsATest() {
        var shown = new TreeSet<String>();
        table.forEach(row -> NAMED.matcher(row.test())
                .results()
                .map(found -> found.group(1).split("\\.")[0])
                .filter(name -> TYPE.matcher(name).matches())
                .forEach(shown::add));

        assertThat(shown)
                .isNotEmpty()
                .allMatch(name -> sources.getOrDefault(name, List.of()).stream()
                                .anyMatch(file -> file.startsWith("src/test/java"))
                        && name.matches(".*(Test|IT|Properties|Scenario|Journey)"));
    }

    @Test
    void theSummaryCountsWhatTheTableSays() {
        var counted = new TreeMap<String, List<Long>>();
        for (var chapter : new TreeSet<>(table.stream().map(Row::chapter).toList())) {
            var verdicts = table.stream()
                    .filter(row -> row.chapter().equals(chapter))
                    .collect(groupingBy(Row::verdict, counting()));
            counted.put(chapter, counts(verdicts));
        }
        counted.put("all", counts(table.stream().collect(groupingBy(Row::verdict, counting()))));
        var stated = new TreeMap<String, List<Long>>();
        Pattern.compile("(?m)^\\| (V\\d+|all)\\b[^|]*\\| (\\d+) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|$")
                .matcher(document)
                .results()
                .forEach(found -> stated.put(
                        found.group(1),
                        Stream.of(2, 3, 4, 5)
                                .map(cell -> Long.parseLong(found.group(cell)))
                                .toList()));

        assertThat(stated).isEqualTo(counted);
    }

    @Test
    void theTableLeadsOnlyToSectionsThatAreThere() {
        var sections = Pattern.compile("(?m)^#+ (.+)$")
                .matcher(document)
                .results()
                .map(found -> found.group(1)
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .toList();
        var led = Pattern.compile("\\]\\(#([^)]+)\\)")
                .matcher(document)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(led).isNotEmpty().allMatch(sections::contains);
    }

    private static List<Long> counts(Map<String, Long> verdicts) {
        var of = Stream.of(MET, NOT_APPLICABLE, OPEN)
                .map(verdict -> verdicts.getOrDefault(verdict, 0L))
                .toList();
        var all = new java.util.ArrayList<>(of);
        all.add(of.stream().mapToLong(Long::longValue).sum());
        return all;
    }

    /** Why the name names nothing; empty where it does. */
    private Optional<String> missing(String name) throws IOException {
        var member = MEMBER.matcher(name);
        if (TYPE.matcher(name).matches()) {
            return sources.containsKey(name) ? Optional.empty() : Optional.of("no such class");
        }
        if (member.matches()) {
            return hasMember(member.group(1), member.group(2)) ? Optional.empty() : Optional.of("no such member");
        }
        return Files.exists(Path.of(name)) ? Optional.empty() : Optional.of("no such file");
    }

    private boolean hasMember(String type, String member) throws IOException {
        var declared = Pattern.compile(
                "\\b" + member + "\\s*\\(|\\b(?:record|enum|interface|class) " + member + "\\b|\\b" + member
                        + "\\s*=|^ {4}" + member + "\\b",
                Pattern.MULTILINE);
        for (var file : sources.getOrDefault(type, List.of())) {
            if (declared.matcher(Files.readString(file)).find()) {
                return true;
            }
        }
        return false;
    }

    /** So that a new section of the document is not forgotten by its readers. */
    @Test
    void theSectionsThatTheStandardAsksForAreThere() {
        var sections = Set.of(
                "Reporting a vulnerability",
                "Threats",
                "Data",
                "Access",
                "Signing in",
                "Sessions",
                "Input",
                "Files",
                "Limits",
                "Keys",
                "Who is talked to",
                "Logs",
                "Dependencies",
                "OWASP ASVS 5.0");

        assertThat(document.lines().filter(line -> line.startsWith("## ")).map(line -> line.substring(3)))
                .containsAll(sections);
    }
}
