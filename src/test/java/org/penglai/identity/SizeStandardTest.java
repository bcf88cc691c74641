package org.penglai.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.identity.law.SizeStandardFile;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;

/** Every bound of every line of the 2011 standard, on both sides. */
class SizeStandardTest {

    private static final SizeStandard STANDARD = SizeStandardFile.shipped();

    /** A class of each industry, then the bounds as the standard has them: e persons, r and a in tens of thousands of yuan. */
    private static final Map<String, List<String>> TABLE = Map.ofEntries(
            Map.entry("0111", List.of("r20000", "r500", "r50")),
            Map.entry("3841", List.of("e1000 r40000", "e300 r2000", "e20 r300")),
            Map.entry("4710", List.of("r80000 a80000", "r6000 a5000", "r300 a300")),
            Map.entry("5111", List.of("e200 r40000", "e20 r5000", "e5 r1000")),
            Map.entry("5211", List.of("e300 r20000", "e50 r500", "e10 r100")),
            Map.entry("5412", List.of("e1000 r30000", "e300 r3000", "e20 r200")),
            Map.entry("5920", List.of("e200 r30000", "e100 r1000", "e20 r100")),
            Map.entry("6010", List.of("e1000 r30000", "e300 r2000", "e20 r100")),
            Map.entry("6110", List.of("e300 r10000", "e100 r2000", "e10 r100")),
            Map.entry("6210", List.of("e300 r10000", "e100 r2000", "e10 r100")),
            Map.entry("6311", List.of("e2000 r100000", "e100 r1000", "e10 r100")),
            Map.entry("6513", List.of("e300 r10000", "e100 r1000", "e10 r50")),
            Map.entry("7010", List.of("r200000 a10000", "r1000 a5000", "r100 a2000")),
            Map.entry("7020", List.of("e1000 r5000", "e300 r1000", "e100 r500")),
            Map.entry("7211", List.of("e300 a120000", "e100 a8000", "e10 a100")),
            Map.entry("7320", List.of("e300", "e100", "e10")));

    private static final List<SizeClass> BOUNDED = List.of(SizeClass.LARGE, SizeClass.MEDIUM, SizeClass.SMALL);

    private static final Figures PLENTY = new Figures(
            Map.of(Measure.EMPLOYEES, 1_000_000L, Measure.REVENUE, wan(10_000_000), Measure.ASSETS, wan(10_000_000)));

