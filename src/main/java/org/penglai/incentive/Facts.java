package org.penglai.incentive;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Money;

/**
 * What is known of one occasion, each value with its origin. A fact that is not here is unknown, which is neither yes nor
 * no: the conditions that hang on it ask for evidence.
 */
public final class Facts {

    /** A value and where it came from. */
    public record Known(Value value, Origin origin) {}

    private final Map<String, Known> known;

    private Facts(Map<String, Known> known) {
        this.known = Map.copyOf(known);
    }

    public static Builder from(Origin origin) {
        return new Builder(new LinkedHashMap<>(), origin);
    }

    public static Facts none() {
        return new Facts(Map.of());
    }

    public Optional<Known> find(Fact fact) {
        return find(fact.name());
    }

    public Optional<Known> find(String name) {
        return Optional.ofNullable(known.get(name));
    }

    public Optional<Value> value(Fact fact) {
        return find(fact).map(Known::value);
    }

    /** Every known value by the name of its fact. */
    public Map<String, Known> all() {
        return known;
    }

    /** Further facts, in the same words as {@link #from}; a fact said again takes the later value. */
    public Builder and(Origin origin) {
        return new Builder(new LinkedHashMap<>(known), origin);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Facts facts && facts.known.equals(known);
    }

    @Override
    public int hashCode() {
        return known.hashCode();
    }

    @Override
    public String toString() {
        return known.toString();
    }

    /** Collects facts, source by source. */
    public static final class Builder {

        private final Map<String, Known> known;
        private final Origin origin;

        private Builder(Map<String, Known> known, Origin origin) {
            this.known = known;
            this.origin = origin;
        }

        /** Goes on with what another record says. */
        public Builder from(Origin other) {
            return new Builder(known, other);
        }

        public Builder text(Fact fact, String text) {
            return value(fact, new Value.Text(text));
        }

        public Builder texts(Fact fact, List<String> texts) {
            return value(fact, new Value.Texts(texts));
        }

        public Builder flag(Fact fact, boolean yes) {
            return value(fact, new Value.Flag(yes));
        }

        public Builder amount(Fact fact, Money money) {
            return value(fact, new Value.Sum(money));
        }

        public Builder count(Fact fact, long number) {
            return value(fact, new Value.Count(number));
        }

        public Builder day(Fact fact, LocalDate day) {
            return value(fact, new Value.Day(day));
        }

        /** Throws {@link IllegalArgumentException} for a value that the vocabulary does not allow. */
        public Builder value(Fact fact, Value value) {
            if (!fact.admits(value)) {
                throw new IllegalArgumentException(fact.name() + " cannot be " + value);
            }
            known.put(fact.name(), new Known(value, origin));
            return this;
        }

        public Facts build() {
            return new Facts(known);
        }
    }
}
