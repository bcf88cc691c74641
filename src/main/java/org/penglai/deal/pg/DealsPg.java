package org.penglai.deal.pg;

import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.penglai.deal.Deal;
import org.penglai.deal.DealId;
import org.penglai.deal.Deals;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.listing.ListingId;
import org.penglai.patent.ApplicationNumber;
import org.penglai.platform.pg.Pg;

/** {@link Deals} in the table {@code deal}, with the certificate from {@code deal_certificate}. */
public final class DealsPg implements Deals {

    /** What the tables' constraints mean to a caller. */
    public static final Map<String, Function<String, Refusal>> REFUSALS = Map.of(
            "deal_once_per_licensee", detail -> Refusal.conflict("deal.exists"),
            "deal_payment_booked_once", detail -> Refusal.conflict("deal.payment-booked"),
            "deal_evidence_once", detail -> Refusal.conflict("evidence.duplicate"),
            "deal_package_answered_once", detail -> Refusal.conflict("package.answered"));

    private static final String DEAL = """
            SELECT deal.id, state, left_state, version, origin, agency_id, licensor, licensee, terms, intended_use, contact,
                   formed_at, payable_by, paid_fen, last_paid_on, effective_at, legal_event_on, accepted, proposed_by,
                   proposed_for, proposed_at, number AS certificate_number, certified_by, certified_for, certified_at,
                   (SELECT jsonb_agg(jsonb_build_array(kind, said_by, said_for, said, said_at) ORDER BY position)
                      FROM deal_word WHERE deal_word.deal_id = deal.id) AS words
              FROM deal
              LEFT JOIN deal_certificate ON deal_certificate.deal_id = deal.id
            """;

    private static final String FIND = DEAL + """
             WHERE deal.id = $1""";

    /** By itself: a join would show the locked row as it is after the wait, and its certificate as it was before. */
    private static final String LOCK = "SELECT id FROM deal WHERE id = $1 FOR UPDATE";

    private static final String ADD = """
            INSERT INTO deal
              (id, origin, mode, listing_id, licensor_id, licensee_id, agency_id, licensor, licensee, terms,
               terms_digest, intended_use, contact, formed_at, payable_by, state, version, effective_at, paid_fen)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, decode($11, 'hex'), $12, $13, $14, $15, $16, $17, $18, 0)""";

    private static final String SAVE = """
            UPDATE deal
               SET state = $2, version = $3, paid_fen = $4, last_paid_on = $5, effective_at = $6, legal_event_on = $7,
                   accepted = $8, proposed_by = $9, proposed_for = $10, proposed_at = $11, left_state = $12
             WHERE id = $1 AND version = $3 - 1""";

    /** Those that stand there are the same, since nothing said is ever changed. */
    private static final String SAY = """
            INSERT INTO deal_word (deal_id, position, kind, said_by, said_for, said, said_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (deal_id, position) DO NOTHING""";

    private static final String IN_FORCE = """
            SELECT id FROM deal
             WHERE listing_id = $1 AND licensee_id = $2 AND state NOT IN ('LAPSED', 'CANCELLED', 'REVOKED')""";

    private static final String LOCK_AGREED = """
            SELECT id FROM deal
             WHERE state = 'AGREED' AND id > $1
             ORDER BY id
             LIMIT $2
               FOR UPDATE""";

    /** Before every id there can be. */
    private static final UUID FIRST = new UUID(0, 0);

    private static final String LIST = DEAL + """
             WHERE ($1::uuid IS NULL OR licensor_id = $1 OR licensee_id = $1 OR agency_id = $1)
               AND (cardinality($2::text[]) = 0 OR state = ANY ($2))
               AND deal.id < $3
             ORDER BY deal.id DESC
             LIMIT $4""";

    private static final String AROUND = DEAL + """
             WHERE ((deal.terms::jsonb -> 'patents') ?| $2 OR licensor_id = $3 AND licensee_id = $4)
               AND deal.id <> $1 AND state NOT IN ('LAPSED', 'CANCELLED', 'REVOKED')
             ORDER BY deal.id DESC
             LIMIT 200""";

    /** Ids rise with time, so that their order is that of agreement. */
    private static final String OLDEST = DEAL + """
             WHERE state = ANY ($1) AND deal.id > $3
             ORDER BY deal.id
             LIMIT $2""";

    /** After every id there can be. */
    private static final UUID LAST = new UUID(-1, -1);

    private final Pg pg;

    public DealsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public void add(Deal deal) {
        pg.requireTransaction();
        pg.execute(ADD, DealRow.fixed(deal));
    }

    @Override
    public void save(Deal next) {
        pg.requireTransaction();
        if (pg.execute(SAVE, DealRow.moving(next)) != 1) {
            throw new IllegalStateException("the deal was saved without its lock: " + next.id());
        }
        DealRow.words(next).forEach(word -> pg.execute(SAY, word));
    }

    @Override
    public List<Deal.Agreed> lockAgreed(Optional<DealId> after, int most) {
        pg.requireTransaction();
        return pg
                .list(
                        LOCK_AGREED,
                        Tuple.of(after.map(DealId::value).orElse(FIRST), most),
                        row -> new DealId(row.getUUID("id")))
                .stream()
                .flatMap(id -> find(id).stream())
                .map(Deal.Agreed.class::cast)
                .toList();
    }

    @Override
    public Optional<Deal> find(DealId id) {
        return pg.one(FIND, Tuple.of(id.value()), DealRow::read);
    }

    @Override
    public Optional<Deal> lock(DealId id) {
        pg.requireTransaction();
        return pg.one(LOCK, Tuple.of(id.value()), row -> new DealId(row.getUUID("id")))
                .flatMap(this::find);
    }

    @Override
    public Optional<DealId> inForce(ListingId listing, OrganisationId licensee) {
        return pg.one(IN_FORCE, Tuple.of(listing.value(), licensee.value()), row -> new DealId(row.getUUID("id")));
    }

    @Override
    public List<Deal> around(Deal deal) {
        var agreement = deal.agreement();
        var patents = agreement.terms().patents().stream()
                .map(ApplicationNumber::canonical)
                .toArray(String[]::new);
        return pg.list(
                AROUND,
                Tuple.tuple()
                        .addUUID(deal.id().value())
                        .addArrayOfString(patents)
                        .addUUID(agreement.licensor().organisation().value())
                        .addUUID(agreement.licensee().organisation().value()),
                DealRow::read);
    }

    @Override
    public List<Deal> oldest(Set<Deal.State> states, int most) {
        return after(states, Optional.empty(), most);
    }

    @Override
    public List<Deal> after(Set<Deal.State> states, Optional<DealId> last, int most) {
        var names = states.stream().map(Deal.State::name).toArray(String[]::new);
        return pg.list(
                OLDEST,
                Tuple.tuple()
                        .addArrayOfString(names)
                        .addInteger(most)
                        .addUUID(last.map(DealId::value).orElse(FIRST)),
                DealRow::read);
    }

    @Override
    public List<Deal> list(Selection selection, Paging paging) {
        var states = selection.states().stream().map(Deal.State::name).toArray(String[]::new);
        return pg.list(
                LIST,
                Tuple.tuple()
                        .addValue(selection.party().map(OrganisationId::value).orElse(null))
                        .addArrayOfString(states)
                        .addUUID(paging.after().map(DealId::value).orElse(LAST))
                        .addInteger(paging.limit()),
                DealRow::read);
    }
}
