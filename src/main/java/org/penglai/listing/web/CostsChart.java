package org.penglai.listing.web;

import java.util.List;
import org.penglai.kernel.Money;
import org.penglai.listing.Costs;

/** The bars of the chart of costs, in the units of its drawing; the table beside it says the same in figures. */
public final class CostsChart {

    /** Size of the drawing. */
    public static final int WIDTH = 640;

    /** Size of the drawing, its line of years included. */
    public static final int HEIGHT = 200;

    /** How high the highest bar is. */
    private static final int HIGHEST = 160;

    private static final int FLOOR = 175;

    /** Of what one year takes, how much its bar does. */
    private static final double SHARE = 0.7;

    private CostsChart() {}

    /** One year: what is fixed stands below, what runs on top of it. */
    public record Bar(
            int year, int x, int width, int fixedY, int fixedHeight, int runningY, int runningHeight, Money due) {}

    static List<Bar> bars(Costs costs) {
        var highest =
                costs.years().stream().mapToLong(year -> year.due().fen()).max().orElse(0);
        var step = WIDTH / (double) Math.max(1, costs.years().size());
        return costs.years().stream().map(year -> bar(year, highest, step)).toList();
    }

    private static Bar bar(Costs.Year year, long highest, double step) {
        var fixed = height(year.fixed(), highest);
        var running = height(year.running(), highest);
        var x = (int) ((year.number() - 1) * step + step * (1 - SHARE) / 2);
        return new Bar(
                year.number(),
                x,
                Math.max(2, (int) (step * SHARE)),
                FLOOR - fixed,
                fixed,
                FLOOR - fixed - running,
                running,
                year.due());
    }

    private static int height(Money amount, long highest) {
        return highest == 0 ? 0 : (int) Math.round(amount.fen() * (double) HIGHEST / highest);
    }
}
