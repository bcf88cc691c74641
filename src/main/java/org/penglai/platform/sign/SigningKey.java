package org.penglai.platform.sign;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The key with which the platform signs (签名私钥). It never prints its private half. */
public final class SigningKey {

    private final PrivateKey secret;
    private final VerifyingKey known;

    private SigningKey(PrivateKey secret, VerifyingKey known) {
        this.secret = secret;
        this.known = known;
    }

    /**
     * The key out of its private form: {@code kty}, {@code crv}, {@code x} and {@code d} (RFC 8037, 2).
     *
     * @throws IllegalArgumentException when something is missing, or the halves do not belong together
     */
    public static SigningKey of(Map<String, ?> jwk) {
        var known = VerifyingKey.of(jwk);
        if (!(jwk.get("d") instanceof String d)) {
            throw new IllegalArgumentException("the signing key has no private half (d)");
        }
        try {
            var spec = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, VerifyingKey.decoded(d));
            var key = new SigningKey(KeyFactory.getInstance("Ed25519").generatePrivate(spec), known);
            var probe = new byte[] {1};
            if (!known.verifies(probe, key.sign(probe))) {
                throw new IllegalArgumentException("x is not the public half of d in the signing key");
            }
            return key;
        } catch (GeneralSecurityException spoilt) {
            throw new IllegalArgumentException("the signing key's private half (d) cannot be used", spoilt);
        }
    }

    /** A new key in its private form, for whoever sets a site up. */
    public static Map<String, String> generate() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var d = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            var point = ((EdECPublicKey) pair.getPublic()).getPoint();
            var big = point.getY().toByteArray();
            var x = new byte[32];
            for (var at = 0; at < Math.min(x.length, big.length); at++) {
                x[at] = big[big.length - 1 - at];
            }
            if (point.isXOdd()) {
                x[x.length - 1] |= (byte) 0x80;
            }
            return Map.of("kty", "OKP", "crv", "Ed25519", "x", VerifyingKey.encoded(x), "d", VerifyingKey.encoded(d));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has Ed25519", impossible);
        }
    }

    /** The half that everybody may know. */
    public VerifyingKey known() {
        return known;
    }

    /** Ed25519 signature over the bytes, base64url without padding. */
    public String sign(byte[] bytes) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(bytes);
            return VerifyingKey.encoded(signature.sign());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the signing key does not sign", broken);
        }
    }

    /** Two keys with the same public half are one. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SigningKey key && key.known.equals(known);
    }

    @Override
    public int hashCode() {
        return known.hashCode();
    }

    @Override
    public String toString() {
        return "SigningKey[" + known.id() + "]";
    }
}
