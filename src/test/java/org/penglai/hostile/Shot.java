package org.penglai.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * One hostile request, ready to be sent.
 *
 * @param trick what is wrong with it
 * @param number its place among those of its operation; seed, operation and number make it again
 * @param statuses the only answers that will do; empty where any refusal will
 */
record Shot(Aim aim, String trick, int number, byte[] raw, Manner manner, Set<Integer> statuses) {

    /** How much of a request is shown; the whole of it stands in a file beside. */
    private static final int SHOWN = 4_000;

    /** How it is sent and what may come back. */
    enum Manner {
        /** Over a connection that is used again; one answer comes back. */
        KEPT,
        /** Over a connection of its own, which the server may close with or without an answer. */
        ALONE
    }

    String name() {
        return aim.name() + "#" + number;
    }

    /** All that is needed to send it again. */
    String shown(long seed) {
        var text = new String(raw, 0, Math.min(raw.length, SHOWN), StandardCharsets.ISO_8859_1);
        var plain = new StringBuilder();
        text.chars()
                .forEach(letter -> plain.append(
                        letter == '\n' || (letter >= 0x20 && letter < 0x7F)
                                ? String.valueOf((char) letter)
                                : "\\x%02x".formatted(letter)));
        return "%s (%s), again with -Dhostile.seed=%d -Dhostile.only=%s%n%s%s"
                .formatted(
                        name(),
                        trick,
                        seed,
                        name(),
                        plain,
                        raw.length > SHOWN ? "… (" + raw.length + " bytes in all)" : "");
    }
}
