package org.penglai.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The vocabulary of the search is data that people edit, so every line of it is held to its form. */
class SearchTermsTest {

    private static final Path TERMS = Path.of("search-mappings", "terms");
    private static final Pattern ENGLISH = Pattern.compile("[a-z0-9µ°][a-z0-9µ°' ,.()/+-]*");
    private static final Pattern CHINESE_TERM = Pattern.compile("[\\p{L}\\p{N}°µ+./·()'-]+");
    private static final Pattern SYNONYM = Pattern.compile("[\\p{L}\\p{N}°µ+./·()' -]+");

    /** A line of a file, with its place for the message. */
    private record Line(String place, String text) {}

    @Test
    void everyPairIsOneChineseTermAndItsEnglishOnes() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Line line : lines("zh-en", ".tsv")) {
            String[] sides = line.text().split("\t", -1);
            if (sides.length != 2 || !isChinese(sides[0]) || !areEnglish(sides[1].split("; ", -1))) {
                wrong.add(line.toString());
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyLineOfSynonymsHoldsTwoOrMoreDifferentTerms() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Line line : lines("synonyms", ".txt")) {
            List<String> terms = List.of(line.text().split(",", -1));
            boolean wellFormed =
                    terms.stream().allMatch(term -> SYNONYM.matcher(term).matches() && term.equals(term.strip()));
            if (terms.size() < 2
                    || !wellFormed
                    || repeats(terms)
                    || terms.stream().noneMatch(SearchTermsTest::hasHan)) {
                wrong.add(line.toString());
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void noChineseTermStandsTwiceInOneFile() throws IOException {
        List<String> twice = new ArrayList<>();
        HashSet<String> seen = new HashSet<>();
        for (Line line : lines("zh-en", ".tsv")) {
            String file = line.place().substring(0, line.place().indexOf(':'));
            if (!seen.add(file + " " + line.text().split("\t", -1)[0])) {
                twice.add(line.toString());
            }
        }

        assertThat(twice).isEmpty();
    }

    @Test
    void everyLineIsComposedAndFreeOfControls() throws IOException {
        List<Line> all = new ArrayList<>(lines("zh-en", ".tsv"));
        all.addAll(lines("synonyms", ".txt"));

        assertThat(all).allSatisfy(line -> {
            assertThat(Normalizer.isNormalized(line.text(), Normalizer.Form.NFC))
                    .isTrue();
            assertThat(line.text().replace("\t", "")).doesNotContainPattern("\\p{C}");
        });
    }

    @Test
    void thereAreEnoughOfThemForEveryField() throws IOException {
        TreeSet<String> chinese = new TreeSet<>();
        for (Line line : lines("zh-en", ".tsv")) {
            chinese.add(line.text().split("\t", -1)[0]);
        }

        assertThat(chinese).hasSizeGreaterThan(10_000);
        assertThat(lines("synonyms", ".txt")).hasSizeGreaterThan(2_000);
    }

    private static List<Line> lines(String directory, String ending) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (var files = Files.list(TERMS.resolve(directory))) {
            for (Path file : files.sorted().toList()) {
                assertThat(file.getFileName().toString()).endsWith(ending);
                int number = 0;
                for (String text : Files.readAllLines(file)) {
                    number++;
                    if (!text.startsWith("# ")) {
                        lines.add(new Line(file.getFileName() + ":" + number, text));
                    }
                }
            }
        }
        return lines;
    }

    private static boolean isChinese(String term) {
        return hasHan(term) && CHINESE_TERM.matcher(term).matches();
    }

    private static boolean areEnglish(String... terms) {
        for (String term : terms) {
            if (!ENGLISH.matcher(term).matches() || !term.equals(term.strip())) {
                return false;
            }
        }
        return !repeats(List.of(terms));
    }

    private static boolean repeats(List<String> terms) {
        return new HashSet<>(terms).size() < terms.size();
    }

    private static boolean hasHan(String term) {
        return term.codePoints().anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
    }
}
