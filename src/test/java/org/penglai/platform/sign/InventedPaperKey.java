package org.penglai.platform.sign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The key of papers of the demo and the tests: anybody can read it, and production refuses it. */
public final class InventedPaperKey {

    public static final Path FILE =
            Path.of("src/test/resources/sign/invented-paper-key.pem").toAbsolutePath();

    public static final PaperKey KEY = PaperKey.of(text());

    private InventedPaperKey() {}

    public static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
