package org.penglai.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Every library that the build resolves is listed with a licence that it offers and that we allow. */
final class LicencesIT {

    private static final Path PAGE = Path.of("src/docs/LICENCES.md");
    private static final Pattern LINE = Pattern.compile("(?m)^\\| `([^`]+:[^`]+)` \\| `([^`]+)` \\|$");

    private final String page = read(PAGE);
    private final Map<String, String> shipped = lines(section("## Shipped", "## Building"));
    private final Map<String, String> testing = lines(section("## Building", null));

    @Test
    void theShippedLibrariesAreThoseOfTheBillOfMaterials() throws IOException {
        assertThat(shipped.keySet()).isEqualTo(offered("sbom").keySet());
    }

    @Test
    void theOtherLibrariesAreThoseThatOnlyBuildAndTestsUse() throws IOException {
        var others = new TreeSet<>(offered("sbom-with-tests").keySet());
        others.removeAll(shipped.keySet());
        assertThat(testing.keySet()).isEqualTo(others);
    }

    @Test
    void eachLibraryOffersTheLicenceItIsUsedUnder() throws IOException {
        var offered = offered("sbom-with-tests");
        var all = new TreeMap<>(shipped);
        all.putAll(testing);
        assertThat(all)
                .allSatisfy((library, licence) ->
                        assertThat(offered.get(library)).as(library).contains(licence));
    }

    @Test
    void onlyAllowedLicencesAreUsed() {
        var inside = allowed("Allowed in what is shipped:");
        assertThat(inside).isSubsetOf(shipped.values()).containsAll(shipped.values());
        var outside = allowed("Allowed for building and testing only:");
        assertThat(testing.values())
                .allSatisfy(licence ->
                        assertThat(Set.of(inside, outside)).as(licence).anyMatch(allowed -> allowed.contains(licence)));
    }

    @Test
    void theBillOfMaterialsSaysWhatEachLibraryIsAndNamesNeitherTimeNorMachine() throws IOException {
        var bill = bill("sbom");
        assertThat(bill.at("/metadata/component/name").asText()).isEqualTo("penglai");
        assertThat(bill.at("/metadata/timestamp").isMissingNode()).isTrue();
        assertThat(bill.path("components")).hasSizeGreaterThan(50).allSatisfy(library -> {
            assertThat(library.path("purl").asText()).startsWith("pkg:maven/");
            assertThat(library.path("hashes")).isNotEmpty();
        });
    }

    private Set<String> allowed(String begin) {
        var from = page.indexOf(begin) + begin.length();
        return Pattern.compile("`([^`]+)`")
                .matcher(page.substring(from, page.indexOf("\n\n", from)))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String section(String begin, @org.jspecify.annotations.Nullable String end) {
        var from = page.indexOf(begin);
        return page.substring(from, end == null ? page.length() : page.indexOf(end));
    }

    private static Map<String, String> lines(String section) {
        return LINE.matcher(section)
                .results()
                .collect(Collectors.toMap(
                        line -> line.group(1), (MatchResult line) -> line.group(2), (one, other) -> one, TreeMap::new));
    }

    private static Map<String, Set<String>> offered(String name) throws IOException {
        return StreamSupport.stream(bill(name).path("components").spliterator(), false)
                .collect(Collectors.toMap(
                        library -> library.path("group").asText() + ":" + name(library),
                        LicencesIT::licences,
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** PostgreSQL's binaries are another artifact on each kind of machine. */
    private static String name(JsonNode library) {
        return library.path("name").asText().replaceFirst("-linux-(amd64|arm64v8)$", "");
    }

    private static Set<String> licences(JsonNode library) {
        return StreamSupport.stream(library.path("licenses").spliterator(), false)
                .flatMap(entry -> Arrays.stream(new String[] {
                    entry.path("expression").asText(),
                    entry.at("/license/id").asText(),
                    entry.at("/license/name").asText()
                }))
                .filter(licence -> !licence.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode bill(String name) throws IOException {
        return new ObjectMapper().readTree(Path.of("target", name + ".json").toFile());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
