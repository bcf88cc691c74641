package org.penglai.platform.sign;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.penglai.kernel.Sha256;

/**
 * A public Ed25519 key (验证公钥) as it is published in a key set (RFC 7517, RFC 8037).
 *
 * @param x its 32 bytes, base64url without padding
 */
public record VerifyingKey(String x) {

    private static final int BYTES = 32;

    public VerifyingKey {
        decoded(x);
    }

    /** The key out of a member of a key set; {@link IllegalArgumentException} when that is of another kind or spoilt. */
    public static VerifyingKey of(Map<String, ?> jwk) {
        if (!"OKP".equals(jwk.get("kty")) || !"Ed25519".equals(jwk.get("crv")) || !(jwk.get("x") instanceof String x)) {
            throw new IllegalArgumentException(
                    "not an Ed25519 key: a member of the set has another kty or crv, or no x");
        }
        return new VerifyingKey(x);
    }

    /** Its name in the set: the thumbprint of RFC 7638. */
    public String id() {
        var members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}";
        return encoded(Sha256.of(members).bytes());
    }

    /** The members of the published key, in their customary order. */
    public Map<String, Object> jwk() {
        var members = new LinkedHashMap<String, Object>();
        members.put("kty", "OKP");
        members.put("crv", "Ed25519");
        members.put("x", x);
        members.put("kid", id());
        members.put("use", "sig");
        members.put("alg", "EdDSA");
        return members;
    }

    /** Whether the signature, base64url, is this key's over the bytes. A spoilt signature is simply none. */
    public boolean verifies(byte[] signed, String signature) {
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(publicKey());
            check.update(signed);
            return check.verify(Base64.getUrlDecoder().decode(signature));
        } catch (IllegalArgumentException | GeneralSecurityException spoilt) {
            return false;
        }
    }

    /** RFC 8032, 5.1.2: the y coordinate, little-endian, with the lowest bit of x as its highest. */
    private PublicKey publicKey() throws GeneralSecurityException {
        var bytes = decoded(x);
        var odd = (bytes[BYTES - 1] & 0x80) != 0;
        bytes[BYTES - 1] &= 0x7f;
        var reversed = new byte[BYTES];
        for (var at = 0; at < BYTES; at++) {
            reversed[at] = bytes[BYTES - 1 - at];
        }
        var point = new EdECPoint(odd, new BigInteger(1, reversed));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }

    static byte[] decoded(String text) {
        var bytes = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("an Ed25519 key has " + BYTES + " bytes, not " + bytes.length);
        }
        return bytes;
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
