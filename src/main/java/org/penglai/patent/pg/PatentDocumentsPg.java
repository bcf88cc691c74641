package org.penglai.patent.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.PatentDocument;
import org.penglai.patent.PatentDocuments;
import org.penglai.platform.pg.Pg;

/** {@link PatentDocuments} in the tables {@code patent_document} and {@code patent_claims}. */
public final class PatentDocumentsPg implements PatentDocuments {

    /** What the tables' constraints mean to a caller. */
    public static final Map<String, Function<String, Refusal>> REFUSALS =
            Map.of("patent_document_once", detail -> Refusal.conflict("patent-document.exists"));

    private static final String OF = """
            SELECT id, number, kind, words_zh, words_en, encode(sha256, 'hex') AS digest, size, media_type, organisation_id,
                   added_at
              FROM patent_document
             WHERE number = $1
             ORDER BY kind DESC, added_at, id""";

    private static final String ADD = """
            INSERT INTO patent_document
              (id, number, kind, words_zh, words_en, sha256, size, media_type, organisation_id, added_at)
            VALUES ($1, $2, $3, $4, $5, decode($6, 'hex'), $7, $8, $9, $10)""";

    private static final String HOLD =
            "SELECT pg_advisory_xact_lock(hashtextextended('patent-file' || $1::text, 0))::text AS held";

    private static final String REMOVE = "DELETE FROM patent_document WHERE id = $1";

    private static final String HELD = "SELECT count(*) AS held FROM patent_document WHERE sha256 = decode($1, 'hex')";

    private static final String CLAIMS = "SELECT text_zh, text_en FROM patent_claims WHERE number = $1";

    private static final String CLAIMS_OF_ALL =
            "SELECT number, text_zh, text_en FROM patent_claims WHERE number = ANY($1::text[])";

    private static final String SAY = """
            INSERT INTO patent_claims (number, text_zh, text_en, organisation_id, said_at)
            VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (number) DO UPDATE
               SET text_zh = excluded.text_zh, text_en = excluded.text_en,
                   organisation_id = excluded.organisation_id, said_at = excluded.said_at""";

    private final Pg pg;

    public PatentDocumentsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public List<PatentDocument> of(ApplicationNumber number) {
        return pg.list(OF, Tuple.of(number.canonical()), PatentDocumentsPg::document);
    }

    @Override
    public void add(PatentDocument document) {
        pg.requireTransaction();
        pg.execute(
                ADD,
                Tuple.tuple()
                        .addUUID(document.id().value())
                        .addString(document.number().canonical())
                        .addString(document.kind().name())
                        .addString(document.words().zh())
                        .addString(document.words().en())
                        .addString(document.stored().digest().hex())
                        .addLong(document.stored().size())
                        .addString(document.stored().mediaType())
                        .addUUID(document.by().value())
                        .addOffsetDateTime(at(document.addedAt())));
    }

    @Override
    public void hold(PatentDocument.Stored stored) {
        pg.requireTransaction();
        pg.execute(HOLD, Tuple.of(stored.digest().hex()));
    }

    @Override
    public void remove(PatentDocument document) {
        pg.requireTransaction();
        pg.execute(REMOVE, Tuple.of(document.id().value()));
    }

    @Override
    public boolean isHeld(PatentDocument.Stored stored) {
        return pg.one(HELD, Tuple.of(stored.digest().hex()), row -> row.getLong("held") > 0)
                .orElse(false);
    }

    @Override
    public Bilingual claims(ApplicationNumber number) {
        return pg.one(
                        CLAIMS,
                        Tuple.of(number.canonical()),
                        row -> Bilingual.of(row.getString("text_zh"), row.getString("text_en")))
                .orElse(Bilingual.of("", ""));
    }

    @Override
    public Map<ApplicationNumber, Bilingual> claims(Set<ApplicationNumber> numbers) {
        var all = numbers.stream().map(ApplicationNumber::canonical).toArray(String[]::new);
        return pg
                .list(
                        CLAIMS_OF_ALL,
                        Tuple.tuple().addArrayOfString(all),
                        row -> Map.entry(
                                ApplicationNumber.parse(row.getString("number")),
                                Bilingual.of(row.getString("text_zh"), row.getString("text_en"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void say(ApplicationNumber number, Bilingual claims, OrganisationId by, Instant at) {
        pg.requireTransaction();
        pg.execute(SAY, Tuple.of(number.canonical(), claims.zh(), claims.en(), by.value(), at(at)));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static PatentDocument document(Row row) {
        return new PatentDocument(
                new PatentDocument.DocumentId(row.getUUID("id")),
                ApplicationNumber.parse(row.getString("number")),
                PatentDocument.Kind.valueOf(row.getString("kind")),
                Bilingual.of(row.getString("words_zh"), row.getString("words_en")),
                new PatentDocument.Stored(
                        new Sha256(row.getString("digest")), row.getLong("size"), row.getString("media_type")),
                new OrganisationId(row.getUUID("organisation_id")),
                row.get(OffsetDateTime.class, "added_at").toInstant());
    }
}
