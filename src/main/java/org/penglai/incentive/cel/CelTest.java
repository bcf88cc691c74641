package org.penglai.incentive.cel;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.Program;
import org.penglai.incentive.Condition;
import org.penglai.incentive.Condition.Verdict;
import org.penglai.incentive.Facts;
import org.penglai.incentive.Value;

/** A compiled condition that runs in CEL. */
record CelTest(Program program) implements Condition.Test {

    @Override
    public Verdict on(Facts facts) {
        try {
            return switch (program.eval(looksUp(facts))) {
                case Boolean met -> met ? Verdict.MET : Verdict.UNMET;
                case CelUnknownSet _ -> Verdict.UNKNOWN;
                case Object other -> throw new IllegalStateException("a condition came to " + other);
            };
        } catch (CelEvaluationException fault) {
            throw new IllegalStateException("a checked condition failed", fault);
        }
    }

    /** Finds values as they are asked for; what is not found is unknown to CEL. */
    private static CelVariableResolver looksUp(Facts facts) {
        return name -> facts.find(name).map(known -> plain(known.value()));
    }

    private static Object plain(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Texts(var texts) -> texts;
            case Value.Flag(var yes) -> yes;
            case Value.Sum(var money) -> money.fen();
            case Value.Count(var number) -> number;
            case Value.Day(var day) -> CelSubset.instant(day);
        };
    }
}
