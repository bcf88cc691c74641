package org.penglai.identity;

import java.util.ArrayList;
import java.util.List;

/** The size of an enterprise with what decided it: the line of the standard, and each bound that was reached or was not. */
public record Sizing(SizeClass size, IndustryClass industry, SizeStandard.Line line, Figures figures) {

    /**
     * A figure beside a bound.
     *
     * @param of the class whose bound it is
     * @param bound persons, or fen
     */
    public record Comparison(Measure measure, long value, long bound, SizeClass of) {
        public boolean isReached() {
            return value >= bound;
        }
    }

    /** What decided: the bounds of the class above that were missed, then those of the own class, which were reached. */
    public List<Comparison> decisive() {
        var decisive = new ArrayList<Comparison>();
        if (size != SizeClass.LARGE) {
            compare(SizeClass.values()[size.ordinal() - 1]).stream()
                    .filter(comparison -> !comparison.isReached())
                    .forEach(decisive::add);
        }
        if (size != SizeClass.MICRO) {
            decisive.addAll(compare(size));
        }
        return List.copyOf(decisive);
    }

    private List<Comparison> compare(SizeClass other) {
        return line.of(other).least().entrySet().stream()
                .map(bound -> new Comparison(
                        bound.getKey(), figures.of(bound.getKey()).orElseThrow(), bound.getValue(), other))
                .toList();
    }
}
