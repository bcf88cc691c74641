package org.penglai.app;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.CanonicalJson;
import org.penglai.ledger.Entry;
import org.penglai.ledger.Frontier;
import org.penglai.ledger.Head;
import org.penglai.platform.json.Json;
import org.penglai.platform.sign.VerifyingKey;

/**
 * Checks a ledger out of files alone: entries, signed heads and keys as the API gives them, each file one answer or one JSON
 * object a line. Every finding names the place. It needs no site, no database and no trust in either.
 */
final class VerifyLedger {

    /** Fits, does not fit, cannot be read: the exit statuses. */
    static final int FITS = 0;

    static final int BROKEN = 1;
    static final int UNREADABLE = 2;

    /** Lines that are read at once, so that a ledger of any length fits. */
    private static final int LINES = 8192;

    private final TreeMap<Long, Kept> entries = new TreeMap<>();
    private final List<Head.Signed> heads = new ArrayList<>();
    private final Map<String, VerifyingKey> keys = new HashMap<>();
    private final List<String> findings = new ArrayList<>();

    /** What a file can hold. */
    private sealed interface Found {}

    private record FoundKey(VerifyingKey key) implements Found {}

    private record FoundHead(Head.Signed head) implements Found {}

    private record FoundEntry(long index, Kept entry) implements Found {}

    /** An entry as a file has it: what it hashes to, whether that stands beside it, and in which line. */
    private record Kept(Sha256 worked, boolean asWritten, Place place) {}

    /** @param line nought where the file is one answer */
    private record Place(Path file, int line) {
        @Override
        public String toString() {
            return file.getFileName() + (line == 0 ? "" : " line " + line);
        }
    }

    /** What came of it. */
    record Outcome(int status, List<String> lines) {}

    static Outcome of(List<Path> files) {
        var check = new VerifyLedger();
        try {
            for (var file : files) {
                check.read(file);
            }
        } catch (IOException | RuntimeException unreadable) {
            return new Outcome(UNREADABLE, List.of("cannot be read: " + unreadable.getMessage()));
        }
        return check.judge();
    }

    private void read(Path file) throws IOException {
        if (Files.notExists(file)) {
            throw new IOException(file + " does not exist");
        }
        if (isOneALine(file)) {
            readLines(file);
        } else {
            found(Files.readString(file), new Place(file, 0)).forEach(this::take);
        }
    }

