package org.penglai.incentive.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.incentive.Amount;
import org.penglai.incentive.Catalogue;
import org.penglai.incentive.Citation;
import org.penglai.incentive.Continuation;
import org.penglai.incentive.Programme;
import org.penglai.incentive.ProgrammeId;
import org.penglai.incentive.Variant;
import org.penglai.incentive.cel.CelConditions;
import org.penglai.incentive.file.ProgrammeFiles.Sources;

class ProgrammeFilesTest {

    private static final Path FILES = Path.of("src/main/resources/programmes");
    private static final Path SAMPLE = Path.of("src/test/resources/programmes/sample.yaml");

    private final ProgrammeFiles files = new ProgrammeFiles(new CelConditions());

    @Test
    void everyShippedFileLoads() throws IOException {
        // Given
        var shipped = ProgrammeResources.shipped(true);
        // When
        var catalogue = files.load(shipped);
        // Then
        try (var onDisk = Files.list(FILES.resolve("yantai"))) {
            assertThat(catalogue.all()).hasSize((int) onDisk.count());
        }
        assertThat(catalogue.all())
                .extracting(programme -> programme.id().value())
                .containsExactly("yantai-agency-trades", "yantai-free-licence-licensor");
    }

    @Test
    void everyShippedProgrammeSpeaksInWordsAndCitesItsClause() {
        // When
        var catalogue = files.load(ProgrammeResources.shipped(false));
        // Then
        assertThat(catalogue.all()).allSatisfy(programme -> {
            assertThat(programme.requirements().conditions())
                    .allSatisfy(condition -> assertThat(condition.words().zh()).isNotEqualTo(condition.expression()));
            assertThat(programme.requirements().definitions())
                    .allSatisfy(
                            definition -> assertThat(definition.words().zh()).isNotEqualTo(definition.name()));
            assertThat(programme.source().citation().status()).isEqualTo(Citation.Status.ISSUED_TEXT_UNSEEN);
            assertThat(programme.source().citation().locator()).hasToString("annex 三(一)1");
            assertThat(programme.source().variants()).extracting(Variant::id).containsExactly("main");
        });
    }

    @Test
    void quotationsAreKeptWordForWord() {
        assertThat(files.load(ProgrammeResources.shipped(false)).all())
                .extracting(
                        programme -> programme.source().citation().quotation().orElseThrow())
                .containsExactly("对完成交易成绩突出的，择优给予奖励", "对经济效益突出的许可方最高给予50万元奖励");
    }

    @Test
    void withoutAStatedAmountNoneIsMadeUp() {
        assertThat(programme(files.load(ProgrammeResources.shipped(false)), "yantai-agency-trades")
                        .award()
                        .amount())
                .isEqualTo(new Amount.NotStated());
    }

    @Test
    void anAssumedContinuationIsReadOnlyWhenAskedFor() {
        // When
        var issued = programme(files.load(ProgrammeResources.shipped(false)), "yantai-free-licence-licensor");
        var assumed = programme(files.load(ProgrammeResources.shipped(true)), "yantai-free-licence-licensor");
        // Then
        assertThat(issued.term().continuations()).isEmpty();
        assertThat(assumed.term().continuations())
                .extracting(Continuation::basis)
                .containsExactly(Continuation.Basis.ASSUMED);
    }

