package org.penglai.incentive.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.incentive.Condition.Verdict;
import org.penglai.incentive.Conditions.Clause;
import org.penglai.incentive.Conditions.Malformed;
import org.penglai.incentive.Facts;
import org.penglai.incentive.Origin;
import org.penglai.incentive.Vocabulary;
import org.penglai.kernel.Money;

class CelConditionsTest {

    private static final Origin SOMEWHERE = Origin.of(Origin.Source.DEAL, "");

    private final CelConditions conditions = new CelConditions();

    @Test
    void conditionsAreSplitAtTheAndsOfTheTop() throws Malformed {
        // When
        var clauses = compile("""
                deal.mode == "FREE_LICENCE"
                && (licensor.local && licensor.kind in ["UNIVERSITY", "INSTITUTE"])
                && (licensee.local || agency.present)
                """);
        // Then
        assertThat(clauses)
                .extracting(Clause::expression)
                .containsExactly(
                        "deal.mode == \"FREE_LICENCE\"",
                        "licensor.local",
                        "licensor.kind in [\"UNIVERSITY\", \"INSTITUTE\"]",
                        "licensee.local || agency.present");
        assertThat(clauses.get(3).reads()).containsExactly(Vocabulary.LICENSEE_LOCAL, Vocabulary.AGENCY_PRESENT);
    }

    @Test
    void anOrAtTheTopIsOneCondition() throws Malformed {
        assertThat(compile("licensor.local && licensee.local || agency.present"))
                .extracting(Clause::expression)
                .containsExactly("licensor.local && licensee.local || agency.present");
    }

    @Test
    void anUnknownFactIsNeitherYesNorNo() throws Malformed {
        // Given
        var test = compile("licensor.local").getFirst().test();
        // Then
        assertThat(test.on(Facts.none())).isEqualTo(Verdict.UNKNOWN);
        assertThat(test.on(facts().flag(Vocabulary.LICENSOR_LOCAL, true).build()))
                .isEqualTo(Verdict.MET);
        assertThat(test.on(facts().flag(Vocabulary.LICENSOR_LOCAL, false).build()))
                .isEqualTo(Verdict.UNMET);
    }

    @Test
    void whatIsKnownMayBeEnough() throws Malformed {
        // Given
        var either = compile("licensor.local || agency.present").getFirst().test();
        var facts = facts().flag(Vocabulary.AGENCY_PRESENT, true).build();
        // Then
        assertThat(either.on(facts)).isEqualTo(Verdict.MET);
    }

    @Test
    void sumsDaysAndListsCompare() throws Malformed {
        // Given
        var clauses = compile("""
                deal.feeFen >= 1000000000
                && deal.recordedOn <= date("2024-12-31")
                && "USE_REPORT" in deal.evidence
                """);
        var facts = facts().amount(Vocabulary.DEAL_FEE, Money.ofYuan(10_000_000))
                .day(Vocabulary.DEAL_RECORDED_ON, LocalDate.parse("2024-12-31"))
                .texts(Vocabulary.DEAL_EVIDENCE, List.of("CONTRACT", "USE_REPORT"))
                .build();
        // Then
        assertThat(clauses).extracting(clause -> clause.test().on(facts)).containsOnly(Verdict.MET);
    }

    @Test
    void aDecisionOfTheProgrammeIsAFact() throws Malformed {
        // Given
        var clause = conditions
                .compile("decision.coreTechnology", Set.of("coreTechnology"))
                .getFirst();
        // Then
        assertThat(clause.test().on(Facts.none())).isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deal.mod == "FREE_LICENCE"                        | no such fact: deal.mod
            deal.mode == "FREE_LICENSE"                       | deal.mode is never "FREE_LICENSE"
            licensor.kind in ["UNIVERSITY", "SCHOOL"]         | licensor.kind is never "SCHOOL"
            "THANK_YOU_NOTE" in deal.evidence                 | deal.evidence is never "THANK_YOU_NOTE"
            deal.mode == 1                                    | no matching overload
            deal.mode                                         | expected type 'bool'
            deal.feeFen > 0.5                                 | no fractions: sums are whole fen
            deal.feeFen / 2 > 100                             | no such function: _/_
            deal.mode.matches("F.*")                          | no such function: matches
            deal.mode ==                                      | mismatched input
            deal.recordedOn > date("2024-13-31")              | not a day: 2024-13-31
            deal.recordedOn > date(deal.mode)                 | date() takes a written day
            deal.evidence.exists(kind, kind == "USE_REPORT")  | no such function: exists
            decision.coreTechnology                           | no such fact: decision.coreTechnology
            """)
    void whatTheVocabularyDoesNotAllowIsRefused(String expression, String because) {
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() -> compile(expression))
                .withMessageContaining(because);
    }

    @Test
    void aFaultNamesItsLine() {
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() -> compile("licensor.local\n&& licensee.locale\n&& agency.present"))
                .satisfies(malformed -> assertThat(malformed.line()).isEqualTo(2));
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() -> compile("licensor.local\n&&\nlicensee.kind == \"FIRM\""))
                .satisfies(malformed -> assertThat(malformed.line()).isEqualTo(3));
    }

    @Test
    void anExpressionThatIsTooLongOrTooDeepIsRefused() {
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() -> compile("licensor.local && ".repeat(300) + "licensor.local"));
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() -> compile("(".repeat(60) + "licensor.local" + ")".repeat(60)));
    }

    private List<Clause> compile(String expression) throws Malformed {
        return conditions.compile(expression, Set.of());
    }

    private static Facts.Builder facts() {
        return Facts.from(SOMEWHERE);
    }
}
