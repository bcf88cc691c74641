package org.penglai.savedsearch.pg;

import static org.penglai.savedsearch.pg.SavedSearchesPg.utc;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.discovery.Condition;
import org.penglai.platform.pg.Pg;
import org.penglai.savedsearch.SavedSearchId;
import org.penglai.savedsearch.Wanted;
import org.penglai.savedsearch.Watches;

/** {@link Watches} in the table {@code saved_search}. */
public final class WatchesPg implements Watches {

    private static final String LEAST = "least";
    private static final String OF = "of";
    private static final String HAS = "has";

    private static final String ALL = """
            SELECT id, wanted, CASE WHEN condition_edition = $3 THEN condition END AS condition
              FROM saved_search
             WHERE $1::uuid IS NULL OR id > $1
             ORDER BY id
             LIMIT $2""";

    private static final String SINCE = """
            SELECT id, wanted, CASE WHEN condition_edition = $2 THEN condition END AS condition
              FROM saved_search
             WHERE touched_at > $1
             ORDER BY id""";

    private static final String CLOCK = "SELECT clock_timestamp() AS now";

    private static final String KEEP = "UPDATE saved_search SET condition = $2, condition_edition = $3 WHERE id = $1";

    private final Pg pg;

    public WatchesPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public List<Watch> all(Optional<SavedSearchId> after, int limit, String edition) {
        return pg.list(ALL, Tuple.of(after.map(SavedSearchId::value).orElse(null), limit, edition), WatchesPg::watch);
    }

    @Override
    public List<Watch> since(Instant touched, String edition) {
        return pg.list(SINCE, Tuple.of(utc(touched), edition), WatchesPg::watch);
    }

    @Override
    public Instant clock() {
        return pg.one(
                        CLOCK,
                        Tuple.tuple(),
                        row -> row.get(OffsetDateTime.class, "now").toInstant())
                .orElseThrow();
    }

    @Override
    public void keep(Map<SavedSearchId, Condition> conditions, String edition) {
        pg.requireTransaction();
        pg.executeBatch(
                KEEP,
                conditions.entrySet().stream()
                        .map(kept -> Tuple.of(kept.getKey().value(), write(kept.getValue()), edition))
                        .toList());
    }

    private static Watch watch(Row row) {
        return new Watch(
                new SavedSearchId(row.getUUID("id")),
                Wanted.parse(row.getString("wanted")),
                Optional.ofNullable(row.getJsonObject("condition")).map(WatchesPg::read));
    }

    static JsonObject write(Condition condition) {
        return switch (condition) {
            case Condition.Unknown nothing -> new JsonObject();
            case Condition.Has has -> new JsonObject().put(HAS, has.trait());
            case Condition.AtLeast some -> {
                var of = new JsonArray();
                some.conditions().forEach(one -> of.add(write(one)));
                yield new JsonObject().put(LEAST, some.least()).put(OF, of);
            }
        };
    }

    static Condition read(JsonObject written) {
        @Nullable String trait = written.getString(HAS);
        if (trait != null) {
            return new Condition.Has(trait);
        }
        @Nullable JsonArray of = written.getJsonArray(OF);
        return of == null
                ? Condition.Unknown.IT
                : new Condition.AtLeast(
                        written.getInteger(LEAST),
                        of.stream()
                                .map(JsonObject.class::cast)
                                .map(WatchesPg::read)
                                .toList());
    }
}
