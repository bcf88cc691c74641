package org.penglai.incentive.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.penglai.incentive.Citation;
import org.penglai.incentive.Continuation;
import org.penglai.incentive.Evaluation;
import org.penglai.incentive.Fact;
import org.penglai.incentive.Locator;
import org.penglai.incentive.Occasion;
import org.penglai.incentive.Origin;
import org.penglai.incentive.Programme;
import org.penglai.incentive.Validity;
import org.penglai.incentive.Vocabulary;
import org.penglai.platform.http.Messages;

/** Whatever an evaluation can say has its words; a new fact or outcome without them fails here. */
class IncentiveWordsTest {

    private final Messages messages = Messages.load(List.of("incentive"));

    @Test
    void everyFactAndEveryChoiceHasWords() {
        // Given
        var facts = Vocabulary.ALL.stream().map(fact -> "incentive.fact." + fact.name());
        var choices = Vocabulary.ALL.stream()
                .map(Fact::choices)
                .flatMap(List::stream)
                .map(choice -> "incentive.value." + choice);
        // Then
        assertThat(messages.keys()).containsAll(Stream.concat(facts, choices).toList());
    }

    @Test
    void everyAnswerHasWords() {
        assertThat(messages.keys())
                .containsAll(keys("outcome", Evaluation.Outcome.values()))
                .containsAll(keys("reason", Evaluation.Reason.values()))
                .containsAll(keys("validity", Validity.values()))
                .containsAll(keys("standing", Validity.values()))
                .containsAll(keys("origin", Origin.Source.values()))
                .containsAll(keys("occasion", Occasion.values()))
                .containsAll(keys("subject", Programme.Subject.values()))
                .containsAll(keys("no-entitlement", Programme.Discretion.values()))
                .containsAll(keys("status", Citation.Status.values()))
                .containsAll(keys("locator", Locator.Part.values()))
                .containsAll(keys("basis", Continuation.Basis.values()));
    }

    private static List<String> keys(String what, Enum<?>... values) {
        return Arrays.stream(values)
                .map(value -> "incentive." + what + "." + value.name())
                .toList();
    }
}
