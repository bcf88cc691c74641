package org.penglai.incentive.web;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.incentive.Condition;
import org.penglai.incentive.Continuation;
import org.penglai.incentive.Evaluation;
import org.penglai.incentive.Facts.Known;
import org.penglai.incentive.Programme;
import org.penglai.incentive.Step;
import org.penglai.incentive.Validity;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Money;

/**
 * What one programme says of one deal, in the reader's language.
 *
 * @param entitlement always false: a ceiling is the most that officials may award
 * @param assumed whether it rests on a continuation that nobody has decided
 * @param citation paper, place and standing of the text in one line
 */
public record EvaluationView(
        String programme,
        String version,
        Bilingual name,
        Programme.Subject subject,
        LocalDate on,
        Evaluation.Outcome outcome,
        String reason,
        Validity validity,
        String validityInWords,
        boolean assumed,
        Optional<Bilingual> assumption,
        Optional<Long> ceilingFen,
        Programme.Discretion discretion,
        boolean entitlement,
        String citation,
        Optional<String> quotation,
        List<StepView> trace) {

    static EvaluationView of(Evaluation evaluation, IncentiveWords words) {
        var programme = evaluation.programme();
        var source = programme.source().citation();
        return new EvaluationView(
                programme.id().value(),
                programme.heading().version(),
                programme.heading().name(),
                programme.trigger().subject(),
                evaluation.on(),
                evaluation.outcome(),
                words.reason(evaluation),
                evaluation.validity(),
                words.validity(evaluation.standing()),
                evaluation.isAssumed(),
                evaluation.standing().continuation().map(Continuation::note),
                evaluation.ceiling().map(Money::fen),
                programme.award().discretion(),
                /* entitlement= */ false,
                words.citation(source),
                source.quotation(),
                evaluation.trace().stream()
                        .map(step -> StepView.of(step, words))
                        .toList());
    }

    /** The ceiling as money, for pages. */
    public Optional<Money> ceiling() {
        return ceilingFen.map(Money::new);
    }

    /** Whether the ceiling is worth showing: nothing stands in the way as far as is known. */
    @JsonIgnore
    public boolean isOpen() {
        return outcome != Evaluation.Outcome.INELIGIBLE;
    }

    /** How many lines of the trace are met. */
    public long met() {
        return trace.stream().filter(step -> step.result() == Step.Result.MET).count();
    }

    /** What a line of the trace asks for. */
    public enum Kind {
        TERM,
        OCCASION,
        CONDITION,
        EVIDENCE,
        DECISION,
        BASE
    }

    /**
     * One line of the trace.
     *
     * @param condition what is asked, in words
     * @param expression the same as the file writes it; empty where the file does not
     * @param value what was found, as codes
     * @param from where it was found
     */
    public record StepView(
            Kind kind,
            String condition,
            String expression,
            String value,
            String from,
            Step.Result result,
            String citation,
            List<ReadingView> readings) {

        /** The result under the name by which pages know it. */
        public String outcome() {
            return switch (result) {
                case MET -> "MET";
                case UNMET -> "UNMET";
                case MISSING -> "NEEDS_EVIDENCE";
                case PENDING -> "NEEDS_DECISION";
            };
        }

        /** Whether somebody can cure it by handing in what is lacking. */
        @JsonIgnore
        public boolean isToBeSupplied() {
            return result == Step.Result.MISSING;
        }

        static StepView of(Step step, IncentiveWords words) {
            var readings = step.readings().stream()
                    .map(reading -> ReadingView.of(reading, words))
                    .toList();
            var found = step.readings().stream()
                    .flatMap(reading -> reading.found().stream())
                    .toList();
            return new StepView(
                    kind(step),
                    words.condition(step),
                    expression(step),
                    step instanceof Step.InTerm inTerm ? inTerm.on().toString() : values(found),
                    found.stream().map(words::from).distinct().collect(joining("; ")),
                    step.result(),
                    words.citation(step.citation()),
                    readings);
        }

        private static String values(List<Known> found) {
            return found.stream().map(known -> known.value().plain()).collect(joining("; "));
        }

        private static Kind kind(Step step) {
            return switch (step) {
                case Step.InTerm _ -> Kind.TERM;
                case Step.Happened _ -> Kind.OCCASION;
                case Step.Tried _ -> Kind.CONDITION;
                case Step.Evidenced _ -> Kind.EVIDENCE;
                case Step.Decided _ -> Kind.DECISION;
                case Step.Based _ -> Kind.BASE;
            };
        }

        private static String expression(Step step) {
            return step instanceof Step.Tried(Condition condition, var _, var _, var _) ? condition.expression() : "";
        }
    }

    /**
     * One fact as it was found.
     *
     * @param label the fact in words
     * @param value as a code; none when it is not known
     * @param shown the value in words
     */
    public record ReadingView(
            String fact, String label, Optional<String> value, Optional<String> shown, Optional<String> from) {

        /** Where it was found, in words: a number of ours beside it means nothing to a reader. */
        public String source() {
            return from.orElse("").replaceFirst("\\s*[（(][0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}[）)]$", "");
        }

        static ReadingView of(Step.Reading reading, IncentiveWords words) {
            var name = reading.fact().name();
            var value = reading.found().map(Known::value);
            return new ReadingView(
                    name,
                    words.fact(name),
                    value.map(found -> found.plain()),
                    value.map(words::shown),
                    reading.found().map(words::from));
        }
    }
}
