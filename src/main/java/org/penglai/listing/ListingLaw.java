package org.penglai.listing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules before a listing, as data: which ground is looked at for which modes, on whose authority, and from when to
 * when; and the ceilings that the office recommends for fees. Code knows the grounds only.
 *
 * @param decidedWithin how long an officer may take over a listing that was submitted
 */
public record ListingLaw(List<Rule> rules, List<Ceiling> ceilings, Places places, Period decidedWithin) {

    public ListingLaw {
        rules = List.copyOf(rules);
        ceilings = List.copyOf(ceilings);
    }

    /**
     * How people write places.
     *
     * @param whole names for the whole country
     * @param within names of places in it; a longer name that begins so is meant too
     */
    public record Places(Set<String> whole, Set<String> within) {
        private static final Pattern GAP = Pattern.compile("[、，,;；/和及]|\\band\\b");

        public Places {
            whole = lower(whole);
            within = lower(within);
        }

        boolean isWhole(String territory) {
            return whole.contains(territory.strip().toLowerCase(Locale.ROOT));
        }

        /** Whether each place that is named lies in the country. */
        boolean isWithin(String territory) {
            return isWhole(territory)
                    || GAP.splitAsStream(territory.toLowerCase(Locale.ROOT))
                            .map(String::strip)
                            .allMatch(part -> isWhole(part) || within.stream().anyMatch(part::startsWith));
        }

        private static Set<String> lower(Set<String> names) {
            return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        }
    }

    /**
     * One ground, for some modes, by one text.
     *
     * @param months what the ground measures by, where it measures months; else nought
     */
    public record Rule(String id, Ground ground, Set<ListingMode> modes, int months, Citation citation) {
        public Rule {
            modes = Set.copyOf(modes);
        }

        boolean appliesTo(ListingMode mode, LocalDate day) {
            return modes.contains(mode) && citation.isValidOn(day);
        }
    }

    /** What a ceiling is measured on. */
    public enum Measure {
        /** Everything fixed in advance, in yuan. */
        FIXED_FEE,
        /** Rate of net sales. */
        NET_SALES_RATE,
        /** Rate of profit. */
        PROFIT_RATE
    }

    /** A recommended most, above which a fee earns a warning. */
    public record Ceiling(String id, Measure measure, BigDecimal most, Set<ListingMode> modes, Citation citation) {
        public Ceiling {
            modes = Set.copyOf(modes);
        }

        boolean appliesTo(ListingMode mode, LocalDate day) {
            return modes.contains(mode) && citation.isValidOn(day);
        }
    }
}
