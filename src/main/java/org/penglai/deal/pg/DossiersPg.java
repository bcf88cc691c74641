package org.penglai.deal.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penglai.deal.DealId;
import org.penglai.deal.Document;
import org.penglai.deal.Dossiers;
import org.penglai.deal.Evidence;
import org.penglai.deal.EvidenceId;
import org.penglai.deal.EvidenceKind;
import org.penglai.deal.Signatory;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Sha256;
import org.penglai.platform.pg.Pg;

/** {@link Dossiers} in the table {@code deal_evidence}. */
public final class DossiersPg implements Dossiers {

    private static final String ADD = """
            INSERT INTO deal_evidence
              (id, deal_id, kind, number, issued_on, sha256, size_bytes, media_type, source, generated, added_by,
               added_for, added_at)
            VALUES ($1, $2, $3, $4, $5, decode($6, 'hex'), $7, $8, $9, $10, $11, $12, $13)""";

    private static final String OF_ALL = """
            SELECT id, deal_id, kind, number, issued_on, encode(sha256, 'hex') AS digest, size_bytes, media_type, source,
                   added_by, added_for, added_at
              FROM deal_evidence
             WHERE deal_id = ANY ($1)
             ORDER BY added_at, id""";

    private static final String GENERATED =
            "SELECT generated FROM deal_evidence WHERE id = $1 AND generated IS NOT NULL";

    private final Pg pg;

    public DossiersPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public void add(DealId deal, Evidence evidence) {
        insert(deal, evidence, null);
    }

    @Override
    public void addGenerated(DealId deal, Evidence evidence, String text) {
        insert(deal, evidence, text);
    }

    @Override
    public List<Evidence> of(DealId deal) {
        return ofAll(List.of(deal)).getOrDefault(deal, List.of());
    }

    @Override
    public Map<DealId, List<Evidence>> ofAll(Collection<DealId> deals) {
        var ids = deals.stream().map(DealId::value).toArray(UUID[]::new);
        return pg.list(OF_ALL, Tuple.of((Object) ids), Filed::read).stream()
                .collect(Collectors.groupingBy(
                        Filed::deal, Collectors.mapping(Filed::evidence, Collectors.toUnmodifiableList())));
    }

    @Override
    public Optional<String> generated(EvidenceId id) {
        return pg.one(GENERATED, Tuple.of(id.value()), row -> row.getString("generated"));
    }

    private void insert(DealId deal, Evidence evidence, @Nullable String text) {
        pg.requireTransaction();
        pg.execute(
                ADD,
                Tuple.tuple()
                        .addUUID(evidence.id().value())
                        .addUUID(deal.value())
                        .addString(evidence.kind().name())
                        .addString(evidence.number())
                        .addLocalDate(evidence.issuedOn())
                        .addString(evidence.document().digest().hex())
                        .addLong(evidence.document().size())
                        .addString(evidence.document().mediaType())
                        .addString(evidence.source().name())
                        .addValue(text)
                        .addString(evidence.addedBy().subject())
                        .addUUID(evidence.addedBy().organisation().value())
                        .addValue(DealRow.time(evidence.addedAt())));
    }

    /** A row of the table. */
    private record Filed(DealId deal, Evidence evidence) {
        static Filed read(Row row) {
            var document = new Document(
                    new Sha256(row.getString("digest")), row.getLong("size_bytes"), row.getString("media_type"));
            var evidence = new Evidence(
                    new EvidenceId(row.getUUID("id")),
                    EvidenceKind.valueOf(row.getString("kind")),
                    row.getString("number"),
                    row.getLocalDate("issued_on"),
                    document,
                    Evidence.Source.valueOf(row.getString("source")),
                    new Signatory(row.getString("added_by"), new OrganisationId(row.getUUID("added_for"))),
                    DealRow.instant(row, "added_at"));
            return new Filed(new DealId(row.getUUID("deal_id")), evidence);
        }
    }
}
