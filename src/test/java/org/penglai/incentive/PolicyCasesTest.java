package org.penglai.incentive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.penglai.incentive.Evaluation.Outcome;
import org.penglai.incentive.Step.Result;
import org.penglai.incentive.cel.CelConditions;
import org.penglai.incentive.file.ProgrammeFiles;
import org.penglai.incentive.file.ProgrammeResources;
import org.penglai.kernel.Money;

/** Every shipped programme against its cases, which an official can read: {@code src/test/resources/programmes}. */
class PolicyCasesTest {

    private static final Path FOLDER = Path.of("src/test/resources/programmes");
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Catalogue ISSUED = catalogue(false);
    private static final Catalogue ASSUMED = catalogue(true);

    record Cases(String programme, Map<String, Object> given, List<Case> cases) {}

    /** One case; {@code assumed} reads the assumed continuations too, lists left out are empty. */
    record Case(
            @JsonProperty("case") String name,
            LocalDate on,
            boolean assumed,
            Map<String, Object> with,
            List<String> without,
            Outcome outcome,
            Validity validity,
            Optional<Long> ceilingFen,
            List<String> unmet,
            List<String> missing,
            List<String> pending) {

        Case {
            with = Objects.requireNonNullElse(with, Map.of());
            without = Objects.requireNonNullElse(without, List.of());
            unmet = Objects.requireNonNullElse(unmet, List.of());
            missing = Objects.requireNonNullElse(missing, List.of());
            pending = Objects.requireNonNullElse(pending, List.of());
        }
    }

    @TestFactory
    Stream<DynamicContainer> everyProgrammeGivesWhatItsCasesSay() throws IOException {
        return caseFiles()
                .map(cases -> DynamicContainer.dynamicContainer(
                        cases.programme(),
                        cases.cases().stream()
                                .map(each -> DynamicTest.dynamicTest(each.name(), () -> check(cases, each)))));
    }

    @Test
    void everyProgrammeHasCases() throws IOException {
        // When
        var covered = caseFiles().map(Cases::programme).toList();
        // Then
        assertThat(covered)
                .containsExactlyInAnyOrderElementsOf(ISSUED.all().stream()
                        .map(programme -> programme.id().value())
                        .toList());
    }

    private static void check(Cases cases, Case expected) {
        // Given
        var catalogue = expected.assumed() ? ASSUMED : ISSUED;
        var programme = catalogue.find(new ProgrammeId(cases.programme())).orElseThrow();
        var plain = new HashMap<>(cases.given());
        plain.putAll(expected.with());
        expected.without().forEach(plain::remove);
        var facts = StatedFacts.read(plain, Origin.of(Origin.Source.CALLER, "case"));
        // When
        var evaluation = Evaluator.evaluate(programme, facts, expected.on());
        // Then
        assertThat(evaluation.outcome()).isEqualTo(expected.outcome());
        assertThat(evaluation.validity()).isEqualTo(expected.validity());
        assertThat(evaluation.ceiling()).isEqualTo(expected.ceilingFen().map(Money::new));
        assertThat(steps(evaluation, Result.UNMET)).isEqualTo(expected.unmet());
        assertThat(steps(evaluation, Result.MISSING)).isEqualTo(expected.missing());
        assertThat(steps(evaluation, Result.PENDING)).isEqualTo(expected.pending());
    }

    private static List<String> steps(Evaluation evaluation, Result result) {
        return evaluation.trace().stream()
                .filter(step -> step.result() == result)
                .map(PolicyCasesTest::name)
                .toList();
    }

    private static String name(Step step) {
        return switch (step) {
            case Step.InTerm _ -> "term";
            case Step.Happened happened -> happened.occasion().name();
            case Step.Tried tried -> tried.condition().expression();
            case Step.Evidenced evidenced -> evidenced.kind();
            case Step.Decided decided -> decided.definition().name();
            case Step.Based based -> based.reading().fact().name();
        };
    }

    private static Stream<Cases> caseFiles() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".cases.yaml")).sorted().toList().stream()
                    .map(PolicyCasesTest::read);
        }
    }

    private static Cases read(Path file) {
        try {
            return YAML.readValue(file.toFile(), Cases.class);
        } catch (IOException unreadable) {
            throw new IllegalStateException(file.toString(), unreadable);
        }
    }

    private static Catalogue catalogue(boolean assumed) {
        return new ProgrammeFiles(new CelConditions()).load(ProgrammeResources.shipped(assumed));
    }
}
