package org.penglai.identity.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.penglai.identity.Organisation;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.Organisations;
import org.penglai.identity.SizeClass;
import org.penglai.identity.Verification;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.platform.pg.Pg;

/** {@link Organisations} in the table {@code organisation}. */
public final class OrganisationsPg implements Organisations {

    /** What the table's constraints mean to a caller. */
    public static final Map<String, Function<String, Refusal>> REFUSALS = Map.of(
            "organisation_uscc_once", detail -> Refusal.conflict("organisation.exists"),
            "organisation_other_id_once", detail -> Refusal.conflict("organisation.exists"));

    private static final String FIND = """
            SELECT id, name_zh, name_en, kind, uscc, division_code, size_class, invented,
                   CASE WHEN verification = 'VERIFIED' AND verified_until < legal_day(penglai_now()) THEN 'LAPSED'
                        ELSE verification END AS verification
              FROM organisation
             WHERE id = ANY ($1)""";

    private static final String FIND_BY_USCC = """
            SELECT id, name_zh, name_en, kind, uscc, division_code, size_class, invented,
                   CASE WHEN verification = 'VERIFIED' AND verified_until < legal_day(penglai_now()) THEN 'LAPSED'
                        ELSE verification END AS verification
              FROM organisation
             WHERE uscc = $1""";

    private static final String OF_KIND = """
            SELECT id, name_zh, name_en, kind, uscc, division_code, size_class, invented, verification
              FROM organisation
             WHERE kind = $1 AND verification = 'VERIFIED'
               AND coalesce(verified_until >= legal_day(penglai_now()), true)
             ORDER BY name_zh, id
             LIMIT $2""";

    private static final String IDS_BY_USCC = "SELECT uscc, id FROM organisation WHERE uscc = ANY ($1)";

    private static final String ADD = """
            INSERT INTO organisation
              (id, name_zh, name_en, kind, uscc, division_code, size_class, verification, invented, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, penglai_now())""";

    private final Pg pg;

    public OrganisationsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public Optional<Organisation> find(OrganisationId id) {
        return pg.one(FIND, Tuple.of((Object) new UUID[] {id.value()}), OrganisationsPg::organisation);
    }

    @Override
    public Optional<Organisation> findByUscc(String uscc) {
        return pg.one(FIND_BY_USCC, Tuple.of(uscc), OrganisationsPg::organisation);
    }

    @Override
    public List<Organisation> ofKind(OrganisationKind kind, int limit) {
        return pg.list(OF_KIND, Tuple.of(kind.name(), limit), OrganisationsPg::organisation);
    }

    @Override
    public Map<OrganisationId, Organisation> findAll(Collection<OrganisationId> ids) {
        var values = ids.stream().map(OrganisationId::value).toArray(UUID[]::new);
        return pg.list(FIND, Tuple.of((Object) values), OrganisationsPg::organisation).stream()
                .collect(Collectors.toUnmodifiableMap(Organisation::id, Function.identity()));
    }

    @Override
    public Map<String, OrganisationId> idsByUscc(Collection<String> codes) {
        var ids = new HashMap<String, OrganisationId>();
        pg.list(
                        IDS_BY_USCC,
                        Tuple.of((Object) codes.toArray(String[]::new)),
                        row -> Map.entry(row.getString("uscc"), new OrganisationId(row.getUUID("id"))))
                .forEach(found -> ids.put(found.getKey(), found.getValue()));
        return ids;
    }

    @Override
    public void add(Organisation organisation) {
        pg.execute(
                ADD,
                Tuple.tuple()
                        .addUUID(organisation.id().value())
                        .addString(organisation.name().zh())
                        .addString(organisation.name().en())
                        .addString(organisation.kind().name())
                        .addValue(organisation.uscc().orElse(null))
                        .addString(organisation.divisionCode())
                        .addValue(organisation.sizeClass().map(SizeClass::name).orElse(null))
                        .addString(organisation.verification().name())
                        .addBoolean(organisation.invented()));
        OrganisationNamesPg.note(pg, organisation.id(), organisation.name(), /* verified= */ false);
    }

    private static Organisation organisation(Row row) {
        return new Organisation(
                new OrganisationId(row.getUUID("id")),
                Bilingual.of(row.getString("name_zh"), row.getString("name_en")),
                OrganisationKind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("uscc")),
                row.getString("division_code"),
                Optional.ofNullable(row.getString("size_class")).map(SizeClass::valueOf),
                Verification.valueOf(row.getString("verification")),
                row.getBoolean("invented"));
    }
}
