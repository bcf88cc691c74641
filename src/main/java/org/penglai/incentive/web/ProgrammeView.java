package org.penglai.incentive.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.incentive.Amount;
import org.penglai.incentive.Citation;
import org.penglai.incentive.Condition;
import org.penglai.incentive.Continuation;
import org.penglai.incentive.Dated;
import org.penglai.incentive.Fact;
import org.penglai.incentive.Facts;
import org.penglai.incentive.Locator;
import org.penglai.incentive.Named;
import org.penglai.incentive.Occasion;
import org.penglai.incentive.Programme;
import org.penglai.incentive.Rate;
import org.penglai.incentive.Term;
import org.penglai.incentive.Validity;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Money;

/**
 * A programme as anyone may read it, both languages, as it stands on a day.
 *
 * @param entitlement always false: a ceiling is the most that officials may award
 */
public record ProgrammeView(
        String id,
        String version,
        Bilingual name,
        Bilingual statement,
        Named plan,
        List<Named> departments,
        Programme.Subject subject,
        Occasion occasion,
        SourceView source,
        List<VariantView> variants,
        TermView validity,
        StandingView standing,
        List<ConditionView> conditions,
        List<String> evidence,
        List<DefinitionView> definitions,
        AmountView amount,
        Programme.Discretion discretion,
        boolean entitlement) {

    static ProgrammeView of(Programme programme, LocalDate on) {
        var heading = programme.heading();
        return new ProgrammeView(
                programme.id().value(),
                heading.version(),
                heading.name(),
                heading.statement(),
                heading.plan(),
                heading.departments(),
                programme.trigger().subject(),
                programme.trigger().occasion(),
                SourceView.of(programme.source().citation()),
                programme.source().variants().stream()
                        .map(variant -> new VariantView(
                                variant.id(), variant.citation().locator().toString(), variant.difference()))
                        .toList(),
                TermView.of(programme.term()),
                StandingView.of(programme.term().on(on), on),
                programme.requirements().conditions().stream()
                        .map(ConditionView::of)
                        .toList(),
                programme.requirements().evidence(),
                programme.requirements().definitions().stream()
                        .map(definition -> new DefinitionView(definition.name(), definition.words(), "officer"))
                        .toList(),
                AmountView.of(programme.award().amount(), on),
                programme.award().discretion(),
                /* entitlement= */ false);
    }

    /** Where the rule stands, and how sure the text is. */
    public record SourceView(
            String document,
            Bilingual title,
            Bilingual textHeld,
            Optional<String> number,
            String locator,
            Citation.Status status,
            Optional<String> quotation) {

        static SourceView of(Citation citation) {
            var document = citation.document();
            return new SourceView(
                    document.id(),
                    document.title(),
                    document.textHeld(),
                    document.number(),
                    citation.locator().toString(),
                    citation.status(),
                    citation.quotation());
        }

        /** The locator in its parts, for pages. */
        public Locator place() {
            return Locator.parse(locator).orElseThrow();
        }
    }

    /** Another wording of the rule. */
    public record VariantView(String id, String locator, Bilingual difference) {
        /** The locator in its parts, for pages. */
        public Locator place() {
            return Locator.parse(locator).orElseThrow();
        }
    }

    /** The days for which it holds, and what was stated about later ones. */
    public record TermView(
            LocalDate from, LocalDate to, Term.Precision precision, List<ContinuationView> continuations) {

        static TermView of(Term term) {
            return new TermView(
                    term.from(),
                    term.to(),
                    term.precision(),
                    term.continuations().stream().map(ContinuationView::of).toList());
        }
    }

    /** A continuation. */
    public record ContinuationView(
            LocalDate from, LocalDate to, Continuation.Basis basis, LocalDate enteredOn, Bilingual note) {

        static ContinuationView of(Continuation continuation) {
            return new ContinuationView(
                    continuation.from(),
                    continuation.to(),
                    continuation.basis(),
                    continuation.enteredOn(),
                    continuation.note());
        }
    }

    /** How the programme stands on the day asked for. */
    public record StandingView(LocalDate on, Validity validity, LocalDate from, LocalDate to) {

        static StandingView of(Term.Standing standing, LocalDate on) {
            return new StandingView(on, standing.validity(), standing.from(), standing.to());
        }
    }

    /** A condition in words and as written, with the facts that it looks at. */
    public record ConditionView(Bilingual words, String expression, List<String> facts) {

        static ConditionView of(Condition condition) {
            return new ConditionView(
                    condition.words(),
                    condition.expression(),
                    condition.reads().stream().map(Fact::name).toList());
        }
    }

    /** A word that the paper leaves open, and who decides it. */
    public record DefinitionView(String name, Bilingual words, String by) {}

    /**
     * What may be awarded at most.
     *
     * @param ceilingFen the ceiling of the day; none where the paper states none or the day lies before the first value
     */
    public record AmountView(
            Kind kind,
            Optional<Long> ceilingFen,
            List<DatedFen> ceilings,
            Optional<String> base,
            List<DatedRate> rates) {

        /** The forms of an amount. */
        public enum Kind {
            NOT_STATED,
            UP_TO,
            RATE_CAPPED
        }

        static AmountView of(Amount amount, LocalDate on) {
            var ceiling = amount.ceiling(Facts.none(), on).map(Money::fen);
            return switch (amount) {
                case Amount.NotStated() ->
                    new AmountView(Kind.NOT_STATED, ceiling, List.of(), Optional.empty(), List.of());
                case Amount.UpTo(var most) ->
                    new AmountView(Kind.UP_TO, ceiling, fen(most), Optional.empty(), List.of());
                case Amount.RateCapped(var base, var rate, var most) ->
                    new AmountView(Kind.RATE_CAPPED, ceiling, fen(most), Optional.of(base.name()), rates(rate));
            };
        }

        private static List<DatedFen> fen(Dated<Money> dated) {
            return dated.values().entrySet().stream()
                    .map(value -> new DatedFen(value.getKey(), value.getValue().fen()))
                    .toList();
        }

        private static List<DatedRate> rates(Dated<Rate> dated) {
            return dated.values().entrySet().stream()
                    .map(value -> new DatedRate(value.getKey(), value.getValue().toString()))
                    .toList();
        }

        /** The ceiling as money, for pages. */
        public Optional<Money> ceiling() {
            return ceilingFen.map(Money::new);
        }
    }

    /** A sum from a day on. */
    public record DatedFen(LocalDate from, long fen) {
        public Money money() {
            return new Money(fen);
        }
    }

    /** A rate from a day on. */
    public record DatedRate(LocalDate from, String rate) {}
}
