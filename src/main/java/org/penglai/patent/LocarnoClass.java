package org.penglai.patent;

import java.util.regex.Pattern;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Spelling;

/** A class and subclass of the Locarno Classification for designs (洛迦诺分类号), such as {@code 09-01}. */
public record LocarnoClass(String symbol) {

    private static final Pattern SYMBOL = Pattern.compile("(?:0[1-9]|[12]\\d|3[0-2])-\\d{2}");

    public LocarnoClass {
        if (!SYMBOL.matcher(symbol).matches()) {
            throw Refusal.invalid("patent.locarno-malformed").with("given", symbol);
        }
    }

    public static LocarnoClass parse(String written) {
        return new LocarnoClass(Spelling.plain(written));
    }

    @Override
    public String toString() {
        return symbol;
    }
}
