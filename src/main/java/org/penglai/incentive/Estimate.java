package org.penglai.incentive;

import java.time.LocalDate;
import java.util.List;
import org.penglai.kernel.Money;

/**
 * All that the programmes say of one occasion.
 *
 * @param on the day by which the rules were chosen
 * @param beforeTheEvent whether the legal event has not happened yet, so that the day is today's
 */
public record Estimate(LocalDate on, boolean beforeTheEvent, List<Evaluation> evaluations) {

    public Estimate {
        evaluations = List.copyOf(evaluations);
    }

    /** Sum of the ceilings that rest on the papers themselves or on a continuation entered by an official. */
    public Money ceiling() {
        return sum(false);
    }

    /** Sum of the ceilings that rest on an assumed continuation; never added to the other without saying so. */
    public Money assumedCeiling() {
        return sum(true);
    }

    private Money sum(boolean assumed) {
        return evaluations.stream()
                .filter(evaluation -> evaluation.isAssumed() == assumed)
                .flatMap(evaluation -> evaluation.ceiling().stream())
                .reduce(Money.ZERO, Money::plus);
    }
}
