package org.penglai.kernel;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** An amount in Chinese yuan, counted in whole fen (分, 1/100 CNY); never negative unless a posting says so. */
public record Money(long fen) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    private static final int FEN = 2;
    private static final int TEN_THOUSANDS = 4;

    /** Yuan with up to two decimals; twelve digits are beyond any price and far from overflow. */
    private static final Pattern YUAN = Pattern.compile("\\d{1,12}(\\.\\d{1,2})?");

    /** Amount of so many whole yuan. */
    public static Money ofYuan(long yuan) {
        return new Money(Math.multiplyExact(yuan, 100L));
    }

    /** The amount in a text such as {@code 12,500}, {@code ¥12500.50}, {@code 12500元} or, in ten thousands, {@code 10万}. */
    public static Optional<Money> written(String text) {
        var plain = text.replaceAll("[,，\\s¥￥元]", "");
        var isInTenThousands = plain.endsWith("万");
        var digits = isInTenThousands ? plain.substring(0, plain.length() - 1) : plain;
        return YUAN.matcher(digits).matches()
                ? Optional.of(new Money(new BigDecimal(digits)
                        .movePointRight(isInTenThousands ? FEN + TEN_THOUSANDS : FEN)
                        .longValueExact()))
                : Optional.empty();
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(fen, other.fen));
    }

    public boolean isZero() {
        return fen == 0;
    }

    public boolean isAtLeast(Money other) {
        return fen >= other.fen;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }
}
