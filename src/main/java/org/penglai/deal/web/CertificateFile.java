package org.penglai.deal.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.penglai.deal.Certificate;
import org.penglai.deal.DealJournal;
import org.penglai.kernel.Sha256;
import org.penglai.kernel.Tx;
import org.penglai.ledger.Auditing;
import org.penglai.ledger.CanonicalJson;
import org.penglai.ledger.Head;
import org.penglai.ledger.Keys;
import org.penglai.platform.http.Reply;
import org.penglai.platform.json.Json;
import org.penglai.platform.sign.PaperCertificate;
import org.penglai.platform.sign.SigningKey;
import org.penglai.platform.sign.VerifyingKey;

/**
 * A certificate as one file that can be checked without asking anybody (证书核验文件): what the platform states of it and from
 * when, signed; the ledger entry behind it with the proof that leads to a signed head; and the keys, for convenience only, since
 * whoever checks takes them from elsewhere.
 */
public final class CertificateFile {

    private final Tx tx;
    private final Auditing auditing;
    private final Keys keys;
    private final SigningKey key;
    private final String origin;

    /** @param origin whose certificates these are: the site's address, as in the ledger's heads */
    public CertificateFile(Tx tx, Auditing auditing, Keys keys, SigningKey key, String origin) {
        this.tx = tx;
        this.auditing = auditing;
        this.keys = keys;
        this.key = key;
        this.origin = origin;
    }

    /** What the platform says, and its signature over the canonical JSON (RFC 8785) of that. */
    record Signed(
            Map<String, Object> statement,
            Signature signature,
            List<Recorded> ledger,
            List<Map<String, Object>> keys) {}

    /** Ed25519, base64url without padding, by the key of that id. */
    record Signature(String keyId, String value) {}

    /** An entry with all that leads from it to a signed head; without place and proof until there is one. */
    record Recorded(
            Map<String, Object> facts,
            String hash,
            Optional<Long> index,
            Optional<Proof> proof,
            Optional<SignedHead> head) {}

    /** Hashes from the leaf up (RFC 9162, 2.1.3.1). */
    record Proof(long size, List<String> path) {}

    /** A head; the signature is over the canonical JSON of the first four. */
    record SignedHead(String origin, long size, String rootHash, String signedAt, String keyId, String signature) {
        static SignedHead of(Head.Signed signed) {
            var head = signed.head();
            return new SignedHead(
                    head.origin(),
                    head.size(),
                    head.rootHash().hex(),
                    head.signedAt().toString(),
                    signed.keyId(),
                    signed.signature());
        }
    }

    /** The file, as it stands now. */
    public String of(Certificate certificate) {
        return Json.write(tx.run(now -> signed(certificate, now)));
    }

    /** The file, to be saved. */
    Reply reply(Certificate certificate) {
        return Reply.text(200, "application/json", of(certificate))
                .header("Content-Disposition", "attachment; filename=\"" + certificate.number() + ".json\"");
    }

    private Signed signed(Certificate certificate, Instant now) {
        var statement = statement(certificate, now);
        var text = CanonicalJson.write(statement).getBytes(StandardCharsets.UTF_8);
        var entries = new ArrayList<Recorded>();
        entries.add(recorded(certificate.facts(), certificate.leafHash(), certificate.ledgerIndex()));
        if (certificate.revocation().isPresent()) {
            auditing.latest(DealJournal.aggregate(certificate.deal().id()), DealJournal.REVOKED)
                    .map(found -> recorded(found.facts(), found.leaf(), found.index()))
                    .ifPresent(entries::add);
        }
        return new Signed(statement, new Signature(key.known().id(), key.sign(text)), entries, published());
    }

    /** What the page and the interface say too, with who says it and when. */
    private Map<String, Object> statement(Certificate certificate, Instant now) {
        var statement = new TreeMap<String, Object>(plain(CertificateView.of(certificate)));
        statement.values().removeIf(Objects::isNull);
        statement.remove("ledgerFacts");
        statement.put("origin", origin);
        statement.put("asOf", now.toString());
        return statement;
    }

    private Recorded recorded(String facts, Sha256 leaf, Optional<Long> index) {
        var head = index.flatMap(place -> auditing.heads().covering(place + 1));
        var proof = head.map(signed -> auditing.inclusion(
                index.orElseThrow(), Optional.of(signed.head().size())));
        return new Recorded(
                Json.object(facts),
                leaf.hex(),
                index,
                proof.map(way -> new Proof(
                        way.size(), way.path().stream().map(Sha256::hex).toList())),
                head.map(SignedHead::of));
    }

    private List<Map<String, Object>> published() {
        var all = new ArrayList<Map<String, Object>>();
        keys.all().forEach(known -> all.add(new VerifyingKey(known.x()).jwk()));
        keys.paperCertificates().forEach(der -> all.add(new PaperCertificate(der).jwk()));
        return all;
    }

    private static Map<String, Object> plain(CertificateView view) {
        return new LinkedHashMap<>(Json.object(Json.write(view)));
    }
}
