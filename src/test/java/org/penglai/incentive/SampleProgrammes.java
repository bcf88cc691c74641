package org.penglai.incentive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.penglai.incentive.Condition.Verdict;
import org.penglai.incentive.Programme.Discretion;
import org.penglai.incentive.Term.Precision;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Money;

/** Builds programmes for tests: a selective one of 2022–2024 without amount, unless said otherwise. */
final class SampleProgrammes {

    static final Citation CLAUSE = new Citation(
            new Document("plan", new Bilingual("方案", "Plan"), new Bilingual("征求意见稿", "Draft"), Optional.empty()),
            new Locator(Locator.Part.ANNEX, "三(一)1"),
            Citation.Status.ISSUED_TEXT_UNSEEN,
            Optional.empty());

    private static final LocalDate FROM = LocalDate.parse("2022-01-01");
    private static final LocalDate TO = LocalDate.parse("2024-12-31");

    private final List<Condition> conditions = new ArrayList<>();
    private final List<Continuation> continuations = new ArrayList<>();
    private final TreeMap<LocalDate, Money> ceilings = new TreeMap<>();
    private Optional<Rate> rate = Optional.empty();
    private Discretion discretion = Discretion.SELECTIVE;

    private SampleProgrammes() {}

    static SampleProgrammes programme() {
        return new SampleProgrammes();
    }

    SampleProgrammes when(Fact fact, Verdict verdict) {
        return when(fact, verdict, new Bilingual(fact.name(), fact.name()));
    }

    SampleProgrammes when(Fact fact, Verdict verdict, Bilingual words) {
        conditions.add(new Condition(fact.name(), words, List.of(fact), _ -> verdict));
        return this;
    }

    SampleProgrammes upTo(String yuan) {
        ceilings.put(FROM, Money.ofYuan(Long.parseLong(yuan)));
        return this;
    }

    SampleProgrammes andFrom(String day, String yuan) {
        ceilings.put(LocalDate.parse(day), Money.ofYuan(Long.parseLong(yuan)));
        return this;
    }

    SampleProgrammes share(String rate, String yuan) {
        this.rate = Optional.of(Rate.of(rate));
        return upTo(yuan);
    }

    SampleProgrammes continued(String from, String to, Continuation.Basis basis) {
        continuations.add(new Continuation(
                LocalDate.parse(from), LocalDate.parse(to), basis, FROM, new Bilingual("延续", "continued")));
        return this;
    }

    SampleProgrammes discretion(Discretion other) {
        this.discretion = other;
        return this;
    }

    Programme build() {
        var name = new Bilingual("样例", "Sample");
        return new Programme(
                new ProgrammeId("sample"),
                new Programme.Heading(name, name, new Named("plan", name), List.of(), "0"),
                new Programme.Trigger(Programme.Subject.LICENSOR, Occasion.DEAL_CERTIFIED),
                new Programme.Source(CLAUSE, List.of()),
                new Term(FROM, TO, Precision.YEAR, continuations),
                new Programme.Requirements(conditions, List.of(), List.of()),
                new Programme.Award(amount(), discretion));
    }

    private Amount amount() {
        if (ceilings.isEmpty()) {
            return new Amount.NotStated();
        }
        var ceiling = new Dated<>(ceilings);
        return rate.<Amount>map(share -> new Amount.RateCapped(Vocabulary.DEAL_FEE, Dated.from(FROM, share), ceiling))
                .orElseGet(() -> new Amount.UpTo(ceiling));
    }
}
