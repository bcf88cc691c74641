package org.penglai.platform.sign;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against the key and the signature in the appendix of RFC 8037. */
final class SigningKeyTest {

    private static final Map<String, String> WRITTEN = Map.of(
            "kty", "OKP",
            "crv", "Ed25519",
            "d", "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
            "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");

    private static final byte[] SIGNED = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".getBytes(US_ASCII);

    private static final String SIGNATURE =
            "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";

    @Test
    void signsAsTheStandardDoes() {
        assertThat(SigningKey.of(WRITTEN).sign(SIGNED)).isEqualTo(SIGNATURE);
    }

    @Test
    void itsNameIsTheThumbprint() {
        assertThat(SigningKey.of(WRITTEN).known().id()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @Test
    void thePublishedHalfVerifiesAndNothingElsePasses() {
        var known = VerifyingKey.of(SigningKey.of(WRITTEN).known().jwk());
        var changed = SIGNED.clone();
        changed[0]++;

        assertThat(known.verifies(SIGNED, SIGNATURE)).isTrue();
        assertThat(known.verifies(changed, SIGNATURE)).isFalse();
        assertThat(known.verifies(SIGNED, SIGNATURE.replace('h', 'i'))).isFalse();
        assertThat(known.verifies(SIGNED, "not base64 !")).isFalse();
        assertThat(known.verifies(SIGNED, "")).isFalse();
        assertThat(known.jwk()).doesNotContainKey("d");
    }

    @Test
    void aNewKeySignsWhatItsOwnHalfVerifiesOnly() {
        var key = SigningKey.of(SigningKey.generate());
        var other = SigningKey.of(SigningKey.generate());

        assertThat(key.known().verifies(SIGNED, key.sign(SIGNED))).isTrue();
        assertThat(other.known().verifies(SIGNED, key.sign(SIGNED))).isFalse();
    }

    @Test
    void halvesThatDoNotBelongTogetherAreRefused() {
        var mixed = new HashMap<>(WRITTEN);
        mixed.put("x", SigningKey.generate().get("x"));

        assertThatThrownBy(() -> SigningKey.of(mixed)).hasMessageContaining("not the public half");
        assertThatThrownBy(() -> SigningKey.of(without("d"))).hasMessageContaining("(d)");
        assertThatThrownBy(() -> SigningKey.of(without("crv"))).hasMessageContaining("crv");
        assertThatThrownBy(() -> VerifyingKey.of(Map.of("kty", "OKP", "crv", "Ed25519", "x", "AAAA")))
                .hasMessageContaining("32 bytes");
    }

    @Test
    void theSecretHalfIsNeverPrinted() {
        assertThat(SigningKey.of(WRITTEN).toString()).doesNotContain("nWGxne");
    }

    private static Map<String, String> without(String member) {
        var rest = new HashMap<>(WRITTEN);
        rest.remove(member);
        return rest;
    }
}
