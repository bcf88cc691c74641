package org.penglai.deal;

import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.Entry;

/**
 * The platform's certificate of a completed deal (交易证书), open to anyone.
 *
 * @param evidence what it rests on
 * @param facts the ledger entry's canonical text, from which anyone can recompute the leaf hash
 * @param leafHash as it was written in the ledger
 * @param ledgerIndex the entry's place in the ledger's tree, a moment after the certification
 */
public record Certificate(
        Deal.Certified deal, List<Evidence> evidence, String facts, Sha256 leafHash, Optional<Long> ledgerIndex) {

    public Certificate {
        evidence = List.copyOf(evidence);
    }

    public CertificateNumber number() {
        return deal.certification().number();
    }

    /** Whether it stands: nobody has revoked it, and its facts are those that were recorded. */
    public boolean isValid() {
        return revocation().isEmpty() && isUnaltered();
    }

    /** Whether its facts are those that were recorded. */
    public boolean isUnaltered() {
        return Entry.leafHash(facts).equals(leafHash.hex());
    }

    /** The word by which it was revoked, if it was. */
    public Optional<Word> revocation() {
        return deal.head().words().revoked();
    }

    /** One digest over those of all evidence, in their order: {@code SHA-256} of the hex digests, one a line. */
    public Sha256 evidenceDigest() {
        var lines = new StringBuilder();
        evidence.forEach(item -> lines.append(item.document().digest()).append('\n'));
        return Sha256.of(lines.toString());
    }
}
