package org.penglai.identity;

import java.time.LocalDate;
import java.time.Period;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.Bilingual;

/** From what each ground bars a party, and for how long unless the source says otherwise, as data. */
public record BarringLaw(Map<Bar.Ground, Rule> rules) {

    /**
     * What one ground comes to.
     *
     * @param term how long it lasts where the entry names no last day
     */
    public record Rule(Set<Bar.Deed> deeds, Optional<Period> term, Bilingual citation) {
        public Rule {
            deeds = Set.copyOf(deeds);
        }
    }

    public BarringLaw {
        rules = Map.copyOf(rules);
        for (var ground : Bar.Ground.values()) {
            if (!rules.containsKey(ground)) {
                throw new IllegalArgumentException("no rule for " + ground);
            }
        }
        rules = new EnumMap<>(rules);
    }

    public Rule of(Bar.Ground ground) {
        var rule = rules.get(ground);
        if (rule == null) {
            throw new IllegalArgumentException("no rule for " + ground);
        }
        return rule;
    }

    /** Whether the bar keeps its party from the deed on the day. */
    public boolean keepsFrom(Bar bar, Bar.Deed deed, LocalDate day) {
        return bar.holdsOn(day) && of(bar.ground()).deeds().contains(deed);
    }

    /** The last day where none is named: the day before the same day after the term. */
    Optional<LocalDate> until(Bar.Ground ground, LocalDate from) {
        return of(ground).term().map(term -> from.plus(term).minusDays(1));
    }
}
