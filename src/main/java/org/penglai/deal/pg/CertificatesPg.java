package org.penglai.deal.pg;

import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import org.penglai.deal.Certificate;
import org.penglai.deal.CertificateNumber;
import org.penglai.deal.Certificates;
import org.penglai.deal.Deal;
import org.penglai.deal.DealId;
import org.penglai.deal.DealJournal;
import org.penglai.deal.Deals;
import org.penglai.deal.Dossiers;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.Entry;
import org.penglai.ledger.Sequence;
import org.penglai.platform.pg.Pg;

/** {@link Certificates} in the table {@code deal_certificate}. */
public final class CertificatesPg implements Certificates {

    private static final String NEXT = "SELECT nextval('deal_certificate_running') AS running";

    private static final String ADD = """
            INSERT INTO deal_certificate (number, deal_id, certified_by, certified_for, certified_at, facts, leaf_hash)
            VALUES ($1, $2, $3, $4, $5, $6, decode($7, 'hex'))""";

    private static final String FIND = """
            SELECT deal_id, facts, encode(leaf_hash, 'hex') AS leaf_hash
              FROM deal_certificate
             WHERE number = $1""";

    private final Pg pg;
    private final Deals deals;
    private final Dossiers dossiers;
    private final Sequence sequence;

    public CertificatesPg(Pg pg, Deals deals, Dossiers dossiers, Sequence sequence) {
        this.pg = pg;
        this.deals = deals;
        this.dossiers = dossiers;
        this.sequence = sequence;
    }

    @Override
    public long nextNumber() {
        return pg.one(NEXT, Tuple.tuple(), row -> row.getLong("running")).orElseThrow();
    }

    @Override
    public void add(Deal.Certified deal, Entry entry) {
        pg.requireTransaction();
        var certification = deal.certification();
        pg.execute(
                ADD,
                Tuple.tuple()
                        .addString(certification.number().value())
                        .addUUID(deal.id().value())
                        .addString(certification.by().subject())
                        .addUUID(certification.by().organisation().value())
                        .addValue(DealRow.time(certification.at()))
                        .addString(entry.canonical())
                        .addString(entry.leafHash()));
    }

    @Override
    public Optional<Certificate> find(CertificateNumber number) {
        return pg.one(
                        FIND,
                        Tuple.of(number.value()),
                        row -> new Kept(
                                row.getUUID("deal_id"), row.getString("facts"), new Sha256(row.getString("leaf_hash"))))
                .map(this::certificate);
    }

    /** What the table holds. */
    private record Kept(UUID deal, String facts, Sha256 leafHash) {}

    private Certificate certificate(Kept kept) {
        var id = new DealId(kept.deal());
        var certified = switch (deals.find(id).orElseThrow()) {
            case Deal.Certified standing -> standing;
            case Deal.Revoked(var last) -> last;
            default -> throw new IllegalStateException("a certificate of a deal that is not certified: " + id);
        };
        var accepted = certified.proposal().accepted();
        var evidence = dossiers.of(id).stream()
                .filter(item -> accepted.contains(item.id()))
                .toList();
        return new Certificate(
                certified,
                evidence,
                kept.facts(),
                kept.leafHash(),
                sequence.indexOf(DealJournal.aggregate(id), kept.leafHash()));
    }
}
