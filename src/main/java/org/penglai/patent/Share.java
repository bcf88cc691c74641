package org.penglai.patent;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Spelling;

/** A part of a patent (份额) as an exact fraction in lowest terms: thirds stay thirds. */
public record Share(long numerator, long denominator) {

    private static final Pattern FRACTION = Pattern.compile("(\\d{1,6})/(\\d{1,6})");
    private static final Pattern DECIMAL = Pattern.compile("(0|1)(?:\\.(\\d{1,6}))?");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})(?:\\.(\\d{1,4}))?%");

    public Share {
        if (numerator < 1 || denominator < 1 || numerator > denominator) {
            throw Refusal.invalid("patent.share-malformed").with("given", numerator + "/" + denominator);
        }
        var divisor = BigInteger.valueOf(numerator)
                .gcd(BigInteger.valueOf(denominator))
                .longValueExact();
        numerator /= divisor;
        denominator /= divisor;
    }

    /** Reads {@code 1/3}, {@code 0.25} and {@code 25%}. */
    public static Share parse(String written) {
        var plain = Spelling.plain(written);
        var fraction = FRACTION.matcher(plain);
        if (fraction.matches()) {
            return new Share(Long.parseLong(fraction.group(1)), Long.parseLong(fraction.group(2)));
        }
        var decimal = DECIMAL.matcher(plain);
        if (decimal.matches()) {
            return scaled(decimal.group(1), decimal.group(2), 1);
        }
        var percent = PERCENT.matcher(plain);
        if (percent.matches()) {
            return scaled(percent.group(1), percent.group(2), 100);
        }
        throw Refusal.invalid("patent.share-malformed").with("given", written);
    }

    private static Share scaled(String whole, @Nullable String part, long unit) {
        var digits = part == null ? "" : part;
        var scale = 1L;
        for (var i = 0; i < digits.length(); i++) {
            scale *= 10;
        }
        return new Share(Long.parseLong(whole + digits), scale * unit);
    }

    /** Whether the shares together are the whole, exactly. */
    public static boolean makeWhole(List<Share> shares) {
        var denominator = BigInteger.ONE;
        var numerator = BigInteger.ZERO;
        for (var share : shares) {
            var other = BigInteger.valueOf(share.denominator);
            numerator = numerator
                    .multiply(other)
                    .add(BigInteger.valueOf(share.numerator).multiply(denominator));
            denominator = denominator.multiply(other);
        }
        return numerator.equals(denominator);
    }

    @Override
    public String toString() {
        return denominator == 1 ? "1" : numerator + "/" + denominator;
    }
}
