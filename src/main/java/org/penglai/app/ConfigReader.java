package org.penglai.app;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.penglai.platform.blob.BlobSeal;
import org.penglai.platform.sign.SigningKey;

/** Reads settings one by one and collects what is wrong with them, to say all of it at once. */
final class ConfigReader {

    private final Map<String, String> environment;
    private final SecretSource secrets;
    private final List<String> wrong = new ArrayList<>();

    ConfigReader(Map<String, String> environment, SecretSource secrets) {
        this.environment = environment;
        this.secrets = secrets;
    }

    /** A secret that must be given. */
    Supplier<Secret> secret(String key) {
        return secret(key, /* mustBeGiven= */ true);
    }

    /** A secret, or {@link Secret#NONE}. */
    Supplier<Secret> optionalSecret(String key) {
        return secret(key, /* mustBeGiven= */ false);
    }

    /** A key to sign with, as a JSON Web Key with its private half. */
    Supplier<SigningKey> signingKey(String key) {
        var secret = secret(key);
        if (!wrong.isEmpty() && wrong.getLast().startsWith(key)) {
            return ConfigReader::unread;
        }
        try {
            var read = SigningKey.of(new JsonObject(secret.get().value()).getMap());
            return () -> read;
        } catch (DecodeException notJson) {
            wrong.add(key + " is not a JSON Web Key (one line of JSON with kty, crv, x and d)");
        } catch (IllegalArgumentException unfit) {
            wrong.add(key + ": " + unfit.getMessage());
        }
        return ConfigReader::unread;
    }

    /** Keys that encrypt documents; none where none are given and none must be. */
    Supplier<Optional<BlobSeal>> blobSeal(String key, boolean mustBeGiven) {
        var secret = secret(key, mustBeGiven);
        if (!wrong.isEmpty() && wrong.getLast().startsWith(key)) {
            return ConfigReader::unread;
        }
        if (!secret.get().isGiven()) {
            return Optional::empty;
        }
        try {
            var seal = BlobSeal.of(secret.get().value());
            return () -> Optional.of(seal);
        } catch (IllegalArgumentException unfit) {
            wrong.add(key + ": " + unfit.getMessage());
            return ConfigReader::unread;
        }
    }

    private Supplier<Secret> secret(String key, boolean mustBeGiven) {
        try {
            var secret = secrets.read(key);
            if (mustBeGiven && !secret.isGiven()) {
                wrong.add(key + " is missing");
            }
            return () -> secret;
        } catch (SecretSource.Unfit unfit) {
            wrong.add(String.valueOf(unfit.getMessage()));
            return ConfigReader::unread;
        }
    }

    /** The setting, to be asked for only after {@link #finish}. */
    <T> Supplier<T> value(String key, String standard, Function<String, T> parse) {
        var text = environment.getOrDefault(key, standard).strip();
        if (text.isEmpty()) {
            wrong.add(key + " is missing");
            return ConfigReader::unread;
        }
        try {
            T value = parse.apply(text);
            return () -> value;
        } catch (RuntimeException malformed) {
            var shown = text.contains("@") || text.contains("password") ? "(hidden)" : "'" + text + "'";
            wrong.add(key + " cannot be read: " + shown + " (" + malformed.getMessage() + ")");
            return ConfigReader::unread;
        }
    }

    /** Of two settings that may be absent, the first makes no sense without the second. */
    void together(String first, String second) {
        if (isGiven(first) && !isGiven(second)) {
            wrong.add(first + " needs " + second);
        }
    }

    private boolean isGiven(String key) {
        return !environment.getOrDefault(key, "none").strip().equals("none");
    }

    private static <T> T unread() {
        throw new IllegalStateException("asked for a setting before finish()");
    }

    /** Throws {@link Config.Unusable} when anything was wrong. */
    void finish() {
        if (!wrong.isEmpty()) {
            throw new Config.Unusable(wrong);
        }
    }
}
