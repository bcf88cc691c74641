package org.penglai.incentive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.penglai.incentive.SampleProgrammes.CLAUSE;
import static org.penglai.incentive.SampleProgrammes.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.penglai.incentive.Condition.Verdict;
import org.penglai.incentive.Evaluation.Outcome;
import org.penglai.incentive.Evaluation.Reason;
import org.penglai.incentive.Programme.Discretion;
import org.penglai.incentive.Step.Result;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Money;

class EvaluatorTest {

    private static final LocalDate IN_TERM = LocalDate.parse("2023-06-01");
    private static final Origin NOTICE = Origin.of(Origin.Source.EVIDENCE, "RECORDAL_NOTICE 2023370000123");
    private static final Facts CERTIFIED =
            Facts.from(NOTICE).flag(Vocabulary.DEAL_CERTIFIED, true).build();

    @Test
    void aSelectiveProgrammeGivesACeilingAndSaysThatItIsChosen() {
        // Given
        var programme = programme().upTo("500000").build();
        // When
        var evaluation = Evaluator.evaluate(programme, CERTIFIED, IN_TERM);
        // Then
        assertThat(evaluation.outcome()).isEqualTo(Outcome.ELIGIBLE);
        assertThat(evaluation.ceiling()).contains(Money.ofYuan(500_000));
        assertThat(evaluation.reason()).isEqualTo(Reason.SELECTIVE);
    }

    @Test
    void anEndedProgrammeStillShowsEveryCondition() {
        // Given
        var programme = programme()
                .when(Vocabulary.LICENSOR_LOCAL, Verdict.UNMET)
                .upTo("500000")
                .build();
        // When
        var evaluation = Evaluator.evaluate(programme, CERTIFIED, LocalDate.parse("2025-01-01"));
        // Then
        assertThat(evaluation.outcome()).isEqualTo(Outcome.INELIGIBLE);
        assertThat(evaluation.reason()).isEqualTo(Reason.ENDED);
        assertThat(evaluation.standing().to()).isEqualTo("2024-12-31");
        assertThat(evaluation.ceiling()).isEmpty();
        assertThat(evaluation.trace()).extracting(Step::result).containsExactly(Result.UNMET, Result.MET, Result.UNMET);
    }

    @Test
    void theTraceSaysWhatAConditionSawAndWhereThatCameFrom() {
        // Given
        var register = Origin.of(Origin.Source.ORGANISATION, "蓬莱湾大学");
        var facts =
                CERTIFIED.and(register).flag(Vocabulary.LICENSOR_LOCAL, true).build();
        var programme = programme().when(Vocabulary.LICENSOR_LOCAL, Verdict.MET).build();
        // When
        var step = Evaluator.evaluate(programme, facts, IN_TERM).trace().get(2);
        // Then
        assertThat(step.readings())
                .containsExactly(new Step.Reading(
                        Vocabulary.LICENSOR_LOCAL, Optional.of(new Facts.Known(new Value.Flag(true), register))));
        assertThat(step.citation()).isEqualTo(CLAUSE);
    }

    @Test
    void aContinuationEnteredByAnOfficialIsNoAssumption() {
        // Given
        var programme = programme()
                .continued("2025-01-01", "2027-12-31", Continuation.Basis.ENTERED)
                .upTo("500000")
                .build();
        // When
        var evaluation = Evaluator.evaluate(programme, CERTIFIED, LocalDate.parse("2025-01-01"));
        // Then
        assertThat(evaluation.validity()).isEqualTo(Validity.CONTINUED);
        assertThat(evaluation.isAssumed()).isFalse();
        assertThat(evaluation.outcome()).isEqualTo(Outcome.ELIGIBLE);
    }

    @Test
    void aGapBetweenTermAndContinuationIsOutside() {
        // Given
        var programme = programme()
                .continued("2026-01-01", "2027-12-31", Continuation.Basis.ENTERED)
                .build();
        // When
        var evaluation = Evaluator.evaluate(programme, CERTIFIED, LocalDate.parse("2025-12-31"));
        // Then
        assertThat(evaluation.validity()).isEqualTo(Validity.ENDED);
        assertThat(evaluation.standing().to()).isEqualTo("2024-12-31");
    }

    @Test
    void afterALastContinuationTheEndNamedIsThatOfTheContinuation() {
        // Given
        var programme = programme()
                .continued("2025-01-01", "2027-12-31", Continuation.Basis.ENTERED)
                .build();
        // When
        var evaluation = Evaluator.evaluate(programme, CERTIFIED, LocalDate.parse("2028-01-01"));
        // Then
        assertThat(evaluation.standing().to()).isEqualTo("2027-12-31");
    }

