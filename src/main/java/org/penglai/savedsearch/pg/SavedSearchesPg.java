package org.penglai.savedsearch.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.listing.ListingId;
import org.penglai.platform.pg.Pg;
import org.penglai.savedsearch.Frequency;
import org.penglai.savedsearch.Holder;
import org.penglai.savedsearch.SavedSearch;
import org.penglai.savedsearch.SavedSearchId;
import org.penglai.savedsearch.SavedSearches;
import org.penglai.savedsearch.Wanted;

/** {@link SavedSearches} in the tables of this feature. */
public final class SavedSearchesPg implements SavedSearches {

    /** What the constraints of these tables refuse. */
    public static final Map<String, Function<String, Refusal>> REFUSALS =
            Map.of("saved_search_once", detail -> Refusal.conflict("saved-search.twice"));

    private static final String OF = """
            SELECT id, subject, organisation_id, name, wanted, frequency, created_at, seen_until
              FROM saved_search
             WHERE subject = $1 AND organisation_id = $2
             ORDER BY created_at DESC, id DESC""";

    private static final String FIND = """
            SELECT id, subject, organisation_id, name, wanted, frequency, created_at, seen_until
              FROM saved_search
             WHERE subject = $1 AND organisation_id = $2 AND id = $3""";

    private static final String LOCK =
            "SELECT pg_advisory_xact_lock(hashtextextended('saved_search' || chr(10) || $1, 0))";

    private static final String COUNT =
            "SELECT count(*)::int AS kept FROM saved_search WHERE subject = $1 AND organisation_id = $2";

    private static final String ADD = """
            INSERT INTO saved_search (id, subject, organisation_id, name, wanted, frequency, created_at, seen_until)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private static final String SAVE = "UPDATE saved_search SET name = $2, frequency = $3 WHERE id = $1";

    private static final String RETIME =
            "UPDATE saved_search_match SET tell_at = $2 WHERE search_id = $1 AND told_at IS NULL";

    private static final String REMOVE = "DELETE FROM saved_search WHERE id = $1";

    private static final String SEE = "UPDATE saved_search SET seen_until = greatest(seen_until, $2) WHERE id = $1";

    private static final String COUNTS = """
            SELECT search_id, count(*) AS found, count(*) FILTER (WHERE found_at > seen_until) AS unseen
              FROM saved_search_match JOIN saved_search ON id = search_id
             WHERE search_id = ANY ($1)
             GROUP BY search_id""";

    private static final String MATCHES = """
            SELECT listing_id, found_at
              FROM saved_search_match
             WHERE search_id = $1
               AND ($2::uuid IS NULL OR (found_at, listing_id) < (
                     SELECT last.found_at, last.listing_id
                       FROM saved_search_match AS last
                      WHERE last.search_id = $1 AND last.listing_id = $2))
             ORDER BY found_at DESC, listing_id DESC
             LIMIT $3""";

    private final Pg pg;

    public SavedSearchesPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public List<SavedSearch> of(Holder holder) {
        return pg.list(OF, holder(holder), SavedSearchesPg::search);
    }

    @Override
    public Optional<SavedSearch> find(Holder holder, SavedSearchId id) {
        return pg.one(FIND, holder(holder).addUUID(id.value()), SavedSearchesPg::search);
    }

    @Override
    public int lockAndCount(Holder holder) {
        pg.requireTransaction();
        pg.execute(LOCK, Tuple.of(holder.subject()));
        return pg.one(COUNT, holder(holder), row -> row.getInteger("kept")).orElse(0);
    }

    @Override
    public void add(SavedSearch search) {
        pg.execute(
                ADD,
                Tuple.tuple()
                        .addUUID(search.id().value())
                        .addString(search.holder().subject())
                        .addUUID(search.holder().organisation().value())
                        .addString(search.name())
                        .addString(search.wanted().line())
                        .addString(search.frequency().name())
                        .addOffsetDateTime(utc(search.createdAt()))
                        .addOffsetDateTime(utc(search.seenUntil())));
    }

    @Override
    public void save(SavedSearch search, Instant tellAt) {
        pg.requireTransaction();
        pg.execute(
                SAVE,
                Tuple.of(search.id().value(), search.name(), search.frequency().name()));
        pg.execute(RETIME, Tuple.of(search.id().value(), utc(tellAt)));
    }

    @Override
    public void remove(SavedSearchId id) {
        pg.execute(REMOVE, Tuple.of(id.value()));
    }

    @Override
    public void see(SavedSearchId id, Instant until) {
        pg.execute(SEE, Tuple.of(id.value(), utc(until)));
    }

    @Override
    public Map<SavedSearchId, Counts> counts(Collection<SavedSearchId> searches) {
        var counts = new HashMap<SavedSearchId, Counts>();
        pg.list(
                        COUNTS,
                        Tuple.of(searches.stream().map(SavedSearchId::value).toArray(UUID[]::new)),
                        row -> Map.entry(
                                new SavedSearchId(row.getUUID("search_id")),
                                new Counts(row.getLong("found"), row.getLong("unseen"))))
                .forEach(counted -> counts.put(counted.getKey(), counted.getValue()));
        return counts;
    }

    @Override
    public List<Match> matches(SavedSearchId search, Optional<ListingId> after, int limit) {
        return pg.list(
                MATCHES,
                Tuple.of(search.value(), after.map(ListingId::value).orElse(null), limit),
                row -> new Match(
                        new ListingId(row.getUUID("listing_id")),
                        row.get(OffsetDateTime.class, "found_at").toInstant()));
    }

    private static Tuple holder(Holder holder) {
        return Tuple.tuple()
                .addString(holder.subject())
                .addUUID(holder.organisation().value());
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static SavedSearch search(Row row) {
        return new SavedSearch(
                new SavedSearchId(row.getUUID("id")),
                new Holder(row.getString("subject"), new OrganisationId(row.getUUID("organisation_id"))),
                row.getString("name"),
                Wanted.parse(row.getString("wanted")),
                Frequency.valueOf(row.getString("frequency")),
                row.get(OffsetDateTime.class, "created_at").toInstant(),
                row.get(OffsetDateTime.class, "seen_until").toInstant());
    }
}
