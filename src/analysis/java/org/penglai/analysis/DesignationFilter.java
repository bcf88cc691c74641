package org.penglai.analysis;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource;

/**
 * Keeps designations whole and gives their parts beside them: of {@code TC4-DT} the terms tc4dt, tc4 and dt. A figure and
 * the unit after it ({@code 1.5 mm}) also make one term, as where they are written together.
 */
final class DesignationFilter extends TokenFilter {

    private static final Set<String> UNITS = Set.of(
            "mm", "cm", "m", "km", "nm", "μm", "um", "mg", "g", "kg", "t", "ml", "l", "v", "kv", "mv", "a", "ma", "ah",
            "mah", "w", "kw", "mw", "wh", "kwh", "hz", "khz", "mhz", "ghz", "pa", "kpa", "mpa", "gpa", "bar", "k", "c",
            "rpm", "h", "min", "s", "ms", "ppm", "db", "ω", "kω", "mol", "n", "kn", "j", "kj", "bit", "mb", "gb");

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private final Deque<AttributeSource.State> waiting = new ArrayDeque<>();

    /** The figure before, and where it ends in the text; empty where none was. */
    private String figure = "";

    private int figureEnd;

    DesignationFilter(TokenStream input) {
        super(input);
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        waiting.clear();
        figure = "";
    }

    @Override
    public boolean incrementToken() throws IOException {
        var next = waiting.poll();
        if (next != null) {
            restoreState(next);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        var text = term.toString();
        if (text.indexOf(FoldingReader.JOINT) >= 0) {
            whole(text);
        } else {
            measure(text);
        }
        return true;
    }

    /** The whole first, then its parts, the first of them at the same place. */
    private void whole(String text) {
        figure = "";
        var start = offset.startOffset();
        var here = captureState();
        var at = 0;
        var isFirst = true;
        for (var part : text.split(String.valueOf(FoldingReader.JOINT), -1)) {
            if (!part.isEmpty()) {
                term.setEmpty().append(part);
                offset.setOffset(start + at, start + at + part.length());
                position.setPositionIncrement(isFirst ? 0 : 1);
                waiting.add(captureState());
                isFirst = false;
            }
            at += part.length() + 1;
        }
        restoreState(here);
        term.setEmpty().append(text.replace(String.valueOf(FoldingReader.JOINT), ""));
    }

    private void measure(String text) {
        var isNext = !figure.isEmpty() && offset.startOffset() - figureEnd <= 1;
        if (isNext && UNITS.contains(text)) {
            var here = captureState();
            term.setEmpty().append(figure).append(text); // where the unit stands, since places never go backwards
            position.setPositionIncrement(0);
            waiting.add(captureState());
            restoreState(here);
        }
        var isFigure = !text.isEmpty() && text.chars().allMatch(sign -> sign >= '0' && sign <= '9' || sign == '.');
        figure = isFigure ? text : "";
        figureEnd = offset.endOffset();
    }
}
