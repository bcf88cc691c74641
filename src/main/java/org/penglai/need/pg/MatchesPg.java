package org.penglai.need.pg;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.penglai.kernel.OrganisationId;
import org.penglai.listing.ListingId;
import org.penglai.need.Feature;
import org.penglai.need.Match;
import org.penglai.need.Matches;
import org.penglai.need.NeedId;
import org.penglai.need.Reason;
import org.penglai.platform.pg.Pg;

/** {@link Matches} in the tables {@code need_match} and {@code need_due}. */
public final class MatchesPg implements Matches {

    /** By then what is published now can be found. */
    private static final Duration FINDABLE = Duration.ofSeconds(3);

    private static final String OF = """
            SELECT need_id, listing_id, sellers, score, reasons, feature_values, weights_version
              FROM need_match
             WHERE need_id = $1
             ORDER BY score DESC, listing_id""";

    private static final String FIND = """
            SELECT need_id, listing_id, sellers, score, reasons, feature_values, weights_version
              FROM need_match
             WHERE need_id = $1 AND listing_id = $2""";

    private static final String WITH = """
            SELECT need_id, listing_id, sellers, score, reasons, feature_values, weights_version
              FROM need_match
             WHERE listing_id = $1 AND need_id IN (SELECT id FROM need WHERE state = 'OPEN')
             ORDER BY score DESC, need_id
             LIMIT $2""";

    private static final String DROP_OTHERS =
            "DELETE FROM need_match WHERE need_id = $1 AND NOT (listing_id = ANY($2))";

    private static final String PUT = """
            INSERT INTO need_match (need_id, listing_id, sellers, score, reasons, feature_values, weights_version,
                                    owner_news, firm_news)
            VALUES ($1, $2, $3, $4, $5, $6, $7, true, true)
                ON CONFLICT (need_id, listing_id) DO UPDATE
               SET sellers = excluded.sellers, score = excluded.score, reasons = excluded.reasons,
                   feature_values = excluded.feature_values, weights_version = excluded.weights_version""";

    private static final String NEWS = """
            UPDATE need_match AS kept
               SET owner_news = EXISTS (
                     SELECT FROM unnest(kept.sellers) AS seller
                      WHERE NOT EXISTS (SELECT FROM need_telling AS told
                                         WHERE told.need_id = kept.need_id AND told.listing_id = kept.listing_id
                                           AND told.side = 'OWNER' AND told.organisation_id = seller)),
                   firm_news = NOT EXISTS (
                     SELECT FROM need_telling AS told
                      WHERE told.need_id = kept.need_id AND told.listing_id = kept.listing_id AND told.side = 'FIRM')
             WHERE kept.need_id = ANY($1)""";

    private static final String REMOVE = "DELETE FROM need_match WHERE listing_id = $1";

    private static final String ASK = """
            INSERT INTO need_due (need_id, asked_at, due_at, urgent)
            SELECT asked, $2, $3, false FROM unnest($1::uuid[]) AS asked ORDER BY asked
                ON CONFLICT (need_id) DO UPDATE SET asked_at = excluded.asked_at""";

    private static final String ASK_AT_ONCE = """
            INSERT INTO need_due (need_id, asked_at, due_at, urgent)
            VALUES ($1, $2, $2, true)
                ON CONFLICT (need_id) DO UPDATE
               SET asked_at = excluded.asked_at, due_at = excluded.due_at, urgent = true""";

    private static final String URGENT = "SELECT EXISTS (SELECT FROM need_due WHERE need_id = $1 AND urgent) AS urgent";

    private static final String ASK_ALL = """
            INSERT INTO need_due (need_id, asked_at, due_at, urgent)
            SELECT id, $1, $1, false FROM need WHERE state = 'OPEN' ORDER BY id
                ON CONFLICT (need_id) DO UPDATE SET asked_at = excluded.asked_at""";

    private static final String ANY_DUE =
            "SELECT EXISTS (SELECT FROM need_due WHERE due_at <= penglai_now()) AS any_due";

    private static final String DUE =
            "SELECT need_id FROM need_due WHERE due_at <= penglai_now() ORDER BY due_at, need_id LIMIT $1";

    private static final String DONE = "DELETE FROM need_due WHERE need_id = $1 AND asked_at <= $2";

    private static final String LATER =
            "UPDATE need_due SET due_at = asked_at + make_interval(secs => $2), urgent = false WHERE need_id = $1";

    private final Pg pg;

    public MatchesPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public List<Match> of(NeedId need) {
        return pg.list(OF, Tuple.of(need.value()), MatchesPg::match);
    }

    @Override
    public Optional<Match> find(NeedId need, ListingId listing) {
        return pg.one(FIND, Tuple.of(need.value(), listing.value()), MatchesPg::match);
    }

