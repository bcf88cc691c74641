package org.penglai.incentive;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Money;

/**
 * What one programme says of one occasion, with the whole way there.
 *
 * @param programme the very version that was applied
 * @param on day of the legal event, by which the rule was chosen
 * @param standing how the programme stands on that day
 * @param ceiling the most that may be awarded; none when ineligible or when the paper states none. Never an entitlement
 */
public record Evaluation(
        Programme programme,
        LocalDate on,
        Term.Standing standing,
        Outcome outcome,
        Optional<Money> ceiling,
        List<Step> trace) {

    /** The four answers. */
    public enum Outcome {
        ELIGIBLE,
        INELIGIBLE,
        NEEDS_EVIDENCE,
        NEEDS_DECISION
    }

    /** Why, in one word; its sentence stands in the messages under {@code incentive.reason}. */
    public enum Reason {
        NOT_YET,
        ENDED,
        UNMET,
        MISSING,
        PENDING,
        SELECTIVE,
        AUTO
    }

    public Evaluation {
        trace = List.copyOf(trace);
    }

    public Validity validity() {
        return standing.validity();
    }

    public Reason reason() {
        return switch (outcome) {
            case INELIGIBLE ->
                switch (validity()) {
                    case NOT_YET -> Reason.NOT_YET;
                    case ENDED -> Reason.ENDED;
                    case IN_FORCE, CONTINUED, CONTINUED_ASSUMED -> Reason.UNMET;
                };
            case NEEDS_EVIDENCE -> Reason.MISSING;
            case NEEDS_DECISION -> Reason.PENDING;
            case ELIGIBLE ->
                programme.award().discretion() == Programme.Discretion.SELECTIVE ? Reason.SELECTIVE : Reason.AUTO;
        };
    }

    /** Whether it rests on a continuation that nobody has decided. */
    public boolean isAssumed() {
        return validity() == Validity.CONTINUED_ASSUMED;
    }
}
