package org.penglai.patent.pg;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penglai.identity.OrganisationNames;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.OwnerMatch;
import org.penglai.patent.OwnerMatches;
import org.penglai.platform.pg.Pg;

/** {@link OwnerMatches} in the tables {@code patent_owner} and {@code owner_match_refused}, by the keys of names and by codes. */
public final class OwnerMatchesPg implements OwnerMatches {

    /**
     * Owners that may be one of the organisations: by name only where the list gave no code, since a code that differs says that
     * they differ; never of a patent of which the organisation is an owner already.
     */
    private static final String MAY_BE = """
            WITH sought AS (
              SELECT organisation_id, code, name_key, former, noted_at
                FROM unnest($1::uuid[], $2::text[], $3::text[], $4::boolean[], $5::timestamptz[])
                  AS said (organisation_id, code, name_key, former, noted_at)),
            alike AS (
              SELECT sought.organisation_id, number, position, name, sought.noted_at,
                     CASE WHEN sought.former THEN 2 ELSE 1 END AS strength
                FROM sought
                JOIN patent_owner ON patent_owner.name_key = sought.name_key AND patent_owner.organisation_id IS NULL
               WHERE patent_owner.uscc IS NULL AND sought.name_key <> ''
               UNION ALL
              SELECT sought.organisation_id, number, position, name, sought.noted_at, 0
                FROM sought
                JOIN patent_owner ON patent_owner.uscc = sought.code AND patent_owner.organisation_id IS NULL),
            owned AS (
              SELECT DISTINCT ON (alike.organisation_id, number)
                     alike.organisation_id, number, name, strength, title_zh, title_en,
                     greatest(registered_at, noted_at) AS since
                FROM alike JOIN patent USING (number)
               WHERE NOT flags @> ARRAY['SECRET']
                 AND NOT EXISTS (SELECT 1 FROM patent_owner AS own
                                  WHERE own.number = alike.number AND own.organisation_id = alike.organisation_id)
               ORDER BY alike.organisation_id, number, strength, position),
            judged AS (
              SELECT owned.organisation_id, number, name, strength, title_zh, title_en, since,
                     EXISTS (SELECT 1 FROM owner_match_refused AS refused
                              WHERE refused.number = owned.number
                                AND refused.organisation_id = owned.organisation_id) AS refused
                FROM owned)
            """;

    private static final String OF = MAY_BE + """
            SELECT organisation_id, number, name, strength, title_zh, title_en, since
              FROM judged
             WHERE number > $6 AND refused = $7
             ORDER BY number
             LIMIT $8""";

    private static final String AMONG = MAY_BE + """
            SELECT organisation_id, number, name, strength, title_zh, title_en, since
              FROM judged
             WHERE number = ANY ($6)
             ORDER BY number""";

    private static final String WAITING = MAY_BE + """
            SELECT organisation_id, count(*)::integer AS patents, min(since) AS oldest
              FROM judged
             WHERE NOT refused
             GROUP BY organisation_id""";

    private static final String REFUSE = """
            INSERT INTO owner_match_refused (number, organisation_id, by_operator, reason, refused_at)
            SELECT number, $1, $3, $4, penglai_now()
              FROM unnest($2::text[]) AS said (number)
                ON CONFLICT ON CONSTRAINT owner_match_refused_once DO NOTHING""";

    private final Pg pg;

    public OwnerMatchesPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public List<OwnerMatch> of(Sought sought, Page page) {
        var arguments = sought(List.of(sought))
                .addString(page.after().map(ApplicationNumber::canonical).orElse(""))
                .addBoolean(page.refused())
                .addInteger(page.limit());
        return pg.list(OF, arguments, OwnerMatchesPg::match);
    }

    @Override
    public List<OwnerMatch> among(Sought sought, Collection<ApplicationNumber> numbers) {
        var arguments = sought(List.of(sought)).addArrayOfString(canonical(numbers));
        return pg.list(AMONG, arguments, OwnerMatchesPg::match);
    }

    @Override
    public Map<OrganisationId, Waiting> waiting(List<Sought> sought) {
        return pg
                .list(
                        WAITING,
                        sought(sought),
                        row -> Map.entry(
                                new OrganisationId(row.getUUID("organisation_id")),
                                new Waiting(
                                        row.getInteger("patents"),
                                        row.get(OffsetDateTime.class, "oldest").toInstant())))
                .stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public int refuse(
            OrganisationId organisation, Collection<ApplicationNumber> numbers, boolean byOperator, String reason) {
        pg.requireTransaction();
        return pg.execute(REFUSE, Tuple.of(organisation.value(), canonical(numbers), byOperator, reason));
    }

    /** One row for each name of each organisation. */
    private static Tuple sought(List<Sought> all) {
        var organisations = new ArrayList<UUID>();
        var codes = new ArrayList<@Nullable String>();
        var names = new ArrayList<OrganisationNames.Known>();
        for (var sought : all) {
            for (var name : sought.names()) {
                organisations.add(sought.organisation().id().value());
                codes.add(sought.organisation().uscc().orElse(null));
                names.add(name);
            }
        }
        return Tuple.tuple()
                .addArrayOfUUID(organisations.toArray(UUID[]::new))
                .addArrayOfString(codes.toArray(String[]::new))
                .addArrayOfString(
                        names.stream().map(OrganisationNames.Known::key).toArray(String[]::new))
                .addArrayOfBoolean(
                        names.stream().map(OrganisationNames.Known::former).toArray(Boolean[]::new))
                .addArrayOfOffsetDateTime(names.stream()
                        .map(name -> name.since().atOffset(java.time.ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
    }

    private static String[] canonical(Collection<ApplicationNumber> numbers) {
        return numbers.stream().map(ApplicationNumber::canonical).toArray(String[]::new);
    }

    private static OwnerMatch match(Row row) {
        return new OwnerMatch(
                ApplicationNumber.parse(row.getString("number")),
                Bilingual.of(row.getString("title_zh"), row.getString("title_en")),
                row.getString("name"),
                new OrganisationId(row.getUUID("organisation_id")),
                OwnerMatch.By.values()[row.getInteger("strength")],
                row.get(OffsetDateTime.class, "since").toInstant());
    }

    /** By which an owner's name is compared while nobody knows who it is; nothing once somebody does. */
    static String key(org.penglai.patent.Owner owner) {
        return Optional.of(owner)
                .filter(one -> !one.isResolved())
                .map(one -> org.penglai.platform.text.SameName.key(one.name()))
                .orElse("");
    }
}
