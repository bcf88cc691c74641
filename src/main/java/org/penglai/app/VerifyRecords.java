package org.penglai.app;

import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.Head;
import org.penglai.ledger.pg.LedgerFindings;
import org.penglai.platform.sign.VerifyingKey;

/**
 * Holds what a site has in its database and its store of documents against its ledger: entries, places, tiles, heads and
 * keys among themselves, deals, payments, evidence and certificates against their entries, every document against its digest.
 */
final class VerifyRecords {

    private static final int HEADS = 1_000;
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");
    private static final String DOCUMENTS = "SELECT DISTINCT encode(sha256, 'hex') AS digest, deal_id, kind"
            + " FROM deal_evidence WHERE source = 'UPLOADED' ORDER BY deal_id, kind";

    private final Wiring made;

    VerifyRecords(Wiring made) {
        this.made = made;
    }

    /** Everything that does not fit, each with its place; nothing where all does. */
    List<String> findings() {
        var findings = new ArrayList<>(new LedgerFindings(made.pg).all());
        findings.addAll(heads());
        findings.addAll(new DealFindings(made.pg).all());
        findings.addAll(documents());
        return findings;
    }

    private List<String> heads() {
        var findings = new ArrayList<String>();
        var keys = keys(findings);
        var from = Instant.EPOCH;
        var part = made.ledgerTree.heads.between(from, END, HEADS);
        while (!part.isEmpty()) {
            part.forEach(signed -> judge(signed, keys).ifPresent(findings::add));
            from = part.getLast().head().signedAt().plusMillis(1);
            part = made.ledgerTree.heads.between(from, END, HEADS);
        }
        return findings;
    }

    private Map<String, VerifyingKey> keys(List<String> findings) {
        var keys = new HashMap<String, VerifyingKey>();
        for (var published : made.ledgerTree.keys.all()) {
            var key = new VerifyingKey(published.x());
            if (key.id().equals(published.id())) {
                keys.put(key.id(), key);
            } else {
                findings.add("key " + published.id() + ": it is not the key of that name");
            }
        }
        return keys;
    }

    private Optional<String> judge(Head.Signed signed, Map<String, VerifyingKey> keys) {
        var head = signed.head();
        var key = keys.get(signed.keyId());
        if (key == null) {
            return finding(head, "the key it was signed with is not published");
        }
        if (!key.verifies(head.text(), signed.signature())) {
            return finding(head, "the signature is not over this head");
        }
        if (head.size() > made.ledgerTree.auditing.size()) {
            return finding(head, "entries that it covers are gone");
        }
        return made.tx.run(now -> made.ledgerTree.auditing.root(head.size())).equals(head.rootHash())
                ? Optional.empty()
                : finding(head, "the entries do not have the root that was signed");
    }

    private static Optional<String> finding(Head head, String what) {
        return Optional.of("head of size " + head.size() + ": " + what);
    }

    private List<String> documents() {
        var findings = new ArrayList<String>();
        made.pg
                .list(
                        DOCUMENTS,
                        Tuple.tuple(),
                        row -> Map.entry(
                                new Sha256(row.getString("digest")),
                                "deal/" + row.getUUID("deal_id") + ": the file of its " + row.getString("kind")))
                .forEach(document -> {
                    try {
                        made.deal.blobs.read(made.deal.blobs.fetch(document.getKey()));
                    } catch (Refusal damaged) {
                        findings.add(document.getValue() + " is gone or changed");
                    }
                });
        return findings;
    }
}
