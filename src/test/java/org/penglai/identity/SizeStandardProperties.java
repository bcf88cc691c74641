package org.penglai.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.penglai.identity.law.SizeStandardFile;

class SizeStandardProperties {

    private static final SizeStandard STANDARD = SizeStandardFile.shipped();

    /** SizeClass counts down from large: a firm that grows is never of a lower class than before. */
    @Property
    void whoGrowsIsNeverOfALowerClass(
            @ForAll @IntRange(max = 15) int line,
            @ForAll @LongRange(max = 3_000) long employees,
            @ForAll @LongRange(max = 300_000_000_000L) long revenue,
            @ForAll @LongRange(max = 300_000_000_000L) long assets,
            @ForAll Measure grown,
            @ForAll @LongRange(max = 100_000_000_000L) long by) {
        var before =
                new Figures(Map.of(Measure.EMPLOYEES, employees, Measure.REVENUE, revenue, Measure.ASSETS, assets));
        var after = before.with(grown, before.of(grown).orElseThrow() + by);

        assertThat(size(line, after)).isLessThanOrEqualTo(size(line, before));
    }

    /** What decides is enough to tell the class: each bound of the own class is reached, one of the class above is missed. */
    @Property
    void theReasonIsTheWholeReason(
            @ForAll @IntRange(max = 15) int line,
            @ForAll @LongRange(max = 3_000) long employees,
            @ForAll @LongRange(max = 300_000_000_000L) long revenue,
            @ForAll @LongRange(max = 300_000_000_000L) long assets) {
        var figures =
                new Figures(Map.of(Measure.EMPLOYEES, employees, Measure.REVENUE, revenue, Measure.ASSETS, assets));
        var sizing = STANDARD.size(industry(line), figures);

        var own = sizing.decisive().stream()
                .filter(each -> each.of() == sizing.size())
                .toList();
        var above = sizing.decisive().stream()
                .filter(each -> each.of() != sizing.size())
                .toList();
        assertThat(own).allMatch(Sizing.Comparison::isReached);
        assertThat(own)
                .hasSize(
                        sizing.size() == SizeClass.MICRO
                                ? 0
                                : sizing.line().measures().size());
        assertThat(above).noneMatch(Sizing.Comparison::isReached);
        assertThat(above.isEmpty()).isEqualTo(sizing.size() == SizeClass.LARGE);
    }

    private static SizeClass size(int line, Figures figures) {
        return STANDARD.size(industry(line), figures).size();
    }

    private static IndustryClass industry(int line) {
        var start = STANDARD.lines().get(line).classes().getFirst();
        // line 16 begins with what is left of real estate
        return new IndustryClass(start.equals("70") ? "7030" : (start + "9000").substring(0, 4));
    }
}
