package org.penglai.money;

import java.util.UUID;

/** Identifies a payment of ours. */
public record PayoutId(UUID value) {

    /** The number that goes with it through the banks and comes back on the statement: 32 figures of at most 35. */
    public String endToEnd() {
        return value.toString().replace("-", "");
    }

    /** The payment with that number; nothing where it is none of ours. */
    static java.util.Optional<PayoutId> of(String endToEnd) {
        var plain = endToEnd.strip().toLowerCase(java.util.Locale.ROOT);
        if (!plain.matches("[0-9a-f]{32}")) {
            return java.util.Optional.empty();
        }
        return java.util.Optional.of(new PayoutId(new UUID(
                Long.parseUnsignedLong(plain.substring(0, 16), 16), Long.parseUnsignedLong(plain.substring(16), 16))));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