    @Test
    void aVersionIsTheDigestOfItsText() throws IOException {
        // Given
        var text = Files.readString(SAMPLE);
        // When
        var one = load(text).all().getFirst().heading().version();
        var same = load(text).all().getFirst().heading().version();
        var other = load(text.replace("50000000", "30000000"))
                .all()
                .getFirst()
                .heading()
                .version();
        // Then
        assertThat(one).hasSize(64).isEqualTo(same).isNotEqualTo(other);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            id: yantai-free-licence-licensor       | id: Yantai Free                                   | 1  | cannot be read: Yantai Free
            en: Reward for licensors               | fr: Prime                                         | 2  | missing: en
            programme: transfer-special-plan       | programme: other-plan                             | 3  | no such plan in the registers: other-plan
            education, industry                    | education, navy                                   | 4  | no such department in the registers: navy
            subject: LICENSOR                      | subject: EVERYONE                                 | 5  | EVERYONE is none of [LICENSOR, LICENSEE, AGENCY]
            occasion: DEAL_CERTIFIED               | occasion: SUNRISE                                 | 6  | SUNRISE is none of [DEAL_CERTIFIED]
            occasion: DEAL_CERTIFIED               | occasion: DEAL_CERTIFIED\\noccasion: DEAL_CERTIFIED | 7  | said twice: occasion
            source: {                              | sauce: {                                          | 1  | missing: source
            document: action-plan-2022-2024        | document: hearsay                                 | 7  | no such document in the registers: hearsay
            , status: ISSUED_TEXT_UNSEEN           | ~~                                                | 7  | missing: status
            locator: annex 三(一)1                  | locator: somewhere                                | 7  | a locator is "main …" or "annex …": somewhere
            from: 2022-01-01, to                   | from: 2022-01-32, to                              | 10 | not a day (YYYY-MM-DD): 2022-01-32
            from: 2022-01-01, to: 2024-12-31       | from: 2024-12-31, to: 2022-01-01                  | 10 | ends before it begins: 2024-12-31 to 2022-01-01
            continuations: []                      | continuations: [{from: 2024-06-01, to: 2025-12-31, basis: ENTERED, enteredOn: 2024-05-01, note: {zh: 续, en: on}}] | 11 | a continuation begins after the programme's end, 2024-12-31
            continuations: []                      | continuations: [{from: 2025-01-01, to: 2025-12-31, basis: ASSUMED, enteredOn: 2024-05-01, note: {zh: 续, en: on}}] | 11 | an assumed continuation may not stand in a programme's own file
            licensor.local                         | licensor.locale                                   | 12 | when: no such fact: licensor.locale (column 79)
            deal.mode ==                           | deal.mode = =                                     | 12 | when: token recognition error
            when: deal.mode                        | when: §\\n  licensee.local\\n  && agency.size && deal.mode | 14 | when: no such fact: agency.size (column 4)
            continuations: []                      | words: [{zh: 一, en: one}]                         | 11 | words for 1 conditions, but there are 5
            RECORDAL_NOTICE                        | RECORDAL_NOTE                                     | 13 | no such kind of evidence: RECORDAL_NOTE
            economicBenefit: officer               | economicBenefit: oracle                           | 14 | a definition is decided by: officer
            ceilingFen: {2022-01-01: 50000000}     | ceilingFen: 50000000                              | 15 | a value without a date: write {YYYY-MM-DD: 50000000}
            ceilingFen: {2022-01-01: 50000000}     | ceilingFen: {2023-01-01: 50000000}                | 15 | no value on the first day of the programme, 2022-01-01
            ceilingFen: {2022-01-01: 50000000}     | ceilingFen: {2022-01-01: 500000.5}                | 15 | cannot be read: 500000.5
            ceilingFen: {2022-01-01: 50000000}     | ceilingFen: {2022-01-01: 0}                       | 15 | a ceiling is more than nothing: 0
            ceilingFen: {2022-01-01: 50000000}     | ceiling: {2022-01-01: 500000}                     | 15 | a sum without a unit: call it ceilingFen and count fen
            kind: UP_TO, ceilingFen                | kind: RATE_CAPPED, base: deal.mode, rate: {2022-01-01: "0.02"}, ceilingFen | 15 | no such sum of money among the facts: deal.mode
            kind: UP_TO, ceilingFen                | kind: RATE_CAPPED, base: deal.feeFen, rate: "0.02", ceilingFen | 15 | a value without a date: write {YYYY-MM-DD: 0.02}
            kind: UP_TO, ceilingFen                | kind: RATE_CAPPED, base: deal.feeFen, rate: {2022-01-01: "1.5"}, ceilingFen | 15 | cannot be read: 1.5
            kind: UP_TO, ceilingFen                | kind: UP_TO, currency: CNY, ceilingFen            | 15 | unknown key: currency
            discretion: SELECTIVE                  | discretion: SELECTIVE\\ncolour: red                | 17 | unknown key: colour
            discretion: SELECTIVE                  | discretion: [SELECTIVE                            | 17 | not YAML
            """)
    void aBrokenFileIsRefusedWithItsLine(String find, String replace, int line, String because) throws IOException {
        // Given
        var text = Files.readString(SAMPLE);
        assertThat(text).contains(find);
        var broken = text.replaceFirst(Pattern.quote(find), unescaped(replace));
        // Then
        assertThatExceptionOfType(ProgrammesRefused.class)
                .isThrownBy(() -> load(broken))
                .withMessageStartingWith("sample.yaml:" + line + ": " + because);
    }

    @Test
    void theSampleOfTheFormatLoadsAsItStands() throws IOException {
        // When
        var programme = load(Files.readString(SAMPLE)).all().getFirst();
        // Then
        assertThat(programme.requirements().conditions()).hasSize(5);
        assertThat(programme.award().discretion()).isEqualTo(Programme.Discretion.SELECTIVE);
    }

    @Test
    void nothingIsLoadedWhenOneFileIsBrokenAndEveryFaultIsNamed() throws IOException {
        // Given
        var good = new SourceText("good.yaml", Files.readString(SAMPLE));
        var one = new SourceText("one.yaml", Files.readString(SAMPLE).replace("LICENSOR", "EVERYONE"));
        var two = new SourceText("two.yaml", "");
        var sources = new Sources(registers(), List.of(good, one, two), List.of());
        // Then
        assertThatExceptionOfType(ProgrammesRefused.class)
                .isThrownBy(() -> files.load(sources))
                .satisfies(refused -> assertThat(refused.faults())
                        .extracting(Fault::file, Fault::line)
                        .containsExactly(tuple("one.yaml", 5), tuple("two.yaml", 1)));
    }

    @Test
    void twoFilesWithOneIdAreRefused() throws IOException {
        // Given
        var text = Files.readString(SAMPLE);
        var twice = List.of(new SourceText("a.yaml", text), new SourceText("b.yaml", text));
        // Then
        assertThatExceptionOfType(ProgrammesRefused.class)
                .isThrownBy(() -> files.load(new Sources(registers(), twice, List.of())))
                .withMessage("b.yaml:1: another file has this id: yantai-free-licence-licensor");
    }

    @Test
    void aContinuationOfAnUnknownProgrammeIsRefused() throws IOException {
        // Given
        var sample = new SourceText("sample.yaml", Files.readString(SAMPLE));
        var continuations = new SourceText("more.yaml", """
                continuations:
                  - programme: yantai-unheard-of
                    from: 2025-01-01
                """);
        // Then
        assertThatExceptionOfType(ProgrammesRefused.class)
                .isThrownBy(() -> files.load(new Sources(registers(), List.of(sample), List.of(continuations))))
                .withMessage("more.yaml:2: no such programme: yantai-unheard-of");
    }

    @Test
    void overlappingContinuationsAreRefused() throws IOException {
        // Given
        var sample = new SourceText("sample.yaml", Files.readString(SAMPLE));
        var one = "  - {programme: yantai-free-licence-licensor, from: 2025-01-01, to: 2026-12-31, basis: ENTERED,"
                + " enteredOn: 2025-01-01, note: {zh: 续, en: on}}\n";
        var continuations =
                new SourceText("more.yaml", "continuations:\n" + one + one.replace("2025-01-01, to", "2026-12-31, to"));
        // Then
        assertThatExceptionOfType(ProgrammesRefused.class)
                .isThrownBy(() -> files.load(new Sources(registers(), List.of(sample), List.of(continuations))))
                .withMessage("more.yaml:3: overlaps the continuation of 2025-01-01 to 2026-12-31");
    }

    private Catalogue load(String text) throws IOException {
        return files.load(new Sources(registers(), List.of(new SourceText("sample.yaml", text)), List.of()));
    }

    private static SourceText registers() throws IOException {
        return new SourceText("registers.yaml", Files.readString(FILES.resolve("registers.yaml")));
    }

    private static Programme programme(Catalogue catalogue, String id) {
        return catalogue.find(new ProgrammeId(id)).orElseThrow();
    }

    private static String unescaped(String text) {
        return Matcher.quoteReplacement(text.replace("\\n", "\n").replace('§', '|'));
    }
}
