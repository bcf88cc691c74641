package org.penglai.identity.web;

import java.util.List;
import org.penglai.identity.Measure;
import org.penglai.identity.SizeClass;
import org.penglai.identity.SizeStandard;
import org.penglai.identity.Sizing;
import org.penglai.kernel.Bilingual;

/** A size with its reason, as the API shows it: in words, and for machines. */
record SizeView(
        SizeClass sizeClass,
        String sizeReason,
        String source,
        int line,
        Bilingual industry,
        List<ComparisonView> decidedBy) {

    /** One figure beside a bound: persons, or fen. */
    record ComparisonView(Measure measure, long value, long bound, SizeClass of, boolean reached) {
        static ComparisonView of(Sizing.Comparison comparison) {
            return new ComparisonView(
                    comparison.measure(),
                    comparison.value(),
                    comparison.bound(),
                    comparison.of(),
                    comparison.isReached());
        }
    }

    static SizeView of(SizeStandard standard, Sizing sizing, SizeWords words) {
        return new SizeView(
                sizing.size(),
                words.reason(sizing),
                words.source(standard, sizing.line()),
                sizing.line().number(),
                sizing.line().industry(),
                sizing.decisive().stream().map(ComparisonView::of).toList());
    }
}
