package org.penglai.listing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.identity.Organisation;
import org.penglai.kernel.LegalDays;

/**
 * The law of public institutions' prices, as data: which ways of pricing each mode of offering knows, and for how many days
 * an agreed price is made public where.
 *
 * @param shortened stands in place of the days, in a demonstration or test only
 */
public record PriceLaw(
        Map<ListingMode, Choice> modes, Citation citation, List<Rule> rules, Optional<Duration> shortened) {

    public PriceLaw {
        modes = Map.copyOf(modes);
        rules = List.copyOf(rules);
    }

    /**
     * The ways of pricing that one mode of offering knows.
     *
     * @param presumed what is taken where nothing was decided
     */
    public record Choice(List<PricingMode> open, PricingMode presumed) {
        public Choice {
            open = List.copyOf(open);
        }
    }

    /**
     * For how many days an agreed price is made public.
     *
     * @param divisions what the codes of divisions begin with where it holds; empty: everywhere
     */
    public record Rule(String id, String divisions, int days, Citation citation) {
        private boolean appliesTo(Organisation house, LocalDate day) {
            return house.divisionCode().startsWith(divisions) && citation.isValidOn(day);
        }
    }

    /** The same with days counted as that long instead. */
    public PriceLaw shortenedTo(Duration length) {
        return new PriceLaw(modes, citation, rules, Optional.of(length));
    }

    /** The ways of pricing that the mode knows. */
    public Choice choice(ListingMode mode) {
        return Optional.ofNullable(modes.get(mode))
                .orElseThrow(() -> new IllegalStateException("no ways of pricing for " + mode));
    }

    /** The rule for an institution's agreed prices on the day: the first in the data that holds there. */
    public Rule rule(Organisation house, LocalDate day) {
        return rules.stream()
                .filter(rule -> rule.appliesTo(house, day))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no rule of publicity for " + house.divisionCode()));
    }

    /** The period of so many days, begun now: the day on which it begins is not counted, and the last one is whole. */
    static Publicity.Period wholeDays(int days, Instant now) {
        var over = LegalDays.of(now).plusDays(days + 1L).atStartOfDay(LegalDays.ZONE);
        return new Publicity.Period(now, over.toInstant(), days, /* shortened= */ false);
    }

    /** The least period that the rule asks for, begun now. */
    Publicity.Period least(Rule rule, Instant now) {
        return shortened
                .map(length -> new Publicity.Period(now, now.plus(length), rule.days(), /* shortened= */ true))
                .orElseGet(() -> wholeDays(rule.days(), now));
    }
}
