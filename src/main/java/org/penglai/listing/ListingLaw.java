package org.penglai.listing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * The rules before a listing, as data: which ground is looked at for which modes, on whose authority, and from when to
 * when; and the ceilings that the office recommends for fees. Code knows the grounds only.
 */
public record ListingLaw(List<Rule> rules, List<Ceiling> ceilings) {

    public ListingLaw {
        rules = List.copyOf(rules);
        ceilings = List.copyOf(ceilings);
    }

    /** One ground, for some modes, by one text. */
    public record Rule(String id, Ground ground, Set<ListingMode> modes, Citation citation) {
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
