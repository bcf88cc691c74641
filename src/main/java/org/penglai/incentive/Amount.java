package org.penglai.incentive;

import java.time.LocalDate;
import java.util.Optional;
import org.penglai.kernel.Money;

/** How much a programme allows at most. Every form gives a ceiling, none an award: officials award up to it. */
public sealed interface Amount {

    /** The most that may be awarded, by the values of the day; none where the paper states none. */
    Optional<Money> ceiling(Facts facts, LocalDate day);

    /** The paper promises a reward and states no amount (没写数额). */
    record NotStated() implements Amount {
        @Override
        public Optional<Money> ceiling(Facts facts, LocalDate day) {
            return Optional.empty();
        }
    }

    /** "Up to" (最高…元). */
    record UpTo(Dated<Money> ceiling) implements Amount {
        @Override
        public Optional<Money> ceiling(Facts facts, LocalDate day) {
            return ceiling.on(day);
        }
    }

    /**
     * A share of a base, up to a ceiling (按…的…%、最高…元).
     *
     * @param base the fact, an amount of money, of which the share is taken; while it is unknown the ceiling stands alone
     */
    record RateCapped(Fact base, Dated<Rate> rate, Dated<Money> ceiling) implements Amount {
        @Override
        public Optional<Money> ceiling(Facts facts, LocalDate day) {
            return ceiling.on(day)
                    .map(most -> shareOf(facts, day)
                            .filter(share -> !share.isAtLeast(most))
                            .orElse(most));
        }

        private Optional<Money> shareOf(Facts facts, LocalDate day) {
            return facts.value(base)
                    .filter(Value.Sum.class::isInstance)
                    .map(value -> ((Value.Sum) value).money())
                    .flatMap(money -> rate.on(day).map(share -> share.ofDown(money)));
        }
    }
}
