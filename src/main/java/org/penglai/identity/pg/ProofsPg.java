package org.penglai.identity.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.penglai.identity.Proof;
import org.penglai.identity.Proofs;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;
import org.penglai.platform.pg.Pg;

/** {@link Proofs} in the table {@code organisation_document}. */
public final class ProofsPg implements Proofs {

    /** What the table's constraints mean to a caller. */
    public static final Map<String, Function<String, Refusal>> REFUSALS =
            Map.of("organisation_document_once", detail -> Refusal.conflict("organisation.document-exists"));

    private static final String OF = """
            SELECT id, organisation_id, kind, number, issued_on, encode(sha256, 'hex') AS digest, size, media_type, added_by, added_at
              FROM organisation_document
             WHERE organisation_id = $1
             ORDER BY added_at DESC, id DESC""";

    private static final String COUNTS = """
            SELECT organisation_id, count(*) AS documents
              FROM organisation_document
             WHERE organisation_id = ANY ($1)
             GROUP BY organisation_id""";

    private static final String ADD = """
            INSERT INTO organisation_document
              (id, organisation_id, kind, number, issued_on, sha256, size, media_type, added_by, added_at)
            VALUES ($1, $2, $3, $4, $5, decode($6, 'hex'), $7, $8, $9, $10)""";

    private final Pg pg;

    public ProofsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public List<Proof> of(OrganisationId organisation) {
        return pg.list(OF, Tuple.of(organisation.value()), ProofsPg::proof);
    }

    @Override
    public Map<OrganisationId, Long> counts(Collection<OrganisationId> organisations) {
        var ids = organisations.stream().map(OrganisationId::value).toArray(UUID[]::new);
        return pg
                .list(
                        COUNTS,
                        Tuple.of((Object) ids),
                        row -> Map.entry(new OrganisationId(row.getUUID("organisation_id")), row.getLong("documents")))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void add(Proof proof) {
        pg.requireTransaction();
        pg.execute(
                ADD,
                Tuple.tuple()
                        .addUUID(proof.id().value())
                        .addUUID(proof.organisation().value())
                        .addString(proof.description().kind().name())
                        .addString(proof.description().number())
                        .addLocalDate(proof.description().issuedOn())
                        .addString(proof.stored().digest().hex())
                        .addLong(proof.stored().size())
                        .addString(proof.stored().mediaType())
                        .addString(proof.addedBy())
                        .addOffsetDateTime(RegistrationsPg.at(proof.addedAt())));
    }

    private static Proof proof(Row row) {
        return new Proof(
                new Proof.ProofId(row.getUUID("id")),
                new OrganisationId(row.getUUID("organisation_id")),
                new Proof.Description(
                        Proof.Kind.valueOf(row.getString("kind")),
                        row.getString("number"),
                        row.getLocalDate("issued_on")),
                new Proof.Stored(new Sha256(row.getString("digest")), row.getLong("size"), row.getString("media_type")),
                row.getString("added_by"),
                RegistrationsPg.instant(row, "added_at"));
    }
}
