package org.penglai.incentive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.penglai.kernel.Money;

/** An exact share of a base, from above 0 to 1 ({@code 0.02} is two per cent). */
public record Rate(BigDecimal share) {

    public Rate {
        if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("a rate lies above 0 and at most at 1: " + share);
        }
        share = share.stripTrailingZeros();
    }

    public static Rate of(String share) {
        return new Rate(new BigDecimal(share));
    }

    /** The share of the base, rounded down to the fen so that the rate is never exceeded. */
    public Money ofDown(Money base) {
        return new Money(BigDecimal.valueOf(base.fen())
                .multiply(share)
                .setScale(0, RoundingMode.DOWN)
                .longValueExact());
    }

    @Override
    public String toString() {
        return share.toPlainString();
    }
}
