package org.penglai.kernel;

import java.util.regex.Pattern;

/**
 * An administrative division (行政区划代码, GB/T 2260): six digits, two each for province, prefecture and county. It is
 * evidence of where an organisation is registered, not proof of where it works.
 */
public record DivisionCode(String value) {

    /** Yantai (烟台市) with all its districts and county-level cities. */
    public static final String YANTAI = "3706";

    private static final Pattern SIX_DIGITS = Pattern.compile("[1-9]\\d{5}");

    public DivisionCode {
        if (!SIX_DIGITS.matcher(value).matches()) {
            throw Refusal.invalid("division-code.malformed").with("given", value);
        }
    }

    /** The code in what was typed: full-width digits and spaces are read as plain ones. */
    public static DivisionCode parse(String typed) {
        return new DivisionCode(Spelling.plain(typed));
    }

    /** Whether this is the division of that prefix or lies in it: {@code 370602} is in {@code 3706} and in {@code 37}. */
    public boolean isIn(String prefix) {
        return value.startsWith(prefix);
    }

    /** Whether it lies in the city whose programmes Penglai serves (本市). */
    public boolean isInYantai() {
        return isIn(YANTAI);
    }

    @Override
    public String toString() {
        return value;
    }
}
