package org.penglai.duty;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.penglai.kernel.Money;

/**
 * How net income is shared (净收入分配): to the inventors and to the transfer office at least what the law asks, rounded up to
 * the fen, and the rest to the institution. The inventors go first: where a few fen cannot bear both, the office gives way.
 *
 * @param gross what came in
 * @param costs what it took to earn it; more than came in leaves nothing to share
 */
public record IncomeSplit(Money gross, Money costs, Money net, Money inventors, Money office, Money house) {

    /** Shares what is left of the income. */
    public static IncomeSplit of(Money gross, Money costs, BigDecimal inventors, BigDecimal office) {
        var net = costs.isAtLeast(gross) ? Money.ZERO : gross.minus(costs);
        var toInventors = atLeast(net, inventors);
        var left = net.minus(toInventors);
        var asked = atLeast(net, office);
        var toOffice = left.isAtLeast(asked) ? asked : left;
        return new IncomeSplit(gross, costs, net, toInventors, toOffice, left.minus(toOffice));
    }

    private static Money atLeast(Money net, BigDecimal share) {
        return new Money(BigDecimal.valueOf(net.fen())
                .multiply(share)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact());
    }
}
