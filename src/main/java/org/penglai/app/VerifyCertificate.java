package org.penglai.app;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.deal.DealJournal;
import org.penglai.deal.web.CertificatePdf;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.CanonicalJson;
import org.penglai.ledger.Entry;
import org.penglai.ledger.Head;
import org.penglai.ledger.InclusionProof;
import org.penglai.platform.pdf.SignedPaper;
import org.penglai.platform.sign.Seal;

/**
 * Checks certificates out of files alone: as data, as papers, and both against each other, with the published keys. Every finding
 * names the file and the place in it. It needs no site, no database and no trust in either.
 */
final class VerifyCertificate {

    /** How the statement names what the ledger's entry names otherwise; the rest is named alike. */
    private static final Map<String, String> NAMED = Map.of("certificate", "number", "termsDigest", "termsSha256");

    private final KeyFile keys = new KeyFile(new LinkedHashMap<>(), new LinkedHashMap<>());
    private final Map<String, JsonObject> certificates = new LinkedHashMap<>();
    private final Map<String, SignedPaper> papers = new LinkedHashMap<>();
    private final List<String> findings = new ArrayList<>();
    private final List<String> found = new ArrayList<>();

    static VerifyLedger.Outcome of(List<Path> files) {
        var check = new VerifyCertificate();
        try {
            for (var file : files) {
                check.read(file);
            }
        } catch (IOException | RuntimeException unreadable) {
            return new VerifyLedger.Outcome(
                    VerifyLedger.UNREADABLE, List.of("cannot be read: " + unreadable.getMessage()));
        }
        return check.judge();
    }

    private void read(Path file) throws IOException {
        if (Files.notExists(file)) {
            throw new IOException(file + " does not exist");
        }
        var name = String.valueOf(file.getFileName());
        var bytes = Files.readAllBytes(file);
        if (new String(bytes, StandardCharsets.ISO_8859_1).startsWith("%PDF")) {
            paper(name, bytes);
            return;
        }
        try {
            var json = new JsonObject(new String(bytes, StandardCharsets.UTF_8));
            if (json.containsKey("statement")) {
                certificates.put(name, json);
            } else {
                var read = KeyFile.read(json);
                keys.signing().putAll(read.signing());
                keys.papers().putAll(read.papers());
            }
        } catch (RuntimeException malformed) {
            throw new IOException(name + " is no certificate, no paper and no set of keys", malformed);
        }
    }

    private void paper(String name, byte[] bytes) {
        try {
            papers.put(name, SignedPaper.read(bytes));
        } catch (Seal.Broken broken) {
            findings.add(name + ": " + broken.getMessage());
        }
    }

    private VerifyLedger.Outcome judge() {
        var nothing = certificates.isEmpty() && papers.isEmpty() && findings.isEmpty();
        if (nothing || keys.signing().isEmpty() && keys.papers().isEmpty()) {
            return new VerifyLedger.Outcome(
                    VerifyLedger.UNREADABLE,
                    List.of(
                            "needed: a certificate (JSON or PDF) and the published keys, which are not those that it brings"));
        }
        certificates.forEach(this::judge);
        papers.forEach(this::judge);
        return findings.isEmpty()
                ? new VerifyLedger.Outcome(VerifyLedger.FITS, List.copyOf(found))
                : new VerifyLedger.Outcome(VerifyLedger.BROKEN, List.copyOf(findings));
    }

    private void judge(String file, JsonObject certificate) {
        try {
            var statement = certificate.getJsonObject("statement");
            judgeSignature(file, statement, certificate.getJsonObject("signature"));
            judgeEvidence(file, statement);
            var entries = certificate.getJsonArray("ledger");
            for (var at = 0; at < entries.size(); at++) {
                judgeEntry(file + ", ledger " + at, statement, entries.getJsonObject(at));
            }
            judgeAgreement(file, statement, entries.getJsonObject(0));
            judgeStanding(file, statement, entries);
        } catch (RuntimeException malformed) {
            findings.add(file + ": something is missing or of another kind (" + malformed.getMessage() + ")");
        }
    }

