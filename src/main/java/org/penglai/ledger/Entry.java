package org.penglai.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One fact of record. Its facts are canonical JSON (RFC 8785) and its leaf hash is SHA-256 over a zero byte and that text
 * (RFC 9162, 2.1.1), so that anyone can recompute it from what is published. Names and ids of persons do not belong here; a
 * person who answers for the act stands in it {@link Sealed}.
 *
 * @param kind dotted name of the act, such as {@code deal.certified}
 * @param aggregate what it happened to, such as {@code deal/0192…}
 * @param facts strings, whole numbers, booleans, lists and maps of these
 * @param sealed what stands in the facts as a digest only, by the name of the fact
 */
public record Entry(String kind, String aggregate, Map<String, Object> facts, Map<String, Sealed> sealed) {

    public Entry {
        facts = Map.copyOf(facts);
        sealed = Map.copyOf(sealed);
    }

    /** Of facts among which may stand sealed ones; these are entered as their digests. */
    public Entry(String kind, String aggregate, Map<String, Object> facts) {
        this(kind, aggregate, digested(facts), sealedAmong(facts));
    }

    private static Map<String, Object> digested(Map<String, Object> facts) {
        var entered = new LinkedHashMap<String, Object>();
        facts.forEach((name, fact) ->
                entered.put(name, fact instanceof Sealed seal ? seal.digest().hex() : fact));
        return entered;
    }

    private static Map<String, Sealed> sealedAmong(Map<String, Object> facts) {
        var found = new LinkedHashMap<String, Sealed>();
        facts.forEach((name, fact) -> {
            if (fact instanceof Sealed seal) {
                found.put(name, seal);
            }
        });
        return found;
    }

    /** The text that is hashed: facts with {@code kind} and {@code aggregate} among them. */
    public String canonical() {
        var whole = new LinkedHashMap<String, Object>(facts);
        whole.put("kind", kind);
        whole.put("aggregate", aggregate);
        return CanonicalJson.write(whole);
    }

    /** Lower-case hex of the leaf hash. */
    public String leafHash() {
        return leafHash(canonical());
    }

    /** Lower-case hex of the leaf hash of a canonical text. */
    public static String leafHash(String canonical) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
