package org.penglai.savedsearch.pg;

import static org.penglai.savedsearch.pg.SavedSearchesPg.utc;

import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penglai.listing.ListingId;
import org.penglai.platform.pg.Pg;
import org.penglai.savedsearch.Frequency;
import org.penglai.savedsearch.Publications;
import org.penglai.savedsearch.SavedSearch;
import org.penglai.savedsearch.Untold;

/** {@link Publications} and {@link Untold} in the tables of this feature. */
public final class MatchesPg implements Publications, Untold {

    private static final String NOTE =
            "INSERT INTO publication_to_match (listing_id, noted_at) VALUES ($1, $2) ON CONFLICT (listing_id) DO NOTHING";

    private static final String IS_ANY = """
            SELECT EXISTS (
              SELECT 1 FROM publication_to_match WHERE matched_at IS NULL AND look_at <= clock_timestamp()) AS waits""";

    private static final String WAITING = """
            SELECT listing_id
              FROM publication_to_match
             WHERE matched_at IS NULL AND look_at <= clock_timestamp()
             ORDER BY look_at, noted_at
             LIMIT $1""";

    private static final String DONE = """
            UPDATE publication_to_match
               SET matched_at = clock_timestamp()
             WHERE listing_id = ANY ($1) AND matched_at IS NULL""";

    private static final String LATER = """
            UPDATE publication_to_match
               SET look_at = clock_timestamp() + $2 * interval '1 millisecond'
             WHERE listing_id = ANY ($1) AND matched_at IS NULL""";

    private static final String MATCH = """
            INSERT INTO saved_search_match (search_id, listing_id, found_at, tell_at)
            SELECT pair.search_id, pair.listing_id, $3::timestamptz,
                   CASE frequency WHEN 'AT_ONCE' THEN $3::timestamptz WHEN 'DAILY' THEN $4 ELSE $5 END
              FROM unnest($1::uuid[], $2::uuid[]) AS pair (search_id, listing_id)
              JOIN saved_search ON saved_search.id = pair.search_id
              JOIN publication_to_match AS publication ON publication.listing_id = pair.listing_id
             WHERE publication.matched_at IS NULL AND saved_search.created_at <= publication.noted_at
                ON CONFLICT (search_id, listing_id) DO NOTHING""";

    private static final String IS_DUE = """
            SELECT EXISTS (
              SELECT 1 FROM saved_search_match WHERE told_at IS NULL AND tell_at <= penglai_now()) AS due""";

    /** Searches that somebody else tells of, changes or removes at this moment are passed by. */
    private static final String LOCK = """
            SELECT id, subject, organisation_id, name, wanted, frequency, created_at, seen_until
              FROM saved_search
             WHERE id IN (SELECT search_id
                            FROM saved_search_match
                           WHERE told_at IS NULL AND tell_at <= penglai_now()
                           ORDER BY tell_at
                           LIMIT $1)
               FOR NO KEY UPDATE SKIP LOCKED""";

    private static final String TAKE = """
            UPDATE saved_search_match
               SET told_at = penglai_now()
             WHERE search_id = ANY ($1) AND told_at IS NULL AND tell_at <= penglai_now()
            RETURNING search_id, listing_id""";

    private static final String RUN = "SELECT nextval('saved_search_run') AS run";

    private final Pg pg;

    public MatchesPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public void note(ListingId listing, Instant at) {
        pg.execute(NOTE, Tuple.of(listing.value(), at.atOffset(ZoneOffset.UTC)));
    }

    @Override
    public boolean isAnyWaiting() {
        return pg.one(IS_ANY, Tuple.tuple(), row -> row.getBoolean("waits")).orElse(false);
    }

    @Override
    public List<ListingId> waiting(int limit) {
        return pg.list(WAITING, Tuple.of(limit), row -> new ListingId(row.getUUID("listing_id")));
    }

    @Override
    public void done(Collection<ListingId> listings) {
        if (!listings.isEmpty()) {
            pg.execute(DONE, Tuple.tuple().addArrayOfUUID(values(listings)));
        }
    }

    @Override
    public void later(Collection<ListingId> listings, Duration pause) {
        if (!listings.isEmpty()) {
            pg.execute(LATER, Tuple.tuple().addArrayOfUUID(values(listings)).addLong(pause.toMillis()));
        }
    }

    @Override
    public void match(List<Pair> pairs, Instant foundAt) {
        pg.requireTransaction();
        pg.execute(
                MATCH,
                Tuple.tuple()
                        .addArrayOfUUID(pairs.stream()
                                .map(pair -> pair.search().value())
                                .toArray(UUID[]::new))
                        .addArrayOfUUID(pairs.stream()
                                .map(pair -> pair.listing().value())
                                .toArray(UUID[]::new))
                        .addOffsetDateTime(utc(foundAt))
                        .addOffsetDateTime(utc(Frequency.DAILY.after(foundAt)))
                        .addOffsetDateTime(utc(Frequency.WEEKLY.after(foundAt))));
    }

    @Override
    public boolean isAnyDue() {
        return pg.one(IS_DUE, Tuple.tuple(), row -> row.getBoolean("due")).orElse(false);
    }

    @Override
    public Map<SavedSearch, List<ListingId>> take(int searches) {
        pg.requireTransaction();
        var locked = new LinkedHashMap<UUID, SavedSearch>();
        pg.list(LOCK, Tuple.of(searches), SavedSearchesPg::search)
                .forEach(search -> locked.put(search.id().value(), search));
        var taken = new LinkedHashMap<SavedSearch, List<ListingId>>();
        if (locked.isEmpty()) {
            return taken;
        }
        pg.list(
                        TAKE,
                        Tuple.tuple().addArrayOfUUID(locked.keySet().toArray(UUID[]::new)),
                        row -> Map.entry(row.getUUID("search_id"), new ListingId(row.getUUID("listing_id"))))
                .forEach(match -> {
                    var search = locked.get(match.getKey());
                    if (search != null) {
                        taken.computeIfAbsent(search, first -> new ArrayList<>())
                                .add(match.getValue());
                    }
                });
        return taken;
    }

    @Override
    public long run() {
        return pg.one(RUN, Tuple.tuple(), row -> row.getLong("run")).orElseThrow();
    }

    private static UUID[] values(Collection<ListingId> listings) {
        return listings.stream().map(ListingId::value).toArray(UUID[]::new);
    }
}
