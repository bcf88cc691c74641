package org.penglai.app;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where secrets come from: {@code PENGLAI_X}, or the file that {@code PENGLAI_X_FILE} names. Nothing that goes wrong here
 * ever says the secret itself.
 */
final class SecretSource {

    private static final String FILE = "_FILE";

    /** A longer file is not a password but the wrong file. */
    private static final long BYTES_MAX = 4096;

    /** Below this a password is guessed sooner or later; production refuses it. */
    private static final int LENGTH_LEAST = 12;

    /** The key of RFC 8037's appendix, with which the demo and the tests sign. */
    static final String TEST_KEY =
            "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\","
                    + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

    /** The key with which the demo and the tests encrypt documents. */
    static final String TEST_BLOB_KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    /** What the demo, the tests and other people's manuals use; production refuses these. */
    private static final Set<String> WELL_KNOWN = Set.of(
            "penglai_app",
            "penglai_owner",
            "penglai-web",
            "penglai-web-demo",
            TEST_KEY,
            TEST_BLOB_KEY,
            "penglaipenglai",
            "changemechangeme",
            "changeme",
            "change-me",
            "change_me",
            "password",
            "passwordpassword",
            "secret",
            "admin",
            "postgres",
            "elastic",
            "keycloak");

    /** The folders that a container's runtime fills for this container alone, world-readable inside it. */
    private static final List<Path> OF_THE_CONTAINER = List.of(Path.of("/run/secrets"), Path.of("/var/run/secrets"));

    private final Map<String, String> environment;
    private final boolean production;

    /** @param production whether passwords that anybody knows or guesses are refused */
    SecretSource(Map<String, String> environment, boolean production) {
        this.environment = environment;
        this.production = production;
    }

    /** Why a secret cannot be used, in words that may be printed. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(String why) {
            super(why);
        }
    }

    /** The secret, or {@link Secret#NONE} where neither variable is set. */
    Secret read(String key) throws Unfit {
        var direct = environment.getOrDefault(key, "");
        var file = environment.getOrDefault(key + FILE, "").strip();
        if (!direct.isBlank() && !file.isEmpty()) {
            throw new Unfit(key + " and " + key + FILE + " are both given: which one is meant?");
        }
        if (direct.isBlank() && file.isEmpty()) {
            return Secret.NONE;
        }
        var name = file.isEmpty() ? key : key + FILE;
        var value = file.isEmpty() ? direct.strip() : content(name, Path.of(file));
        requireHardToGuess(name, value);
        return new Secret(value);
    }

    private static String content(String name, Path file) throws Unfit {
        try {
            requirePrivate(name, file);
            if (Files.size(file) > BYTES_MAX) {
                throw new Unfit(name + " is too long for a secret: '" + file + "'");
            }
            var text = Files.readString(file).replaceFirst("\\r?\\n\\z", "");
            if (text.isBlank()) {
                throw new Unfit(name + " is empty: '" + file + "'");
            }
            if (text.lines().count() > 1) {
                throw new Unfit(name + " has more than one line: '" + file + "'");
            }
            return text;
        } catch (CharacterCodingException notText) {
            throw new Unfit(name + " is not text in UTF-8: '" + file + "'");
        } catch (IOException unreadable) {
            throw new Unfit(name + " cannot be read: '" + file + "' ("
                    + unreadable.getClass().getSimpleName() + ")");
        }
    }

    static void requirePrivate(String name, Path file) throws IOException, Unfit {
        var given = file.toAbsolutePath().normalize();
        if (OF_THE_CONTAINER.stream().anyMatch(given::startsWith)) {
            return;
        }
        try {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                throw new Unfit(name + " can be read by everybody on this machine: '" + file + "' (chmod o-rwx)");
            }
        } catch (UnsupportedOperationException noSuchRights) {
            return; // this file system has no rights for others to speak of
        }
    }

    private void requireHardToGuess(String name, String value) throws Unfit {
        if (!production) {
            return;
        }
        var names = Stream.of("PENGLAI_PG_USER", "PENGLAI_PG_OWNER_USER", "PENGLAI_OIDC_CLIENT")
                .map(key -> environment.getOrDefault(key, "").strip());
        if (WELL_KNOWN.contains(value) || names.anyMatch(value::equals)) {
            throw new Unfit(name + " is a well-known password, which production refuses");
        }
        if (value.length() < LENGTH_LEAST) {
            throw new Unfit(name + " is shorter than " + LENGTH_LEAST + " characters, which production refuses");
        }
    }
}
