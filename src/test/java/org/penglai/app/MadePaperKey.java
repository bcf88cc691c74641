package org.penglai.app;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key of papers that no other run has, in a file that only its owner reads. */
public final class MadePaperKey {

    public static final Path FILE = file(made(3072, Instant.parse("2056-01-01T00:00:00Z")));

    private MadePaperKey() {}

    /** A key of so many bits with a certificate that ends then, as PEM. */
    static String made(int bits, Instant until) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            var pair = generator.generateKeyPair();
            var name = new X500Name("CN=made for a test, C=CN");
            var certificate = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.valueOf(bits),
                            Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                            Date.from(until),
                            name,
                            pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
            return pem("PRIVATE KEY", pair.getPrivate().getEncoded()) + pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException | OperatorCreationException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static String pem(String kind, byte[] bytes) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }

    static Path file(String pem) {
        try {
            var rights = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var file = Files.createTempFile("made-paper-key", ".pem", rights);
            file.toFile().deleteOnExit();
            return Files.writeString(file, pem);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
