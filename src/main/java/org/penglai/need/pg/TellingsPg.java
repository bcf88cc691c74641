package org.penglai.need.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import org.penglai.kernel.OrganisationId;
import org.penglai.need.NeedId;
import org.penglai.need.Tellings;
import org.penglai.platform.pg.Pg;

/** {@link Tellings} in the tables {@code need_telling} and {@code need_telling_place}. */
public final class TellingsPg implements Tellings {

    private static final String UNTOLD_OWNERS = """
            SELECT DISTINCT seller AS organisation
              FROM need_match AS found
              JOIN need ON need.id = found.need_id AND need.state = 'OPEN',
                   unnest(found.sellers) AS seller
             WHERE found.owner_news AND found.score >= $1
               AND NOT EXISTS (SELECT FROM need_telling AS told
                                WHERE told.need_id = found.need_id AND told.listing_id = found.listing_id
                                  AND told.side = 'OWNER' AND told.organisation_id = seller)
               AND NOT EXISTS (SELECT FROM need_telling_place WHERE organisation_id = seller AND day = $2 AND turn >= $3)
             LIMIT $4""";

    private static final String UNTOLD_FIRMS = """
            SELECT DISTINCT need.firm_id AS organisation
              FROM need_match AS found
              JOIN need ON need.id = found.need_id AND need.state = 'OPEN'
             WHERE found.firm_news AND found.score >= $1
               AND NOT EXISTS (SELECT FROM need_telling_place
                                WHERE organisation_id = need.firm_id AND day = $2 AND turn >= $3)
             LIMIT $4""";

    private static final String TELL_OWNER = """
            INSERT INTO need_telling (need_id, listing_id, side, organisation_id, told_at)
            SELECT found.need_id, found.listing_id, 'OWNER', $1, $3
              FROM need_match AS found
              JOIN need ON need.id = found.need_id AND need.state = 'OPEN'
             WHERE found.owner_news AND found.score >= $2 AND found.sellers @> ARRAY[$1]::uuid[]
                ON CONFLICT DO NOTHING
            RETURNING need_id""";

    private static final String TELL_FIRM = """
            INSERT INTO need_telling (need_id, listing_id, side, organisation_id, told_at)
            SELECT found.need_id, found.listing_id, 'FIRM', $1, $3
              FROM need_match AS found
              JOIN need ON need.id = found.need_id AND need.state = 'OPEN' AND need.firm_id = $1
             WHERE found.firm_news AND found.score >= $2
                ON CONFLICT DO NOTHING
            RETURNING need_id""";

    private static final String SEEN = """
            INSERT INTO need_telling (need_id, listing_id, side, organisation_id, told_at)
            SELECT found.need_id, found.listing_id, 'FIRM', need.firm_id, $2
              FROM need_match AS found
              JOIN need ON need.id = found.need_id
             WHERE found.need_id = $1 AND found.firm_news
                ON CONFLICT DO NOTHING""";

    private static final String TAKE_PLACE = """
            INSERT INTO need_telling_place (organisation_id, day, turn)
            SELECT $1, $2, coalesce(max(turn), 0) + 1
              FROM need_telling_place
             WHERE organisation_id = $1 AND day = $2
            HAVING coalesce(max(turn), 0) < $3
                ON CONFLICT DO NOTHING""";

    private final Pg pg;

    public TellingsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public List<OrganisationId> untold(Side side, Limits limits, int limit) {
        var asked = Tuple.of(limits.from(), limits.day(), limits.most(), limit);
        return side == Side.OWNER
                ? pg.list(UNTOLD_OWNERS, asked, TellingsPg::organisation)
                : pg.list(UNTOLD_FIRMS, asked, TellingsPg::organisation);
    }

    private static OrganisationId organisation(Row row) {
        return new OrganisationId(row.getUUID("organisation"));
    }

    @Override
    public List<NeedId> tell(Side side, OrganisationId organisation, Limits limits, Instant now) {
        pg.requireTransaction();
        var row = Tuple.of(organisation.value(), limits.from(), NeedsPg.at(now));
        var rows = side == Side.OWNER
                ? pg.list(TELL_OWNER, row, MatchesPg::need)
                : pg.list(TELL_FIRM, row, MatchesPg::need);
        var told = rows.stream().distinct().toList();
        MatchesPg.news(pg, told);
        return told;
    }

    @Override
    public void seen(NeedId need, Instant now) {
        if (pg.execute(SEEN, Tuple.of(need.value(), NeedsPg.at(now))) > 0) {
            MatchesPg.news(pg, List.of(need));
        }
    }

    @Override
    public boolean takePlace(OrganisationId organisation, Limits limits) {
        pg.requireTransaction();
        return pg.execute(TAKE_PLACE, Tuple.of(organisation.value(), limits.day(), limits.most())) == 1;
    }
}