    private void judgeSignature(String file, JsonObject statement, JsonObject signature) {
        var key = keys.signing().get(signature.getString("keyId"));
        if (key == null) {
            findings.add(file + ", statement: no key " + signature.getString("keyId") + " among those given");
        } else if (!key.verifies(text(statement), signature.getString("value"))) {
            findings.add(file + ", statement: the signature is not over what it says");
        }
    }

    private void judgeEvidence(String file, JsonObject statement) {
        var lines = new StringBuilder();
        statement
                .getJsonArray("evidence")
                .forEach(item ->
                        lines.append(((JsonObject) item).getString("sha256")).append('\n'));
        if (!Sha256.of(lines.toString()).hex().equals(statement.getString("evidenceDigest"))) {
            findings.add(file + ", statement: evidenceDigest is not that of the evidence beside it");
        }
    }

    private void judgeEntry(String where, JsonObject statement, JsonObject entry) {
        var hash = entry.getString("hash");
        if (!Entry.leafHash(canonical(entry.getJsonObject("facts"))).equals(hash)) {
            findings.add(where + ": its facts do not have the hash beside them");
        }
        if (!entry.containsKey("head")) {
            findings.add(where + ": it has no proof yet; fetch the file again in a minute");
            return;
        }
        var head = judgeHead(where, entry.getJsonObject("head"));
        var proof = entry.getJsonObject("proof");
        var path = proof.getJsonArray("path").stream()
                .map(step -> new Sha256((String) step))
                .toList();
        var inclusion = new InclusionProof(entry.getLong("index"), proof.getLong("size"), path);
        if (head.size() != inclusion.size() || !inclusion.proves(new Sha256(hash), head.rootHash())) {
            findings.add(where + ": its proof does not lead from entry " + inclusion.index() + " to the head's root");
        }
        if (!head.origin().equals(statement.getString("origin"))) {
            findings.add(where + ": the head is of another ledger, that of " + head.origin());
        }
    }

    private Head judgeHead(String where, JsonObject written) {
        var signed = VerifyLedger.head(written.getMap());
        var key = keys.signing().get(signed.keyId());
        if (key == null) {
            findings.add(where + ", head: no key " + signed.keyId() + " among those given");
        } else if (!key.verifies(signed.head().text(), signed.signature())) {
            findings.add(where + ", head: the signature is not over this head");
        }
        return signed.head();
    }

    /** What the statement says and what was recorded must be the same, point by point. */
    private void judgeAgreement(String file, JsonObject statement, JsonObject entry) {
        if (!entry.getString("hash").equals(statement.getString("leafHash"))) {
            findings.add(file + ", statement: leafHash is not that of the entry");
        }
        var index = Optional.ofNullable(statement.getLong("ledgerPosition"));
        if (index.isPresent() && !index.equals(Optional.ofNullable(entry.getLong("index")))) {
            findings.add(file + ", statement: ledgerPosition is not that of the entry");
        }
        var facts = entry.getJsonObject("facts");
        for (var name : List.of(
                "certificate",
                "certifiedAt",
                "mode",
                "patents",
                "termsDigest",
                "formedAt",
                "effectiveAt",
                "legalEventOn")) {
            agree(file, name, facts.getValue(name), statement.getValue(NAMED.getOrDefault(name, name)));
        }
        for (var side : List.of("licensor", "licensee")) {
            agree(file, side, organisation(facts.getValue(side)), organisation(statement.getValue(side)));
        }
        agree(file, "evidence", facts.getValue("evidence"), statement.getValue("evidence"));
    }

    private void agree(String file, String name, Object recorded, Object said) {
        if (!canonical(recorded).equals(canonical(said))) {
            findings.add(file + ", statement: " + NAMED.getOrDefault(name, name) + " is not what was recorded");
        }
    }

