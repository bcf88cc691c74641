package org.penglai.incentive.web;

import java.time.LocalDate;
import java.util.List;
import org.penglai.incentive.Estimate;
import org.penglai.kernel.Money;

/**
 * What the programmes make of a deal.
 *
 * @param beforeTheEvent whether the legal event lies ahead and the day is today's
 * @param totalCeilingFen sum of the ceilings under the papers and what officials entered
 * @param totalAssumedCeilingFen sum of those that rest on an assumption; not part of the other
 */
public record EstimateView(
        LocalDate on,
        boolean beforeTheEvent,
        List<EvaluationView> items,
        long totalCeilingFen,
        long totalAssumedCeilingFen) {

    static EstimateView of(Estimate estimate, IncentiveWords words) {
        return new EstimateView(
                estimate.on(),
                estimate.beforeTheEvent(),
                estimate.evaluations().stream()
                        .map(evaluation -> EvaluationView.of(evaluation, words))
                        .toList(),
                estimate.ceiling().fen(),
                estimate.assumedCeiling().fen());
    }

    public Money totalCeiling() {
        return new Money(totalCeilingFen);
    }

    public Money totalAssumedCeiling() {
        return new Money(totalAssumedCeilingFen);
    }
}
