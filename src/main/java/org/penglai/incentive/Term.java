package org.penglai.incentive;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The days for which a programme holds, both ends included.
 *
 * @param from first day
 * @param to last day
 * @param precision how exactly the paper says so: a plan "2022–2024" is meant by the year
 * @param continuations what was stated about later days
 */
public record Term(LocalDate from, LocalDate to, Precision precision, List<Continuation> continuations) {

    /** How exactly the paper dates its term. */
    public enum Precision {
        YEAR,
        DAY
    }

    /** How the programme stands on a day, the end that counts then, and the continuation that carries it, if one does. */
    public record Standing(Validity validity, LocalDate from, LocalDate to, Optional<Continuation> continuation) {}

    public Term {
        continuations = continuations.stream()
                .sorted(Comparator.comparing(Continuation::from))
                .toList();
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a term that ends before it begins: " + from + " to " + to);
        }
    }

    public Standing on(LocalDate day) {
        if (day.isBefore(from)) {
            return new Standing(Validity.NOT_YET, from, to, Optional.empty());
        }
        if (!day.isAfter(to)) {
            return new Standing(Validity.IN_FORCE, from, to, Optional.empty());
        }
        return continuations.stream()
                .filter(continuation -> continuation.covers(day))
                .findFirst()
                .map(Term::continued)
                .orElseGet(() -> new Standing(Validity.ENDED, from, lastEndBefore(day), Optional.empty()));
    }

    private static Standing continued(Continuation continuation) {
        var validity =
                continuation.basis() == Continuation.Basis.ASSUMED ? Validity.CONTINUED_ASSUMED : Validity.CONTINUED;
        return new Standing(validity, continuation.from(), continuation.to(), Optional.of(continuation));
    }

    private LocalDate lastEndBefore(LocalDate day) {
        return continuations.stream()
                .map(Continuation::to)
                .filter(end -> end.isBefore(day))
                .reduce(to, (one, other) -> one.isAfter(other) ? one : other);
    }
}
