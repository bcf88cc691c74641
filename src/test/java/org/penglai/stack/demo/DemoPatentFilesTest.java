package org.penglai.stack.demo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penglai.kernel.Industry;

/**
 * Holds the invented patents to what a register could hold: complete bilingual records, well-formed classification, and
 * a legal status that its own dates allow on the day the demo plays.
 */
class DemoPatentFilesTest {

    private static final LocalDate DEMO_DAY = LocalDate.of(2026, 11, 1);

    /** From this filing date on a design lasts fifteen years instead of ten (Patent Law 2020, art. 42). */
    private static final LocalDate DESIGNS_LAST_FIFTEEN_YEARS = LocalDate.of(2021, 6, 1);

    private static final int LEAST_PER_INDUSTRY = 36;

    private static final int LEAST_IN_ALL = 300;

    private static final List<String> FIELDS = List.of(
            "serial",
            "kind",
            "filed",
            "granted",
            "titleZh",
            "titleEn",
            "abstractZh",
            "abstractEn",
            "ipc",
            "locarno",
            "industry",
            "owner",
            "coOwner",
            "inventors",
            "applicationFields",
            "products",
            "trl",
            "status",
            "benefit");

    private static final Set<String> STATUSES = Set.of(
            "IN_FORCE",
            "PENDING",
            "LAPSED_ANNUITY",
            "EXPIRED",
            "ABANDONED",
            "PLEDGED",
            "PLEDGED_CONSENTED",
            "PRESERVED",
            "DISPUTED",
            "GRACE",
            "EXCLUSIVE",
            "INVALIDATED");

    /** States that presuppose a right still within its term. */
    private static final Set<String> LIVING =
            Set.of("IN_FORCE", "PLEDGED", "PLEDGED_CONSENTED", "PRESERVED", "DISPUTED", "GRACE", "EXCLUSIVE");

