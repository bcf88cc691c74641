package org.penglai.lead.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penglai.lead.LeadKind;
import org.penglai.lead.Report;

/** The drawings stand to scale, also where there is little or nothing to draw. */
final class LeadChartTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void theFunnelIsAsWideAsItsGreatestStepAndShowsWhatIsSmall() {
        var steps = LeadChart.funnel(report(
                Map.of(LeadKind.FOUND, 1_000, LeadKind.SEEN, 250, LeadKind.SAVED, 1, LeadKind.ACCEPTED, 0), List.of()));

        assertThat(steps)
                .extracting(LeadChart.Step::kind, LeadChart.Step::width)
                .containsExactly(
                        tuple(LeadKind.FOUND, 440),
                        tuple(LeadKind.SEEN, 110),
                        tuple(LeadKind.SAVED, 2),
                        tuple(LeadKind.ENQUIRED, 0),
                        tuple(LeadKind.ACCEPTED, 0));
    }

    @Test
    void linesRunFromTheFirstWeekToTheLastBetweenFloorAndTop() {
        var lines = LeadChart.lines(report(
                Map.of(),
                List.of(
                        new Report.Week(MONDAY, Map.of(LeadKind.FOUND, 10)),
                        new Report.Week(MONDAY.plusWeeks(1), Map.of(LeadKind.SEEN, 5)))));

        assertThat(lines).extracting(LeadChart.Line::points).containsExactly("12,12 628,170", "12,170 628,91");
        assertThat(LeadChart.lines(report(Map.of(), List.of(new Report.Week(MONDAY, Map.of()))))
                        .getFirst()
                        .points())
                .isEqualTo("12,170");
    }

    private static Report report(Map<LeadKind, Integer> sums, List<Report.Week> weeks) {
        return new Report(MONDAY, sums, weeks, List.of(), List.of(), List.of());
    }
}
