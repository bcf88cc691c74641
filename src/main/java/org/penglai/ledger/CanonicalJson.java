package org.penglai.ledger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in the one canonical form of RFC 8785 (JCS), for strings, whole numbers within ±(2^53 − 1), booleans, lists and
 * maps. Fractions are not written at all: amounts are fen and rates are strings.
 */
public final class CanonicalJson {

    /** Largest whole number that every JSON reader keeps exactly (RFC 8785, 3.2.2.3). */
    private static final long SAFE_MAX = (1L << 53) - 1;

    private CanonicalJson() {}

    /** Writes the value; anything but the types above is a bug of the caller. */
    public static String write(Object value) {
        var out = new StringBuilder();
        append(out, value);
        return out.toString();
    }

    private static void append(StringBuilder out, Object value) {
        switch (value) {
            case String text -> appendString(out, text);
            case Boolean truth -> out.append(truth.booleanValue());
            case Integer number -> out.append(number.intValue());
            case Long number -> appendLong(out, number);
            case List<?> list -> appendList(out, list);
            case Map<?, ?> map -> appendMap(out, map);
            default ->
                throw new IllegalArgumentException(
                        "not a ledger fact: " + value.getClass().getName());
        }
    }

    private static void appendLong(StringBuilder out, long number) {
        if (number > SAFE_MAX || number < -SAFE_MAX) {
            throw new IllegalArgumentException("beyond exact JSON numbers: " + number);
        }
        out.append(number);
    }

    private static void appendList(StringBuilder out, List<?> list) {
        out.append('[');
        var separator = "";
        for (var item : list) {
            out.append(separator);
            append(out, item);
            separator = ",";
        }
        out.append(']');
    }

    /** String's own order is by UTF-16 code units, which is what RFC 8785 asks for. */
    private static void appendMap(StringBuilder out, Map<?, ?> map) {
        var sorted = new TreeMap<String, Object>();
        map.forEach((key, value) -> sorted.put((String) key, value));
        out.append('{');
        var separator = "";
        for (var member : sorted.entrySet()) {
            out.append(separator);
            appendString(out, member.getKey());
            out.append(':');
            append(out, member.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private static void appendString(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            appendCharacter(out, text, i);
        }
        out.append('"');
    }

    private static void appendCharacter(StringBuilder out, String text, int at) {
        char c = text.charAt(at);
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < 0x20) {
                    out.append("\\u%04x".formatted((int) c));
                } else {
                    requirePaired(text, at);
                    out.append(c);
                }
            }
        }
    }

    private static void requirePaired(String text, int at) {
        char c = text.charAt(at);
        var lonely = Character.isHighSurrogate(c)
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
        if (lonely) {
            throw new IllegalArgumentException("a lone surrogate cannot be written as UTF-8");
        }
    }
}