    @Override
    public List<Match> with(ListingId listing, int limit) {
        return pg.list(WITH, Tuple.of(listing.value(), limit), MatchesPg::match);
    }

    @Override
    public void replace(NeedId need, List<Match> matches) {
        pg.requireTransaction();
        var kept = matches.stream().map(match -> match.listing().value()).toArray(UUID[]::new);
        pg.execute(DROP_OTHERS, Tuple.tuple().addUUID(need.value()).addArrayOfUUID(kept));
        pg.executeBatch(PUT, matches.stream().map(MatchesPg::row).toList());
        news(pg, List.of(need));
    }

    /** Marks of which matches a side was not told yet. */
    static void news(Pg pg, Collection<NeedId> needs) {
        pg.execute(NEWS, Tuple.tuple().addArrayOfUUID(ids(needs)));
    }

    private static UUID[] ids(Collection<NeedId> needs) {
        return needs.stream().map(NeedId::value).toArray(UUID[]::new);
    }

    private static Tuple row(Match match) {
        var reasons = new JsonArray();
        match.reasons()
                .forEach(reason -> reasons.add(new JsonObject()
                        .put("code", reason.code())
                        .put("feature", reason.feature().name())
                        .put("points", reason.points())
                        .put("words", new JsonArray(reason.words()))));
        return Tuple.tuple()
                .addUUID(match.need().value())
                .addUUID(match.listing().value())
                .addArrayOfUUID(
                        match.sellers().stream().map(OrganisationId::value).toArray(UUID[]::new))
                .addInteger(match.score())
                .addValue(reasons)
                .addValue(values(match.values()))
                .addInteger(match.weights());
    }

    @Override
    public void remove(ListingId listing) {
        pg.execute(REMOVE, Tuple.of(listing.value()));
    }

    @Override
    public void ask(Collection<NeedId> needs, Instant now) {
        if (!needs.isEmpty()) {
            pg.execute(
                    ASK,
                    Tuple.tuple()
                            .addArrayOfUUID(ids(needs))
                            .addOffsetDateTime(NeedsPg.at(now))
                            .addOffsetDateTime(NeedsPg.at(now.plus(FINDABLE))));
        }
    }

    @Override
    public void askAtOnce(NeedId need, Instant now) {
        pg.execute(ASK_AT_ONCE, Tuple.of(need.value(), NeedsPg.at(now)));
    }

    @Override
    public boolean isUrgent(NeedId need) {
        return pg.one(URGENT, Tuple.of(need.value()), row -> row.getBoolean("urgent"))
                .orElseThrow();
    }

    @Override
    public void askAll(Instant now) {
        pg.execute(ASK_ALL, Tuple.of(NeedsPg.at(now)));
    }

    @Override
    public boolean isAnyDue() {
        return pg.one(ANY_DUE, Tuple.tuple(), row -> row.getBoolean("any_due")).orElseThrow();
    }

    @Override
    public List<NeedId> due(int limit) {
        return pg.list(DUE, Tuple.of(limit), MatchesPg::need);
    }

    @Override
    public void looked(NeedId need, Instant from, Duration tooShortly) {
        pg.execute(DONE, Tuple.of(need.value(), NeedsPg.at(from.minus(tooShortly))));
        pg.execute(LATER, Tuple.of(need.value(), (double) FINDABLE.toSeconds()));
    }

    static NeedId need(Row row) {
        return new NeedId(row.getUUID("need_id"));
    }

    private static Match match(Row row) {
        var reasons = row.getJsonArray("reasons").stream()
                .map(JsonObject.class::cast)
                .map(MatchesPg::reason)
                .toList();
        return new Match(
                need(row),
                new ListingId(row.getUUID("listing_id")),
                Arrays.stream(row.getArrayOfUUIDs("sellers"))
                        .map(OrganisationId::new)
                        .toList(),
                row.getInteger("score"),
                reasons,
                values(row.getJsonObject("feature_values")),
                row.getInteger("weights_version"));
    }

    private static Reason reason(JsonObject written) {
        return new Reason(
                written.getString("code"),
                Feature.valueOf(written.getString("feature")),
                written.getInteger("points"),
                written.getJsonArray("words").stream().map(String::valueOf).toList());
    }

    static JsonObject values(Map<Feature, Integer> values) {
        var written = new JsonObject();
        values.forEach((feature, value) -> written.put(feature.name(), value));
        return written;
    }

    static Map<Feature, Integer> values(JsonObject written) {
        var values = new EnumMap<Feature, Integer>(Feature.class);
        written.forEach(entry -> values.put(Feature.valueOf(entry.getKey()), ((Number) entry.getValue()).intValue()));
        return values;
    }
}
