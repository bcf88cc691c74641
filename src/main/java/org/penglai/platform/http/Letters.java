package org.penglai.platform.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Letters that no text of ours holds: halves of a pair, which no encoding can write, and control characters, the null above
 * all, which neither the database nor a page can keep. Tabs and line ends are text.
 */
final class Letters {

    private Letters() {}

    static boolean areSound(CharSequence text) {
        for (int at = 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            if (Character.isHighSurrogate(letter)) {
                at++;
                if (at == text.length() || !Character.isLowSurrogate(text.charAt(at))) {
                    return false;
                }
            } else if (Character.isLowSurrogate(letter) || isControl(letter)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isControl(char letter) {
        return letter == 0x7F || letter < 0x20 && letter != '\t' && letter != '\n' && letter != '\r';
    }

    /** The text that the bytes are in UTF-8; empty where they are not. */
    static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    /** Where in the values such letters stand, by JSON pointer; a name that holds any counts for what it is the name of. */
    static Optional<String> unsound(Object value) {
        return unsound("", value);
    }

    private static Optional<String> unsound(String pointer, Object value) {
        return switch (value) {
            case String text -> areSound(text) ? Optional.empty() : Optional.of(pointer);
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> areSound(String.valueOf(entry.getKey()))
                                ? child(pointer + "/" + entry.getKey(), entry.getValue())
                                : Optional.of(pointer))
                        .flatMap(Optional::stream)
                        .findFirst();
            case List<?> items -> {
                for (int at = 0; at < items.size(); at++) {
                    var found = child(pointer + "/" + at, items.get(at));
                    if (found.isPresent()) {
                        yield found;
                    }
                }
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static Optional<String> child(String pointer, @org.jspecify.annotations.Nullable Object value) {
        return value == null ? Optional.empty() : unsound(pointer, value);
    }
}
