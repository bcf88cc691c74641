package org.penglai.need.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.OrganisationId;
import org.penglai.listing.ListingId;
import org.penglai.need.Answer;
import org.penglai.need.Answers;
import org.penglai.need.Decision;
import org.penglai.need.DeclineReason;
import org.penglai.need.NeedId;
import org.penglai.platform.pg.Pg;

/** {@link Answers} in the table {@code need_answer}. */
public final class AnswersPg implements Answers {

    private static final String ADD = """
            INSERT INTO need_answer (id, need_id, listing_id, side, decision, reason, words, named, feature_values, said_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";

    private static final String OF = """
            SELECT DISTINCT ON (need_id, listing_id, side)
                   id, need_id, listing_id, decision, reason, words, named, feature_values, said_at
              FROM need_answer
             WHERE need_id = $1
             ORDER BY need_id, listing_id, side, id DESC""";

    private static final String ALL = """
            SELECT DISTINCT ON (need_id, listing_id, side)
                   id, need_id, listing_id, decision, reason, words, named, feature_values, said_at
              FROM need_answer
             ORDER BY need_id, listing_id, side, id DESC""";

    private static final String DECLINES = """
            SELECT reason, count(*) AS many
              FROM (SELECT DISTINCT ON (need_id, listing_id) decision, reason
                      FROM need_answer
                     WHERE side = 'FIRM'
                     ORDER BY need_id, listing_id, id DESC) AS said
             WHERE decision = 'DECLINED'
             GROUP BY reason""";

    private static final String DECLINES_OF = """
            SELECT reason, count(*) AS many
              FROM (SELECT DISTINCT ON (need_id, listing_id) decision, reason
                      FROM need_answer
                     WHERE side = 'FIRM'
                       AND (need_id, listing_id) IN (SELECT need_id, listing_id FROM need_match
                                                      WHERE sellers @> ARRAY[$1]::uuid[])
                     ORDER BY need_id, listing_id, id DESC) AS said
             WHERE decision = 'DECLINED'
             GROUP BY reason""";

    private final Pg pg;

    public AnswersPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public void add(Answer answer) {
        pg.requireTransaction();
        pg.execute(
                ADD,
                Tuple.tuple()
                        .addUUID(answer.id())
                        .addUUID(answer.need().value())
                        .addUUID(answer.listing().value())
                        .addString(answer.decision().isOfFirm() ? "FIRM" : "OWNER")
                        .addString(answer.decision().name())
                        .addValue(answer.reason().map(DeclineReason::name).orElse(null))
                        .addString(answer.words())
                        .addBoolean(answer.named())
                        .addValue(MatchesPg.values(answer.values()))
                        .addOffsetDateTime(NeedsPg.at(answer.saidAt())));
    }

    @Override
    public List<Answer> of(NeedId need) {
        return pg.list(OF, Tuple.of(need.value()), AnswersPg::answer);
    }

    @Override
    public List<Answer> all() {
        return pg.list(ALL, Tuple.tuple(), AnswersPg::answer);
    }

    @Override
    public Map<DeclineReason, Integer> declines() {
        return counted(pg.list(DECLINES, Tuple.tuple(), AnswersPg::counted));
    }

    @Override
    public Map<DeclineReason, Integer> declines(OrganisationId seller) {
        return counted(pg.list(DECLINES_OF, Tuple.of(seller.value()), AnswersPg::counted));
    }

    private static Map.Entry<DeclineReason, Integer> counted(Row row) {
        return Map.entry(
                DeclineReason.valueOf(row.getString("reason")),
                row.getLong("many").intValue());
    }

    private static Map<DeclineReason, Integer> counted(List<Map.Entry<DeclineReason, Integer>> rows) {
        var counts = new EnumMap<DeclineReason, Integer>(DeclineReason.class);
        rows.forEach(row -> counts.put(row.getKey(), row.getValue()));
        return counts;
    }

    private static Answer answer(Row row) {
        return new Answer(
                row.getUUID("id"),
                new NeedId(row.getUUID("need_id")),
                new ListingId(row.getUUID("listing_id")),
                Decision.valueOf(row.getString("decision")),
                Optional.ofNullable(row.getString("reason")).map(DeclineReason::valueOf),
                row.getString("words"),
                row.getBoolean("named"),
                MatchesPg.values(row.getJsonObject("feature_values")),
                row.getOffsetDateTime("said_at").toInstant());
    }
}
