package org.penglai.identity.pg;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.penglai.identity.OrganisationNames;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;
import org.penglai.platform.pg.Pg;
import org.penglai.platform.text.SameName;

/** {@link OrganisationNames} in the table {@code organisation_name}. */
public final class OrganisationNamesPg implements OrganisationNames {

    private static final UUID FIRST = new UUID(0, 0);

    private static final String OF = """
            SELECT organisation_id, name, name_key, former, noted_at
              FROM organisation_name
             WHERE organisation_id = $1
             ORDER BY former, name""";

    private static final String VERIFIED = """
            SELECT organisation_id, name, name_key, former, noted_at
              FROM organisation_name
             WHERE organisation_id IN (
                     SELECT id
                       FROM organisation
                      WHERE id > $1
                        AND verification = 'VERIFIED'
                        AND (verified_until IS NULL OR verified_until >= legal_day(penglai_now()))
                      ORDER BY id
                      LIMIT $2)
             ORDER BY organisation_id, former, name""";

    private static final String BEARING = """
            SELECT DISTINCT organisation.id
              FROM organisation_name
              JOIN organisation ON organisation.id = organisation_name.organisation_id
             WHERE name_key = ANY ($1)
               AND verification = 'VERIFIED'
               AND (verified_until IS NULL OR verified_until >= legal_day(penglai_now()))""";

    private static final String BEARERS = """
            SELECT name_key, organisation.id
              FROM unnest($1::text[]) AS asked (name_key)
              JOIN organisation_name USING (name_key)
              JOIN organisation ON organisation.id = organisation_name.organisation_id
             WHERE verification = 'VERIFIED'
               AND (verified_until IS NULL OR verified_until >= legal_day(penglai_now()))""";

    private static final String NOTE = """
            INSERT INTO organisation_name (organisation_id, name_key, name, former, noted_at)
            SELECT $1, name_key, name, false, penglai_now()
              FROM unnest($2::text[], $3::text[]) AS said (name_key, name)
                ON CONFLICT (organisation_id, name_key) DO UPDATE SET name = excluded.name, former = false""";

    /** Names that it bears no more: a verified one is remembered, others never counted. */
    private static final String KEEP_FORMER = """
            UPDATE organisation_name
               SET former = true
             WHERE organisation_id = $1 AND NOT name_key = ANY ($2) AND NOT former""";

    private static final String DROP = """
            DELETE FROM organisation_name
             WHERE organisation_id = $1 AND NOT name_key = ANY ($2) AND NOT former""";

    private final Pg pg;

    public OrganisationNamesPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public List<Known> of(OrganisationId organisation) {
        return pg.list(OF, Tuple.of(organisation.value()), OrganisationNamesPg::known);
    }

    @Override
    public List<Known> verified(Optional<OrganisationId> after, int organisations) {
        var from = after.map(OrganisationId::value).orElse(FIRST);
        return pg.list(VERIFIED, Tuple.of(from, organisations), OrganisationNamesPg::known);
    }

    @Override
    public Set<OrganisationId> bearing(Collection<String> keys) {
        return pg
                .list(
                        BEARING,
                        Tuple.of((Object) keys.toArray(String[]::new)),
                        row -> new OrganisationId(row.getUUID("id")))
                .stream()
                .collect(toUnmodifiableSet());
    }

    @Override
    public Map<String, Set<OrganisationId>> bearers(Collection<String> keys) {
        var bearers = new HashMap<String, Set<OrganisationId>>();
        pg.list(BEARERS, Tuple.of((Object) keys.toArray(String[]::new)), row -> row)
                .forEach(row -> bearers.computeIfAbsent(row.getString("name_key"), key -> new HashSet<>())
                        .add(new OrganisationId(row.getUUID("id"))));
        return bearers;
    }

    /** Notes the names that it bears from now on; {@code verified} says whether an operator had verified those before. */
    static void note(Pg pg, OrganisationId organisation, Bilingual name, boolean verified) {
        var keyed = new LinkedHashMap<String, String>();
        for (var one : List.of(name.zh(), name.en())) {
            var key = SameName.key(one);
            if (!key.isEmpty()) {
                keyed.putIfAbsent(key, one);
            }
        }
        var keys = keyed.keySet().toArray(String[]::new);
        var present = Tuple.tuple().addUUID(organisation.value()).addArrayOfString(keys);
        if (verified) {
            pg.execute(KEEP_FORMER, present);
        } else {
            pg.execute(DROP, present);
        }
        pg.execute(NOTE, Tuple.of(organisation.value(), keys, keyed.values().toArray(String[]::new)));
    }

    private static Known known(Row row) {
        return new Known(
                new OrganisationId(row.getUUID("organisation_id")),
                row.getString("name"),
                row.getString("name_key"),
                row.getBoolean("former"),
                RegistrationsPg.instant(row, "noted_at"));
    }
}
