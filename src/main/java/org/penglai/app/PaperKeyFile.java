package org.penglai.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.penglai.kernel.Sha256;
import org.penglai.platform.sign.PaperKey;

/** The file with the key of papers: PEM, private key and certificates. What goes wrong with it never says the key. */
final class PaperKeyFile {

    /** A longer file is not a key with its certificates but the wrong file. */
    private static final long BYTES_MAX = 64L * 1024;

    /** The certificate of the key that the demo and the tests sign papers with. */
    private static final Sha256 INVENTED =
            new Sha256("21882d5b60b05d13e45d9aa6836bcdabeca4b5648006eca9eeeef2be17168cdd");

    private PaperKeyFile() {}

    /** The key; an IllegalArgumentException says in a few words why it cannot be used. */
    static PaperKey read(Path file, boolean production) {
        var key = PaperKey.of(text(file, production));
        var certificate = key.certificate();
        if (production && certificate.thumbprint().equals(INVENTED)) {
            throw new IllegalArgumentException("the key of the demonstration, which production refuses");
        }
        if (Instant.now().isAfter(certificate.validUntil())) {
            throw new IllegalArgumentException("its certificate has ended");
        }
        return key;
    }

    private static String text(Path file, boolean production) {
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw new IllegalArgumentException("too long for a key with its certificates");
            }
            if (production) {
                SecretSource.requirePrivate("it", file);
            }
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("no readable file", unreadable);
        } catch (SecretSource.Unfit unfit) {
            throw new IllegalArgumentException(unfit.getMessage(), unfit);
        }
    }
}
