package org.penglai.incentive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.penglai.incentive.Evaluation.Outcome;
import org.penglai.incentive.Step.Reading;
import org.penglai.incentive.Step.Result;
import org.penglai.kernel.Money;

/**
 * Applies a programme to the facts of an occasion, by the day of the legal event. Pure: the same programme, facts and day
 * always give the same evaluation. Every step runs even when an earlier one has failed, so that the reader sees all that
 * is lacking at once.
 */
public final class Evaluator {

    private Evaluator() {}

    /** Every programme of that occasion; the others are not looked at. */
    public static List<Evaluation> evaluate(Catalogue catalogue, Occasion occasion, Facts facts, LocalDate on) {
        return catalogue.on(occasion).stream()
                .map(programme -> evaluate(programme, facts, on))
                .toList();
    }

    public static Evaluation evaluate(Programme programme, Facts facts, LocalDate on) {
        var standing = programme.term().on(on);
        var trace = trace(programme, standing, facts, on);
        var outcome = outcome(trace);
        return new Evaluation(programme, on, standing, outcome, ceiling(programme, outcome, facts, on), trace);
    }

    private static List<Step> trace(Programme programme, Term.Standing standing, Facts facts, LocalDate on) {
        var citation = programme.source().citation();
        var trace = new ArrayList<Step>();
        trace.add(new Step.InTerm(standing, on, citation));
        trace.add(happened(programme.trigger().occasion(), facts, citation));
        for (var condition : programme.requirements().conditions()) {
            trace.add(tried(condition, facts, citation));
        }
        for (var kind : programme.requirements().evidence()) {
            trace.add(evidenced(kind, facts, citation));
        }
        for (var definition : programme.requirements().definitions()) {
            trace.add(decided(definition, facts, citation));
        }
        if (programme.award().amount() instanceof Amount.RateCapped capped) {
            trace.add(new Step.Based(Reading.of(capped.base(), facts), citation));
        }
        return trace;
    }

    private static Step happened(Occasion occasion, Facts facts, Citation citation) {
        var reading = Reading.of(occasion.happened(), facts);
        return new Step.Happened(occasion, reading, flag(reading, Result.MISSING), citation);
    }

    private static Step tried(Condition condition, Facts facts, Citation citation) {
        var readings =
                condition.reads().stream().map(fact -> Reading.of(fact, facts)).toList();
        var result = switch (condition.test().on(facts)) {
            case MET -> Result.MET;
            case UNMET -> Result.UNMET;
            case UNKNOWN -> readsPendingDecision(readings) ? Result.PENDING : Result.MISSING;
        };
        return new Step.Tried(condition, readings, result, citation);
    }

    /** Whether nothing but officers' decisions is unknown. */
    private static boolean readsPendingDecision(List<Reading> readings) {
        return readings.stream()
                .filter(reading -> reading.found().isEmpty())
                .allMatch(reading -> reading.fact().name().startsWith(Fact.DECISION));
    }

    private static Step evidenced(String kind, Facts facts, Citation citation) {
        var reading = Reading.of(Vocabulary.DEAL_EVIDENCE, facts);
        var accepted = facts.value(Vocabulary.DEAL_EVIDENCE)
                .filter(value -> value instanceof Value.Texts(var kinds) && kinds.contains(kind))
                .isPresent();
        return new Step.Evidenced(kind, reading, accepted ? Result.MET : Result.MISSING, citation);
    }

    private static Step decided(Definition definition, Facts facts, Citation citation) {
        var word = Reading.of(definition.fact(), facts);
        var reported =
                definition.reads().stream().map(fact -> Reading.of(fact, facts)).toList();
        var lacking =
                definition.report() && facts.find(Vocabulary.BENEFIT_FILED_ON).isEmpty();
        var result = lacking ? Result.MISSING : flag(word, Result.PENDING);
        return new Step.Decided(definition, reported, word, result, citation);
    }

    private static Result flag(Reading reading, Result whenUnknown) {
        return reading.found()
                .map(known -> known.value().equals(new Value.Flag(true)) ? Result.MET : Result.UNMET)
                .orElse(whenUnknown);
    }

    private static Outcome outcome(List<Step> trace) {
        if (anyIs(Result.UNMET, trace)) {
            return Outcome.INELIGIBLE;
        }
        if (anyIs(Result.MISSING, trace)) {
            return Outcome.NEEDS_EVIDENCE;
        }
        return anyIs(Result.PENDING, trace) ? Outcome.NEEDS_DECISION : Outcome.ELIGIBLE;
    }

    private static boolean anyIs(Result result, List<Step> trace) {
        return trace.stream().anyMatch(step -> step.result() == result);
    }

    private static Optional<Money> ceiling(Programme programme, Outcome outcome, Facts facts, LocalDate on) {
        return outcome == Outcome.INELIGIBLE
                ? Optional.empty()
                : programme.award().amount().ceiling(facts, on);
    }
}