    @Test
    void theCeilingIsTheOneOfTheDay() {
        // Given
        var programme =
                programme().upTo("500000").andFrom("2024-01-01", "300000").build();
        // When
        var before = Evaluator.evaluate(programme, CERTIFIED, LocalDate.parse("2023-12-31"));
        var after = Evaluator.evaluate(programme, CERTIFIED, LocalDate.parse("2024-01-01"));
        // Then
        assertThat(before.ceiling()).contains(Money.ofYuan(500_000));
        assertThat(after.ceiling()).contains(Money.ofYuan(300_000));
    }

    @Test
    void aShareIsRoundedDownToTheFen() {
        // Given: 2 % of 1 234.99 are 24.6998
        var programme = programme().share("0.02", "500000").build();
        var facts = CERTIFIED
                .and(NOTICE)
                .amount(Vocabulary.DEAL_FEE, new Money(123_499))
                .build();
        // When
        var evaluation = Evaluator.evaluate(programme, facts, IN_TERM);
        // Then
        assertThat(evaluation.ceiling()).contains(new Money(2_469));
    }

    @Test
    void aShareStopsAtItsCeiling() {
        // Given: 2 % of 25 000 000 are 500 000
        var programme = programme().share("0.02", "500000").build();
        // When
        var below = Evaluator.evaluate(programme, withFee(2_499_999_999L), IN_TERM);
        var at = Evaluator.evaluate(programme, withFee(2_500_000_000L), IN_TERM);
        var above = Evaluator.evaluate(programme, withFee(2_500_000_100L), IN_TERM);
        // Then
        assertThat(below.ceiling()).contains(new Money(49_999_999));
        assertThat(at.ceiling()).contains(new Money(50_000_000));
        assertThat(above.ceiling()).contains(new Money(50_000_000));
    }

    @Test
    void aShareOfAnUnknownBaseNeedsEvidence() {
        // Given
        var programme = programme().share("0.02", "500000").build();
        // When
        var evaluation = Evaluator.evaluate(programme, CERTIFIED, IN_TERM);
        // Then
        assertThat(evaluation.outcome()).isEqualTo(Outcome.NEEDS_EVIDENCE);
        assertThat(evaluation.ceiling()).contains(Money.ofYuan(500_000));
    }

    @Test
    void aConditionThatHangsOnADecisionAloneWaitsForIt() {
        // Given
        var decision = Fact.decision("coreTechnology");
        var programme = programme().when(decision, Verdict.UNKNOWN).build();
        // When
        var evaluation = Evaluator.evaluate(programme, CERTIFIED, IN_TERM);
        // Then
        assertThat(evaluation.outcome()).isEqualTo(Outcome.NEEDS_DECISION);
    }

    @Test
    void totalsKeepWhatIsAssumedApart() {
        // Given
        var issued = Evaluator.evaluate(programme().upTo("500000").build(), CERTIFIED, IN_TERM);
        var continued = programme()
                .continued("2025-01-01", "2027-12-31", Continuation.Basis.ASSUMED)
                .upTo("300000")
                .build();
        var assumed = Evaluator.evaluate(continued, CERTIFIED, LocalDate.parse("2026-11-22"));
        // When
        var estimate = new Estimate(IN_TERM, false, List.of(issued, assumed));
        // Then
        assertThat(estimate.ceiling()).isEqualTo(Money.ofYuan(500_000));
        assertThat(estimate.assumedCeiling()).isEqualTo(Money.ofYuan(300_000));
    }

    @Test
    void aProgrammeForAllWhoMeetItSaysSo() {
        // Given
        var programme = programme().discretion(Discretion.AUTO).build();
        // When
        var evaluation = Evaluator.evaluate(programme, CERTIFIED, IN_TERM);
        // Then
        assertThat(evaluation.reason()).isEqualTo(Reason.AUTO);
    }

    @Test
    void aFactTakesOnlyWhatTheVocabularyAllows() {
        var facts = Facts.from(NOTICE);
        assertThatThrownBy(() -> facts.text(Vocabulary.DEAL_MODE, "GIFT"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("deal.mode");
        assertThatThrownBy(() -> facts.flag(Vocabulary.DEAL_MODE, true)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wordsAreShownInBothLanguages() {
        // Given
        var words = new Bilingual("许可方驻烟", "The licensor is in Yantai");
        var programme =
                programme().when(Vocabulary.LICENSOR_LOCAL, Verdict.MET, words).build();
        // When
        var step = Evaluator.evaluate(programme, CERTIFIED, IN_TERM).trace().get(2);
        // Then
        assertThat(step)
                .isInstanceOfSatisfying(
                        Step.Tried.class,
                        tried -> assertThat(tried.condition().words()).isEqualTo(words));
    }

    private static Facts withFee(long fen) {
        return CERTIFIED.and(NOTICE).amount(Vocabulary.DEAL_FEE, new Money(fen)).build();
    }
}
