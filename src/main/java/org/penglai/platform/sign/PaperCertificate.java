package org.penglai.platform.sign;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penglai.kernel.Sha256;

/**
 * The certificate under which papers are signed (文件签名证书), as it is published in a key set (RFC 7517).
 *
 * @param der its bytes, base64
 */
public record PaperCertificate(String der) {

    public PaperCertificate {
        x509(der);
    }

    static PaperCertificate of(X509Certificate certificate) {
        try {
            return new PaperCertificate(Base64.getEncoder().encodeToString(certificate.getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a certificate that was read can be written", impossible);
        }
    }

    /** The certificate out of a member of a key set; {@link IllegalArgumentException} when that has none. */
    public static PaperCertificate of(Map<String, ?> jwk) {
        if (jwk.get("x5c") instanceof List<?> chain && !chain.isEmpty() && chain.getFirst() instanceof String first) {
            return new PaperCertificate(first);
        }
        throw new IllegalArgumentException("a member of the set has no certificate (x5c)");
    }

    /** Whether a member of a key set is one of these rather than a key of the ledger. */
    public static boolean isMeant(Map<String, ?> jwk) {
        return "RSA".equals(jwk.get("kty"));
    }

    /** SHA-256 of the certificate, by which papers name it. */
    public Sha256 thumbprint() {
        return Sha256.of(Base64.getDecoder().decode(der));
    }

    /** Whom it names. */
    public String subject() {
        return x509(der).getSubjectX500Principal().getName();
    }

    /** From when on it holds. */
    public Instant validFrom() {
        return x509(der).getNotBefore().toInstant();
    }

    /** Until when it holds. */
    public Instant validUntil() {
        return x509(der).getNotAfter().toInstant();
    }

    /** The members of the published key, in their customary order. */
    public Map<String, Object> jwk() {
        var known = (RSAPublicKey) x509(der).getPublicKey();
        var thumbprint = VerifyingKey.encoded(thumbprint().bytes());
        var members = new LinkedHashMap<String, Object>();
        members.put("kty", "RSA");
        members.put("n", VerifyingKey.encoded(unsigned(known.getModulus().toByteArray())));
        members.put("e", VerifyingKey.encoded(unsigned(known.getPublicExponent().toByteArray())));
        members.put("kid", thumbprint);
        members.put("use", "sig");
        members.put("alg", "RS256");
        members.put("x5c", List.of(der));
        members.put("x5t#S256", thumbprint);
        return members;
    }

    static boolean verifies(X509Certificate certificate, byte[] signed, byte[] signature) {
        try {
            var check = Signature.getInstance("SHA256withRSA");
            check.initVerify(certificate.getPublicKey());
            check.update(signed);
            return check.verify(signature);
        } catch (GeneralSecurityException spoilt) {
            return false;
        }
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? java.util.Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private static X509Certificate x509(String der) {
        try {
            var bytes = Base64.getDecoder().decode(der);
            var read = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
            if (read instanceof X509Certificate certificate && certificate.getPublicKey() instanceof RSAPublicKey) {
                return certificate;
            }
            throw new IllegalArgumentException("not a certificate of an RSA key");
        } catch (GeneralSecurityException spoilt) {
            throw new IllegalArgumentException("not a certificate", spoilt);
        }
    }
}
