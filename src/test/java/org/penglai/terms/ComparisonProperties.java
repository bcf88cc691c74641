package org.penglai.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Whatever the texts, a comparison holds all of both, in order. */
final class ComparisonProperties {

    @Property
    void bothTextsCanBeReadFromTheirComparison(
            @ForAll @Size(max = 12) List<@StringLength(1) @CharRange(from = 'a', to = 'd') String> before,
            @ForAll @Size(max = 12) List<@StringLength(1) @CharRange(from = 'a', to = 'd') String> after) {
        var rows = Comparison.of(before, after).rows();

        assertThat(rows.stream().map(Comparison.Row::before).filter(text -> !text.isEmpty()))
                .containsExactlyElementsOf(before);
        assertThat(rows.stream().map(Comparison.Row::after).filter(text -> !text.isEmpty()))
                .containsExactlyElementsOf(after);
    }
}
