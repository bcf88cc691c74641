package org.penglai.platform.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.penglai.platform.json.Json;

/**
 * Settings and mappings of an index, from the folder {@code search-mappings}. Indices are named after the file and a
 * digest of what it says, so that an index made from another body is never taken for this one.
 *
 * @param name the file's, such as {@code listing-v2}
 * @param digest eight hex digits
 */
record IndexBody(String name, String digest, Map<String, Object> body) {

    static IndexBody of(String name) {
        var text = resource("search-mappings/" + name + ".json");
        return new IndexBody(name, digest(text), Json.object(text));
    }

    /** What the names of the indices made from this body for the alias begin with: {@code listing-v2-0a1b2c3d-}. */
    String prefix(String alias) {
        return alias + name.substring(name.lastIndexOf("-v")) + "-" + digest + "-";
    }

    /** How soon writes are seen, such as {@code 1s}. */
    String refreshInterval() {
        return body.get("settings") instanceof Map<?, ?> settings
                ? String.valueOf(settings.get("refresh_interval"))
                : "1s";
    }

    private static String resource(String path) {
        try (var stream = IndexBody.class.getClassLoader().getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("no such resource: " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String digest(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