    private static boolean isOneALine(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            var first = lines.map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .limit(2)
                    .toList();
            return first.size() == 2 && first.stream().allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        }
    }

    /** Many lines at once are read and hashed by all cores, and taken in their order. */
    private void readLines(Path file) throws IOException {
        try (var reader = Files.newBufferedReader(file)) {
            var before = 0;
            for (var part = some(reader); !part.isEmpty(); part = some(reader)) {
                var texts = part;
                var line = before;
                IntStream.range(0, texts.size())
                        .parallel()
                        .mapToObj(at -> found(texts.get(at), new Place(file, line + at + 1)))
                        .toList()
                        .forEach(found -> found.forEach(this::take));
                before += texts.size();
            }
        }
    }

    private static List<String> some(BufferedReader reader) throws IOException {
        var lines = new ArrayList<String>(LINES);
        while (lines.size() < LINES) {
            var line = reader.readLine();
            if (line == null) {
                return lines;
            }
            lines.add(line);
        }
        return lines;
    }

    private static List<Found> found(String text, Place place) {
        if (text.isBlank()) {
            return List.of();
        }
        try {
            return found(Json.object(text), place);
        } catch (RuntimeException malformed) {
            throw new IllegalArgumentException(place + ": " + malformed.getMessage(), malformed);
        }
    }

    private static List<Found> found(Map<String, Object> object, Place place) {
        if (object.get("items") instanceof List<?> || object.get("keys") instanceof List<?>) {
            return Stream.concat(
                            list(object, "items").<Found>flatMap(item -> found(members(item), place).stream()),
                            keys(object).<Found>map(FoundKey::new))
                    .toList();
        }
        if (object.containsKey("facts")) {
            return List.of(entry(object, place));
        }
        if (object.containsKey("rootHash")) {
            return List.of(new FoundHead(head(object)));
        }
        throw new IllegalArgumentException("neither an entry nor a head nor a set of keys");
    }

    private static Stream<VerifyingKey> keys(Map<String, Object> object) {
        return object.get("keys") instanceof List<?> jwks
                ? KeyFile.read(new JsonObject().put("keys", new JsonArray(jwks))).signing().values().stream()
                : Stream.empty();
    }

    private static Stream<?> list(Map<String, Object> object, String name) {
        return object.get(name) instanceof List<?> items ? items.stream() : Stream.empty();
    }

    @SuppressWarnings("unchecked") // the reader of JSON gives objects no other form
    private static Map<String, Object> members(Object item) {
        if (item instanceof Map<?, ?> object) {
            return (Map<String, Object>) object;
        }
        throw new IllegalArgumentException("not an object: " + item);
    }

    private static FoundEntry entry(Map<String, Object> found, Place place) {
        var worked = new Sha256(Entry.leafHash(CanonicalJson.write(members(required(found, "facts")))));
        var index = ((Number) required(found, "index")).longValue();
        return new FoundEntry(index, new Kept(worked, worked.hex().equals(found.get("hash")), place));
    }

    static Head.Signed head(Map<String, Object> found) {
        var head = new Head(
                (String) required(found, "origin"),
                ((Number) required(found, "size")).longValue(),
                new Sha256((String) required(found, "rootHash")),
                Instant.parse((String) required(found, "signedAt")));
        return new Head.Signed(head, (String) required(found, "keyId"), (String) required(found, "signature"));
    }

    private static Object required(Map<String, Object> found, String name) {
        var value = found.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private void take(Found found) {
        switch (found) {
            case FoundKey(var key) -> keys.put(key.id(), key);
            case FoundHead(var head) -> heads.add(head);
            case FoundEntry(var index, var kept) -> {
                var before = entries.put(index, kept);
                if (before != null && !before.worked().equals(kept.worked())) {
                    findings.add("entry " + index + " stands twice with different facts: " + before.place() + " and "
                            + kept.place());
                }
            }
        }
    }

    private Outcome judge() {
        if (entries.isEmpty() || heads.isEmpty() || keys.isEmpty()) {
            return new Outcome(
                    UNREADABLE,
                    List.of("needed: entries (%d given), at least one head (%d given) and the keys (%d given)"
                            .formatted(entries.size(), heads.size(), keys.size())));
        }
        heads.forEach(this::judgeSignature);
        judgeEntries(roots());
        if (findings.isEmpty()) {
            return new Outcome(FITS, List.of(entries.size() + " entries fit " + heads.size() + " signed heads"));
        }
        return new Outcome(BROKEN, List.copyOf(findings));
    }

    /** The root that the signed heads give for each size; of two that differ for one size, both are findings. */
    private TreeMap<Long, Sha256> roots() {
        var roots = new TreeMap<Long, Sha256>();
        for (var signed : heads) {
            var head = signed.head();
            var other = roots.put(head.size(), head.rootHash());
            if (other != null && !other.equals(head.rootHash())) {
                findings.add("two heads of size " + head.size() + " have different roots");
            }
        }
        return roots;
    }

    private void judgeSignature(Head.Signed signed) {
        var key = keys.get(signed.keyId());
        var what = "head of size " + signed.head().size() + " signed at "
                + signed.head().signedAt();
        if (key == null) {
            findings.add(what + ": no key " + signed.keyId() + " among those given");
        } else if (!key.verifies(signed.head().text(), signed.signature())) {
            findings.add(what + ": the signature is not over this head");
        }
    }

    private void judgeEntries(TreeMap<Long, Sha256> roots) {
        var grown = new Frontier();
        for (var at : entries.entrySet()) {
            var kept = at.getValue();
            if (at.getKey() != grown.size()) {
                findings.add("entry " + grown.size() + " is missing");
                return;
            }
            if (!kept.asWritten()) {
                findings.add(
                        "entry " + at.getKey() + " (" + kept.place() + "): its facts do not have the hash beside them");
            }
            grown.add(kept.worked());
            var root = roots.remove(grown.size());
            if (root != null && !root.equals(grown.root())) {
                findings.add("the first " + grown.size() + " entries do not have the root that was signed");
            }
        }
        roots.keySet()
                .forEach(size ->
                        findings.add("a head covers " + size + " entries, but only " + grown.size() + " are given"));
    }
}
