package org.penglai.platform.observe;

import java.nio.charset.StandardCharsets;

/** Writes one JSON object on one line, whatever the values hold: nothing in them ends the line or steers a terminal. */
final class JsonLine {

    private final StringBuilder text = new StringBuilder(256).append('{');

    /** Adds a text, cut to that many characters. */
    JsonLine put(LogKey key, String value, int most) {
        key(key).append('"');
        var end = Math.min(value.length(), most);
        for (var at = 0; at < end; at++) {
            escape(value.charAt(at));
        }
        if (end < value.length()) {
            text.append('…');
        }
        text.append('"');
        return this;
    }

    JsonLine put(LogKey key, long value) {
        key(key).append(value);
        return this;
    }

    byte[] bytes() {
        return text.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private StringBuilder key(LogKey key) {
        if (text.length() > 1) {
            text.append(',');
        }
        return text.append('"').append(key.key()).append("\":");
    }

    private void escape(char letter) {
        switch (letter) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            default -> {
                if (isHarmless(letter)) {
                    text.append(letter);
                } else {
                    text.append("\\u").append(String.format("%04x", (int) letter));
                }
            }
        }
    }

    /** Not a control of either block, not a line or direction mark of Unicode, not half of a pair. */
    private static boolean isHarmless(char letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
