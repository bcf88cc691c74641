package org.penglai.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * What a listing must have for a query to find it, as far as that can be said without the engine: necessary, not sufficient.
 * Traits are the terms that stand in a listing and its values, as {@link Recognising} writes them.
 */
public sealed interface Condition {

    /** Whether a listing with these traits may be found. */
    boolean holds(Set<String> traits);

    /**
     * Traits of which any listing that may be found has one at least; none where nothing can be said. Of several such sets, one
     * that few listings meet.
     *
     * @param commonness how many listings have a trait
     */
    Optional<Set<String>> keys(ToLongFunction<String> commonness);

    /** Nothing can be said: the engine has to be asked. */
    record Unknown() implements Condition {
        public static final Unknown IT = new Unknown();

        @Override
        public boolean holds(Set<String> traits) {
            return true;
        }

        @Override
        public Optional<Set<String>> keys(ToLongFunction<String> commonness) {
            return Optional.empty();
        }
    }

    /** The listing has the trait. */
    record Has(String trait) implements Condition {
        @Override
        public boolean holds(Set<String> traits) {
            return traits.contains(trait);
        }

        @Override
        public Optional<Set<String>> keys(ToLongFunction<String> commonness) {
            return Optional.of(Set.of(trait));
        }
    }

    /** So many of the conditions hold. */
    record AtLeast(int least, List<Condition> conditions) implements Condition {
        public AtLeast {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(Set<String> traits) {
            var missing = least;
            for (var condition : conditions) {
                if (missing <= 0) {
                    return true;
                }
                missing -= condition.holds(traits) ? 1 : 0;
            }
            return missing <= 0;
        }

        /** With {@code least} of n to hold, one of any n − least + 1 does. */
        @Override
        public Optional<Set<String>> keys(ToLongFunction<String> commonness) {
            var wanted = conditions.size() - least + 1;
            if (least <= 0 || wanted <= 0) {
                return least <= 0 ? Optional.empty() : Optional.of(Set.of()); // too few of them: never holds
            }
            var known = new ArrayList<Set<String>>();
            conditions.forEach(condition -> condition.keys(commonness).ifPresent(known::add));
            if (known.size() < wanted) {
                return Optional.empty();
            }
            known.sort(Comparator.comparingLong(
                    keys -> keys.stream().mapToLong(commonness).sum()));
            var union = new HashSet<String>();
            known.subList(0, wanted).forEach(union::addAll);
            return Optional.of(Set.copyOf(union));
        }
    }

    /** All of the conditions hold. */
    static Condition all(List<Condition> conditions) {
        return of(conditions.size(), conditions);
    }

    /** One of the conditions holds. */
    static Condition any(List<Condition> conditions) {
        return of(1, conditions);
    }

    /** So many hold; what is unknown may hold. */
    static Condition of(int least, List<Condition> conditions) {
        var known = conditions.stream()
                .filter(condition -> !(condition instanceof Unknown))
                .toList();
        var missing = least - (conditions.size() - known.size());
        if (missing <= 0) {
            return Unknown.IT;
        }
        return known.size() == 1 && missing == 1 ? known.getFirst() : new AtLeast(missing, known);
    }
}