    private static Object organisation(Object side) {
        return side instanceof JsonObject party ? party.getString("organisation") : side;
    }

    private void judgeStanding(String file, JsonObject statement, JsonArray entries) {
        var number = statement.getString("number");
        var revocation = entries.stream()
                .map(entry -> ((JsonObject) entry).getJsonObject("facts"))
                .filter(facts -> DealJournal.REVOKED.equals(facts.getString("kind")))
                .findFirst();
        revocation.ifPresent(facts -> judgeRevocation(file, statement, facts));
        if (revocation.isPresent()) {
            return;
        }
        if (!statement.getBoolean("valid")) {
            findings.add(file + ": " + number + " is not valid, as of " + statement.getString("asOf"));
            return;
        }
        found.add("%s: %s was valid as of %s; entry %d of the ledger of %s"
                .formatted(
                        file,
                        number,
                        Instant.parse(statement.getString("asOf")),
                        entries.getJsonObject(0).getLong("index"),
                        statement.getString("origin")));
    }

    /** A certificate whose revocation is recorded stands nowhere, whatever is said beside it. */
    private void judgeRevocation(String file, JsonObject statement, JsonObject facts) {
        var number = statement.getString("number");
        if (!number.equals(facts.getString("certificate"))) {
            findings.add(file + ": the revocation beside it is that of " + facts.getString("certificate"));
        } else {
            findings.add(file + ": " + number + " was revoked at " + facts.getString("at") + " and is not valid");
        }
        if (statement.getBoolean("valid")) {
            findings.add(file + ", statement: it says valid, although its revocation is recorded");
        }
    }

    private void judge(String file, SignedPaper paper) {
        var number = paper.facts().getOrDefault(CertificatePdf.CERTIFICATE, "");
        var signer = paper.signer();
        if (!keys.papers().containsKey(signer.thumbprint())) {
            findings.add(file + ": no certificate " + signer.thumbprint() + " among the keys given (it names "
                    + signer.subject() + ")");
            return;
        }
        certificates.forEach((name, certificate) -> {
            var statement = certificate.getJsonObject("statement");
            if (!statement.getString("number").equals(number)) {
                findings.add(file + " is certificate " + number + ", but " + name + " is another");
            } else if (!statement.getString("leafHash").equals(paper.facts().get(CertificatePdf.LEAF_HASH))) {
                findings.add(file + " rests on another entry of the ledger than " + name);
            } else if (isElsewhere(statement, paper)) {
                findings.add(file + " names another place in the ledger than " + name);
            }
        });
        var revoked = paper.facts().get(CertificatePdf.REVOKED);
        if (revoked != null) {
            findings.add(file + ": " + number + " was revoked at " + revoked + " and is not valid");
        }
        found.add("%s: paper of %s, unchanged since it was signed by %s".formatted(file, number, signer.subject()));
        if (certificates.isEmpty()) {
            found.add(file + ": whether " + number + " still stands is said by its data (JSON) or its page alone");
        }
    }

    /** Whether both were made when the entry had its place, and do not name the same. */
    private static boolean isElsewhere(JsonObject statement, SignedPaper paper) {
        var onPaper = paper.facts().get(CertificatePdf.POSITION);
        var said = statement.getLong("ledgerPosition");
        return onPaper != null && said != null && !onPaper.equals(said.toString());
    }

    private static byte[] text(JsonObject value) {
        return canonical(value).getBytes(StandardCharsets.UTF_8);
    }

    private static String canonical(Object value) {
        return CanonicalJson.write(plain(value));
    }

    /** Objects and arrays of the reader as maps and lists. */
    static Object plain(Object value) {
        return switch (value) {
            case JsonObject object -> {
                var members = new HashMap<String, Object>();
                object.forEach(member -> members.put(member.getKey(), plain(member.getValue())));
                yield members;
            }
            case JsonArray array -> array.stream().map(VerifyCertificate::plain).toList();
            default -> value;
        };
    }
}
