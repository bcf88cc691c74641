package org.penglai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Canonical JSON and leaf hashes, against vectors of the standards and ones computed with another program. */
final class EntryTest {

    @Test
    void membersStandInTheOrderOfTheirUtf16CodeUnits() {
        // Given the names of RFC 8785, 3.2.3
        var members = new TreeMap<String, Object>();
        for (var name : List.of("\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6")) {
            members.put(name, "");
        }
        // When
        var written = CanonicalJson.write(members);
        // Then
        assertThat(written)
                .isEqualTo(
                        "{\"\\r\":\"\",\"1\":\"\",\"\u0080\":\"\",\"\u00f6\":\"\",\"\u20ac\":\"\",\"\ud83d\ude00\":\"\",\"\ufb33\":\"\"}");
    }

    @Test
    void onlyWhatMustBeEscapedIsEscaped() {
        assertThat(CanonicalJson.write("\u20ac$\u000f\nA'B\"\\\\\"/"))
                .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
    }

    @Test
    void numbersAreExactOrRefused() {
        assertThat(CanonicalJson.write(List.of(0, -1, 9007199254740991L))).isEqualTo("[0,-1,9007199254740991]");
        assertThatThrownBy(() -> CanonicalJson.write(9007199254740992L)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.write(0.5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLoneSurrogateIsRefused() {
        assertThatThrownBy(() -> CanonicalJson.write("a\ud83d")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.write("\ude00a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLeafHashIsSha256OverAZeroByteAndTheText() {
        // RFC 9162, 2.1.1: the hash of an empty leaf; computed as printf '\0' | sha256sum
        assertThat(Entry.leafHash("")).isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    }

    @Test
    void factsKindAndAggregateAreHashedTogether() {
        // Given
        var entry = new Entry("deal.certified", "deal/1", Map.of("number", "YT-2026-000001", "fen", 0));
        // When
        var canonical = entry.canonical();
        // Then
        assertThat(canonical)
                .isEqualTo(
                        "{\"aggregate\":\"deal/1\",\"fen\":0,\"kind\":\"deal.certified\",\"number\":\"YT-2026-000001\"}");
        assertThat(entry.leafHash()).isEqualTo(Entry.leafHash(canonical));
    }

    @Test
    void whatIsSealedStandsInTheFactsAsItsSaltedDigestAlone() {
        // Given
        var sealed = new Sealed("00112233445566778899aabbccddeeff", "officer-7", "officer-7");
        // When
        var entry = new Entry("deal.certified", "deal/1", Map.of(Sealed.BY, sealed, "fen", 5));
        // Then: printf '["00112233445566778899aabbccddeeff","officer-7"]' | sha256sum
        assertThat(entry.facts())
                .containsEntry(Sealed.BY, "8a41f762ec66b8922beb1c13b14d0320443053bcef6377d44ce4181d5986e410")
                .containsEntry("fen", 5);
        assertThat(entry.sealed()).containsEntry(Sealed.BY, sealed);
        assertThat(entry.canonical()).doesNotContain("officer-7").doesNotContain(sealed.salt());
        assertThat(entry.toString()).doesNotContain("officer-7").doesNotContain(sealed.salt());
    }

    @Test
    void twoSealsOfOnePersonHaveNothingInCommon() {
        assertThat(Sealed.of("officer-7").digest())
                .isNotEqualTo(Sealed.of("officer-7").digest());
        assertThat(Sealed.of("officer-7").salt()).matches("[0-9a-f]{32}");
    }
}