    private static final Pattern IPC = Pattern.compile("[A-H]\\d{2}[A-Z] \\d{1,4}/\\d{2,6}");
    private static final Pattern LOCARNO = Pattern.compile("\\d{2}-\\d{2}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern OWNER = Pattern.compile("yantai-university|jinan-institute|other:[^|]+\\|[^|]+");
    private static final Pattern CO_OWNER = Pattern.compile("other:[^|]+\\|[^|]+");
    private static final Pattern INVENTOR = Pattern.compile("\\p{IsHan}{2,4}");

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource
    void anIndustryHasEnoughPatentsOfItsOwn(Industry industry) {
        assertThat(patents(industry))
                .hasSizeGreaterThanOrEqualTo(LEAST_PER_INDUSTRY)
                .allSatisfy(patent -> assertThat(patent.text("industry")).isEqualTo(industry.name()));
    }

    @ParameterizedTest
    @EnumSource
    void aRecordHasExactlyTheAgreedFields(Industry industry) {
        assertThat(patents(industry))
                .allSatisfy(patent ->
                        assertThat(patent.json().fieldNames()).toIterable().containsExactlyElementsOf(FIELDS));
    }

    @ParameterizedTest
    @EnumSource
    void aRecordCanBeReadInBothLanguages(Industry industry) {
        assertThat(patents(industry)).allSatisfy(patent -> {
            assertThat(patent.text("titleZh")).containsPattern(HAN).hasSizeBetween(4, 60);
            assertThat(patent.text("titleEn")).doesNotContainPattern(HAN).hasSizeBetween(6, 200);
            assertThat(patent.text("abstractZh")).containsPattern(HAN).hasSizeBetween(120, 360);
            assertThat(patent.text("abstractEn")).doesNotContainPattern(HAN);
            assertThat(patent.text("abstractEn").split("\\s+")).hasSizeBetween(50, 140);
            assertThat(patent.benefit("zh")).containsPattern(HAN).hasSizeBetween(8, 120);
            assertThat(patent.benefit("en")).doesNotContainPattern(HAN).hasSizeBetween(20, 300);
        });
    }

    @ParameterizedTest
    @EnumSource
    void aDesignIsClassifiedByLocarnoAndEverythingElseByIpc(Industry industry) {
        assertThat(patents(industry)).allSatisfy(patent -> {
            if (patent.text("kind").equals("DESIGN")) {
                assertThat(patent.texts("ipc")).isEmpty();
                assertThat(patent.text("locarno")).matches(LOCARNO);
            } else {
                assertThat(patent.texts("ipc"))
                        .isNotEmpty()
                        .doesNotHaveDuplicates()
                        .allMatch(IPC.asMatchPredicate());
                assertThat(patent.lacks("locarno")).isTrue();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void aRecordNamesItsOwnersInventorsAndUse(Industry industry) {
        assertThat(patents(industry)).allSatisfy(patent -> {
            assertThat(patent.text("owner")).matches(OWNER);
            if (!patent.lacks("coOwner")) {
                assertThat(patent.text("coOwner")).matches(CO_OWNER).isNotEqualTo(patent.text("owner"));
            }
            assertThat(patent.texts("inventors"))
                    .hasSizeBetween(1, 6)
                    .doesNotHaveDuplicates()
                    .allMatch(INVENTOR.asMatchPredicate());
            assertThat(patent.texts("applicationFields")).isNotEmpty().noneMatch(String::isBlank);
            assertThat(patent.texts("products")).isNotEmpty().noneMatch(String::isBlank);
            assertThat(patent.number("trl")).isBetween(3, 9);
        });
    }

    @ParameterizedTest
    @EnumSource
    void datesComeInOrderAndNotAfterTheDemoDay(Industry industry) {
        assertThat(patents(industry)).allSatisfy(patent -> {
            var filed = patent.filed();
            assertThat(filed).isBetween(LocalDate.of(2004, 1, 1), DEMO_DAY);
            if (!patent.lacks("granted")) {
                assertThat(LocalDate.parse(patent.text("granted")))
                        .isBetween(filed.plus(2, ChronoUnit.MONTHS), DEMO_DAY);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void theLegalStatusAgreesWithTheDates(Industry industry) {
        assertThat(patents(industry)).allSatisfy(patent -> {
            var status = patent.text("status");
            assertThat(STATUSES).contains(status);
            switch (status) {
                case "PENDING" -> {
                    assertThat(patent.lacks("granted")).isTrue();
                    assertThat(patent.filed()).isAfterOrEqualTo(LocalDate.of(2023, 1, 1));
                }
                // given up before grant or after it
                case "ABANDONED" -> assertThat(patent.filed()).isBefore(DEMO_DAY);
                default -> assertThat(patent.lacks("granted")).isFalse();
            }
            if (status.equals("EXPIRED")) assertThat(patent.termEnds()).isBefore(DEMO_DAY);
            if (LIVING.contains(status)) assertThat(patent.termEnds()).isAfter(DEMO_DAY);
        });
    }

    @Test
    void serialsAreUniqueAndInTheInventedRange() {
        assertThat(allPatents())
                .extracting(patent -> patent.number("serial"))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(serial -> serial >= 9_000_000 && serial <= 9_009_999);
    }

    @Test
    void noTwoPatentsShareATitleOrAnAbstract() {
        var all = allPatents().toList();
        assertThat(all).hasSizeGreaterThanOrEqualTo(LEAST_IN_ALL);
        for (var field : List.of("titleZh", "titleEn", "abstractZh", "abstractEn")) {
            assertThat(all).extracting(patent -> patent.text(field)).doesNotHaveDuplicates();
        }
    }

    private static Stream<Patent> allPatents() {
        return Stream.of(Industry.values()).flatMap(industry -> patents(industry).stream());
    }

    private static String file(Industry industry) {
        return "/demo/patents/" + industry.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".jsonl";
    }

    private static List<Patent> patents(Industry industry) {
        try (var file = DemoPatentFilesTest.class.getResourceAsStream(file(industry))) {
            var lines = new String(
                            requireNonNull(file, () -> "no file of " + industry).readAllBytes(), StandardCharsets.UTF_8)
                    .lines();
            var found = new ArrayList<Patent>();
            for (var line : lines.toList()) {
                found.add(new Patent(JSON.readTree(line)));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line of a file; shown by number and title, so that a failure can be read. */
    private record Patent(JsonNode json) {

        String text(String field) {
            return json.path(field).asText();
        }

        List<String> texts(String field) {
            return StreamSupport.stream(json.path(field).spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }

        int number(String field) {
            return json.path(field).asInt();
        }

        boolean lacks(String field) {
            return json.path(field).isNull();
        }

        String benefit(String language) {
            return json.path("benefit").path(language).asText();
        }

        LocalDate filed() {
            return LocalDate.parse(text("filed"));
        }

        LocalDate termEnds() {
            return switch (text("kind")) {
                case "INVENTION" -> filed().plusYears(20);
                case "UTILITY_MODEL" -> filed().plusYears(10);
                case "DESIGN" -> filed().plusYears(filed().isBefore(DESIGNS_LAST_FIFTEEN_YEARS) ? 10 : 15);
                default -> throw new AssertionError("no such kind: " + text("kind"));
            };
        }

        @Override
        public String toString() {
            return number("serial") + " " + text("titleZh");
        }
    }
}
