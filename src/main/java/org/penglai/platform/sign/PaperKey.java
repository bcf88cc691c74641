package org.penglai.platform.sign;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The key with which papers are signed (文件签名私钥), with the certificate that names its holder and those above it. RSA with
 * SHA-256, which every reader of papers knows and which gives the same signature each time. It never prints its private half.
 */
public final class PaperKey {

    /** NIST SP 800-57: fit beyond 2030. */
    private static final int BITS_LEAST = 3072;

    private static final Pattern PRIVATE_PART =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]+-----END CERTIFICATE-----");

    private final PrivateKey secret;
    private final List<X509Certificate> chain;

    private PaperKey(PrivateKey secret, List<X509Certificate> chain) {
        this.secret = secret;
        this.chain = List.copyOf(chain);
    }

    /**
     * The key out of PEM: the private key in PKCS#8, then its certificate, then those above it.
     *
     * @throws IllegalArgumentException when something is missing or unfit, or key and certificate do not belong together
     */
    public static PaperKey of(String pem) {
        var written = PRIVATE_PART.matcher(pem);
        if (!written.find()) {
            throw new IllegalArgumentException("no private key (PEM, PKCS#8) in it");
        }
        try {
            var chain = chain(pem);
            if (!(chain.getFirst().getPublicKey() instanceof RSAPublicKey known)) {
                throw new IllegalArgumentException("its certificate is not for an RSA key");
            }
            if (known.getModulus().bitLength() < BITS_LEAST) {
                throw new IllegalArgumentException("its key is shorter than " + BITS_LEAST + " bits");
            }
            var bytes = Base64.getMimeDecoder().decode(written.group(1));
            var secret = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
            var key = new PaperKey(secret, chain);
            var probe = new byte[] {1};
            if (!PaperCertificate.verifies(chain.getFirst(), probe, key.sign(probe))) {
                throw new IllegalArgumentException("its first certificate is not that of its private key");
            }
            return key;
        } catch (GeneralSecurityException spoilt) {
            throw new IllegalArgumentException("its private key or a certificate cannot be used", spoilt);
        }
    }

    private static List<X509Certificate> chain(String pem) throws GeneralSecurityException {
        var factory = CertificateFactory.getInstance("X.509");
        var chain = new ArrayList<X509Certificate>();
        var found = CERTIFICATE.matcher(pem);
        while (found.find()) {
            var bytes = found.group().getBytes(StandardCharsets.US_ASCII);
            chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes)));
        }
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("no certificate in it");
        }
        return chain;
    }

    /** The certificate of the key itself. */
    public PaperCertificate certificate() {
        return PaperCertificate.of(chain.getFirst());
    }

    List<X509Certificate> chain() {
        return chain;
    }

    byte[] sign(byte[] bytes) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(secret);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the key of papers does not sign", broken);
        }
    }

    /** Two keys with the same certificate are one. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PaperKey key && key.chain.equals(chain);
    }

    @Override
    public int hashCode() {
        return chain.hashCode();
    }

    @Override
    public String toString() {
        return "PaperKey[" + certificate().thumbprint() + "]";
    }
}
