package org.penglai.identity;

import java.util.Optional;

/**
 * What an enterprise says of one year, and the size that follows from it.
 *
 * @param sizing none where the standard has no line for the industry
 */
public record YearFigures(int year, IndustryClass industry, Figures figures, Optional<Sizing> sizing) {

    /** The figures judged by the standard. */
    public static YearFigures of(SizeStandard standard, int year, IndustryClass industry, Figures figures) {
        var sizing = standard.line(industry).map(line -> standard.size(industry, figures));
        return new YearFigures(year, industry, figures, sizing);
    }

    public Optional<SizeClass> size() {
        return sizing.map(Sizing::size);
    }
}
