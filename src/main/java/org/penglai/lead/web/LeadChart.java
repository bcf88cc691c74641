package org.penglai.lead.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.penglai.lead.LeadKind;
import org.penglai.lead.Report;

/** The funnel and the lines of weeks, in the units of their drawings; the tables beside them say the same in figures. */
public final class LeadChart {

    /** Size of a drawing. */
    public static final int WIDTH = 640;

    /** Size of the drawing of weeks. */
    public static final int HEIGHT = 200;

    /** Of the funnel. */
    public static final int STEP = 34;

    private static final int TOP = 12;
    private static final int FLOOR = 170;
    private static final int LEFT = 12;
    private static final int FUNNEL_LEFT = 110;
    private static final int FUNNEL_WIDTH = 440;

    /** From the wide end to the narrow one; why something was declined stands beside. */
    static final List<LeadKind> FUNNEL =
            List.of(LeadKind.FOUND, LeadKind.SEEN, LeadKind.SAVED, LeadKind.ENQUIRED, LeadKind.ACCEPTED);

    private LeadChart() {}

    /** One step of the funnel. */
    public record Step(LeadKind kind, int count, int y, int x, int width) {}

    /** A line over the weeks, with its points. */
    public record Line(LeadKind kind, String points, List<Point> marks) {}

    /** One week on a line. */
    public record Point(int x, int y, int count) {}

    static List<Step> funnel(Report report) {
        var widest = FUNNEL.stream().mapToInt(report::of).max().orElse(0);
        var steps = new ArrayList<Step>();
        for (var kind : FUNNEL) {
            var count = report.of(kind);
            var width = count == 0 ? 0 : Math.max(2, (int) ((long) FUNNEL_WIDTH * count / widest));
            steps.add(new Step(kind, count, steps.size() * STEP + 4, FUNNEL_LEFT, width));
        }
        return steps;
    }

    static List<Line> lines(Report report) {
        var weeks = report.weeks();
        var highest = weeks.stream()
                .mapToInt(week -> Math.max(week.of(LeadKind.SEEN), week.of(LeadKind.FOUND)))
                .max()
                .orElse(0);
        return List.of(LeadKind.FOUND, LeadKind.SEEN).stream()
                .map(kind -> {
                    var marks = IntStream.range(0, weeks.size())
                            .mapToObj(
                                    at -> point(at, weeks.size(), weeks.get(at).of(kind), highest))
                            .toList();
                    var points = marks.stream()
                            .map(mark -> String.format(Locale.ROOT, "%d,%d", mark.x(), mark.y()))
                            .toList();
                    return new Line(kind, String.join(" ", points), marks);
                })
                .toList();
    }

    private static Point point(int at, int weeks, int count, int highest) {
        var x = LEFT + (WIDTH - 2 * LEFT) * at / Math.max(1, weeks - 1);
        var y = highest == 0 ? FLOOR : FLOOR - (int) ((long) (FLOOR - TOP) * count / highest);
        return new Point(x, y, count);
    }
}
