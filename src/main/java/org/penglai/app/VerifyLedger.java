package org.penglai.app;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.CanonicalJson;
import org.penglai.ledger.Entry;
import org.penglai.ledger.Frontier;
import org.penglai.ledger.Head;
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

    private final TreeMap<Long, Kept> entries = new TreeMap<>();
    private final List<Head.Signed> heads = new ArrayList<>();
    private final Map<String, VerifyingKey> keys = new HashMap<>();
    private final List<String> findings = new ArrayList<>();

    /** An entry as a file has it: what it hashes to, and the hash that stands beside it. */
    private record Kept(Sha256 worked, String written, String where) {}

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
        var whole = Files.readString(file).strip();
        var lines = whole.lines().filter(line -> !line.isBlank()).toList();
        var oneALine = lines.size() > 1
                && lines.stream().limit(2).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        var number = 0;
        for (var text : oneALine ? lines : List.of(whole)) {
            number++;
            var where = file.getFileName() + (oneALine ? " line " + number : "");
            try {
                take(new JsonObject(text), where);
            } catch (RuntimeException malformed) {
                throw new IOException(where + ": " + malformed.getMessage(), malformed);
            }
        }
    }

    private void take(JsonObject found, String where) {
        if (found.containsKey("items")) {
            found.getJsonArray("items").forEach(item -> take((JsonObject) item, where));
        } else if (found.containsKey("keys")) {
            keys.putAll(KeyFile.read(found).signing());
        } else if (found.containsKey("facts")) {
            entry(found, where);
        } else if (found.containsKey("rootHash")) {
            heads.add(head(found));
        } else {
            throw new IllegalArgumentException("neither an entry nor a head nor a set of keys");
        }
    }

    private void entry(JsonObject found, String where) {
        var index = found.getLong("index");
        var canonical = CanonicalJson.write(plain(found.getJsonObject("facts")));
        var kept = new Kept(new Sha256(Entry.leafHash(canonical)), found.getString("hash"), where);
        var before = entries.put(index, kept);
        if (before != null && !before.worked().equals(kept.worked())) {
            findings.add("entry " + index + " stands twice with different facts: " + before.where() + " and " + where);
        }
    }

    static Object plain(Object value) {
        return switch (value) {
            case JsonObject object -> {
                var members = new HashMap<String, Object>();
                object.forEach(member -> members.put(member.getKey(), plain(member.getValue())));
                yield members;
            }
            case JsonArray array -> array.stream().map(VerifyLedger::plain).toList();
            default -> value;
        };
    }

    static Head.Signed head(JsonObject found) {
        var head = new Head(
                found.getString("origin"),
                found.getLong("size"),
                new Sha256(found.getString("rootHash")),
                Instant.parse(found.getString("signedAt")));
        return new Head.Signed(head, found.getString("keyId"), found.getString("signature"));
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
        for (var at = entries.firstEntry(); at != null; at = entries.higherEntry(at.getKey())) {
            var kept = at.getValue();
            if (at.getKey() != grown.size()) {
                findings.add("entry " + grown.size() + " is missing");
                return;
            }
            if (!kept.worked().hex().equals(kept.written())) {
                findings.add(
                        "entry " + at.getKey() + " (" + kept.where() + "): its facts do not have the hash beside them");
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
