package org.penglai.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LettersTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "锂电池隔膜", "line\r\n\tline", "👩‍👩‍👧‍👦", "\ufeff\u202e", "a\u0301"})
    void textIsText(String text) {
        assertThat(Letters.areSound(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u0000", "a\u0000b", "\u001b[31m", "\u007f", "\ud800", "\udc00", "a\ud83d", "\ude00\ud83d"})
    void halvesOfPairsAndControlCharactersAreNot(String text) {
        assertThat(Letters.areSound(text)).isFalse();
    }

    @Test
    void thePlaceIsNamedByPointer() {
        assertThat(Letters.unsound(Map.of("a", List.of("b", Map.of("c", "\u0000")))))
                .contains("/a/1/c");
        assertThat(Letters.unsound(Map.of("a", Map.of("\u0000", 1)))).contains("/a");
        assertThat(Letters.unsound(Map.of("a", List.of(1, true, "b")))).isEmpty();
    }

    @Test
    void bytesThatAreNotUtf8AreNoText() {
        assertThat(Letters.utf8("锂".getBytes(StandardCharsets.UTF_8))).contains("锂");
        assertThat(Letters.utf8(new byte[] {(byte) 0xc0, (byte) 0xaf})).isEmpty();
        assertThat(Letters.utf8(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}))
                .isEmpty();
        assertThat(Letters.utf8(new byte[] {(byte) 0xe9, (byte) 0x94})).isEmpty();
    }
}
