package org.penglai.need;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Spelling;

/**
 * The fields that a firm has confirmed for its need.
 *
 * @param ipc prefixes of IPC symbols, such as {@code C02F} or {@code C02F1/44}
 */
public record NeedFields(Set<String> ipc, Set<Industry> industries) {

    public static final NeedFields NONE = new NeedFields(Set.of(), Set.of());
    public static final int IPC_MAX = 10;

    private static final Pattern PREFIX = Pattern.compile("[A-H]\\d{2}(?:[A-Z](?:\\d{1,4}(?:/\\d{2,6})?)?)?");

    public NeedFields {
        var plain = new LinkedHashSet<String>();
        var refusal = Refusal.invalid("need.invalid");
        var at = 0;
        for (var symbol : ipc) {
            var spelt = Spelling.plain(symbol);
            if (!PREFIX.matcher(spelt).matches()) {
                refusal.violation("/ipc/" + at, "need.ipc", Map.of("given", symbol));
            }
            plain.add(spelt);
            at++;
        }
        if (plain.size() > IPC_MAX) {
            refusal.violation("/ipc", "maxItems", Map.of("limit", IPC_MAX));
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        ipc = java.util.Collections.unmodifiableSet(plain);
        industries = Set.copyOf(industries);
    }

    /** Whether nothing is confirmed. */
    public boolean isEmpty() {
        return ipc.isEmpty() && industries.isEmpty();
    }
}