    @Test
    void theStandardHasSixteenIndustriesInItsOrder() {
        assertThat(STANDARD.lines())
                .extracting(SizeStandard.Line::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
        assertThat(TABLE.keySet().stream()
                        .map(industry ->
                                STANDARD.line(new IndustryClass(industry)).orElseThrow()))
                .hasSize(16)
                .doesNotHaveDuplicates();
        assertThat(STANDARD.source().number()).isEqualTo("工信部联企业〔2011〕300号");
    }

    @TestFactory
    Stream<DynamicTest> whoReachesEveryBoundOfAClassIsOfIt() {
        return bounds().map(bound -> DynamicTest.dynamicTest(bound.toString(), () -> {
            assertThat(size(bound.industry, bound.figures)).isEqualTo(bound.of);
        }));
    }

    @TestFactory
    Stream<DynamicTest> oneFenOrPersonBelowOneBoundOfAClassIsTheNextLower() {
        return bounds().flatMap(bound -> bound.figures.values().keySet().stream()
                .map(measure -> DynamicTest.dynamicTest(bound + " less one of " + measure, () -> {
                    var least = bound.figures.of(measure).orElseThrow();
                    assertThat(size(bound.industry, PLENTY.with(measure, least - 1)))
                            .isEqualTo(SizeClass.values()[bound.of.ordinal() + 1]);
                })));
    }

    /** "Not large where either upper bound is undercut": plenty of the one does not make up for the other. */
    @ParameterizedTest
    @CsvSource({
        "999, 900000, MEDIUM",
        "1000, 39999, MEDIUM",
        "1000, 40000, LARGE",
        "19, 900000, MICRO",
        "5000, 299, MICRO"
    })
    void bothFiguresAreNeededInIndustry(long employees, long revenueWan, SizeClass expected) {
        var figures = new Figures(Map.of(Measure.EMPLOYEES, employees, Measure.REVENUE, wan(revenueWan)));

        assertThat(size("3841", figures)).isEqualTo(expected);
    }

    @Test
    void theReasonNamesTheBoundThatWasMissedAndThoseThatWereReached() {
        var sizing = STANDARD.size(
                new IndustryClass("3841"), new Figures(Map.of(Measure.EMPLOYEES, 250L, Measure.REVENUE, wan(9_000))));

        assertThat(sizing.size()).isEqualTo(SizeClass.SMALL);
        assertThat(sizing.line().number()).isEqualTo(2);
        assertThat(sizing.decisive())
                .containsExactly(
                        new Sizing.Comparison(Measure.EMPLOYEES, 250, 300, SizeClass.MEDIUM),
                        new Sizing.Comparison(Measure.EMPLOYEES, 250, 20, SizeClass.SMALL),
                        new Sizing.Comparison(Measure.REVENUE, wan(9_000), wan(300), SizeClass.SMALL));
    }

    @Test
    void whatTheLineDoesNotAskForDoesNotCount() {
        assertThat(size("7320", new Figures(Map.of(Measure.EMPLOYEES, 9L)))).isEqualTo(SizeClass.MICRO);
        assertThat(size("7320", PLENTY.with(Measure.EMPLOYEES, 9))).isEqualTo(SizeClass.MICRO);
    }

    @Test
    void aFigureThatTheLineAsksForMustBeThere() {
        var refusal =
                catchThrowableOfType(Refusal.class, () -> size("4710", new Figures(Map.of(Measure.EMPLOYEES, 5L))));

        assertThat(refusal.code()).isEqualTo("size-class.figures");
        assertThat(refusal.violations())
                .extracting(Refusal.Violation::pointer)
                .containsExactly("/revenueFen", "/assetsFen");
    }

    @ParameterizedTest
    @CsvSource({
        "0190, 1",
        "0690, 2",
        "4690, 2",
        "5010, 3",
        "5810, 6",
        "5910, 6",
        "5990, 7",
        "7030, 16",
        "7090, 16",
        "7110, 15",
        "8310, 16",
        "9053, 16"
    })
    void everyClassHasTheLineOfItsLongestBeginning(String industry, int line) {
        assertThat(STANDARD.line(new IndustryClass(industry)).orElseThrow().number())
                .isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5310", "6620", "6930", "9111", "9700"})
    void railwaysFinanceAndOfficesHaveNoLine(String industry) {
        assertThat(STANDARD.line(new IndustryClass(industry))).isEmpty();
        assertThatThrownBy(() -> size(industry, PLENTY)).hasMessage("size-class.no-line");
    }

    @Test
    void everyDivisionHasALineOrIsKnownToHaveNone() {
        var without = new HashSet<Integer>();
        for (var division = 1; division <= 97; division++) {
            if (STANDARD.line(new IndustryClass("%02d90".formatted(division))).isEmpty()) {
                without.add(division);
            }
        }
        assertThat(without).containsExactlyInAnyOrder(53, 66, 67, 68, 69, 91, 92, 93, 94, 95, 96, 97);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "384", "38411", "0011", "38A1", "Z3841"})
    void anIndustryIsFourDigits(String typed) {
        assertThatThrownBy(() -> IndustryClass.parse(typed)).hasMessage("industry.malformed");
    }

    @Test
    void theSectionLetterAndFullWidthDigitsAreReadToo() {
        assertThat(IndustryClass.parse(" C３８４１ ")).isEqualTo(new IndustryClass("3841"));
    }

    private record Bound(String industry, SizeClass of, Figures figures) {}

    private static Stream<Bound> bounds() {
        return TABLE.entrySet().stream()
                .flatMap(line -> BOUNDED.stream()
                        .map(of -> new Bound(
                                line.getKey(), of, figures(line.getValue().get(of.ordinal())))));
    }

    private static Figures figures(String written) {
        var figures = Figures.NONE;
        for (var bound : written.split(" ")) {
            var value = Long.parseLong(bound.substring(1));
            figures = switch (bound.charAt(0)) {
                case 'e' -> figures.with(Measure.EMPLOYEES, value);
                case 'r' -> figures.with(Measure.REVENUE, wan(value));
                default -> figures.with(Measure.ASSETS, wan(value));
            };
        }
        return figures;
    }

    private static SizeClass size(String industry, Figures figures) {
        return STANDARD.size(new IndustryClass(industry), figures).size();
    }

    private static long wan(long tenThousands) {
        return Money.ofYuan(tenThousands * 10_000).fen();
    }
}
