package org.penglai.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.penglai.terms.Comparison.Change;
import org.penglai.terms.Comparison.Row;

/** Paragraphs that stay, change, come and go. */
final class ComparisonTest {

    @Test
    void equalTextsHaveNoChange() {
        assertThat(Comparison.of(List.of("a", "b"), List.of("a", "b")).isChanged())
                .isFalse();
        assertThat(Comparison.of(List.of(), List.of()).rows()).isEmpty();
    }

    @Test
    void whatWentAndCameAtOnePlaceIsOneChange() {
        assertThat(Comparison.of(List.of("a", "thirty days", "z"), List.of("a", "twenty days", "z"))
                        .rows())
                .containsExactly(
                        new Row(Change.SAME, "a", "a"),
                        new Row(Change.CHANGED, "thirty days", "twenty days"),
                        new Row(Change.SAME, "z", "z"));
    }

    @Test
    void whatOnlyCameOrWentSaysSo() {
        assertThat(Comparison.of(List.of("a", "b"), List.of("n", "a")).rows())
                .containsExactly(
                        new Row(Change.ADDED, "", "n"),
                        new Row(Change.SAME, "a", "a"),
                        new Row(Change.REMOVED, "b", ""));
    }

    @Test
    void theLongestRunOfEqualParagraphsStays() {
        var rows = Comparison.of(List.of("x", "a", "b", "c"), List.of("a", "b", "c", "x"))
                .rows();

        assertThat(rows).filteredOn(row -> row.change() == Change.SAME).hasSize(3);
    }
}
