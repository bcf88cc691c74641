package org.penglai.identity;

import java.util.regex.Pattern;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Spelling;

/** A class of the national classification of economic activities (国民经济行业分类小类, GB/T 4754): four digits. */
public record IndustryClass(String value) {

    private static final Pattern FOUR_DIGITS = Pattern.compile("(?:0[1-9]|[1-9]\\d)\\d{2}");

    public IndustryClass {
        if (!FOUR_DIGITS.matcher(value).matches()) {
            throw Refusal.invalid("industry.malformed")
                    .with("given", value)
                    .violation("/industry", "industry.malformed");
        }
    }

    /** The class in what was typed: a section letter before it, full-width digits and spaces do no harm. */
    public static IndustryClass parse(String typed) {
        var plain = Spelling.plain(typed);
        return new IndustryClass(plain.matches("[A-T]\\d{4}") ? plain.substring(1) : plain);
    }

    @Override
    public String toString() {
        return value;
    }
}
