package org.penglai.duty.pg;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.penglai.deal.DealId;
import org.penglai.duty.DealCosts;
import org.penglai.duty.DutyRecords;
import org.penglai.duty.FirstRefusal;
import org.penglai.duty.InventorWeights;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Sha256;
import org.penglai.listing.ListingId;
import org.penglai.platform.pg.Pg;

/** {@link DutyRecords} in the tables of this feature. */
public final class DutyRecordsPg implements DutyRecords {

    private static final String WEIGHTS = """
            SELECT weights
              FROM inventor_weights
             WHERE listing_id = $1 AND inventors_digest = $2
             ORDER BY position DESC
             LIMIT 1""";

    private static final String WEIGH = """
            INSERT INTO inventor_weights (listing_id, inventors_digest, weights, recorded_at)
            VALUES ($1, $2, $3, penglai_now())""";

    private static final String REFUSALS = """
            SELECT inventor, standing, said_on, document
              FROM first_refusal
             WHERE listing_id = $1
             ORDER BY position""";

    private static final String ADD = """
            INSERT INTO first_refusal (listing_id, inventor, standing, said_on, document, recorded_at)
            VALUES ($1, $2, $3, $4, $5, penglai_now())""";

    private static final String COSTS = """
            SELECT DISTINCT ON (deal_id) deal_id, amount_fen, basis, stated_at
              FROM deal_costs
             WHERE deal_id = ANY ($1)
             ORDER BY deal_id, position DESC""";

    private static final String STATE = """
            INSERT INTO deal_costs (deal_id, amount_fen, basis, stated_at) VALUES ($1, $2, $3, $4)""";

    private static final String REMIND = """
            INSERT INTO report_reminder (house_id, year, days, told_at)
            VALUES ($1, $2, $3, penglai_now())
            ON CONFLICT DO NOTHING""";

    private final Pg pg;

    public DutyRecordsPg(Pg pg) {
        this.pg = pg;
    }

    /** Costs and the deal that they are of. */
    private record Stated(DealId deal, DealCosts costs) {}

    @Override
    public Optional<InventorWeights> weights(ListingId listing, Sha256 inventors) {
        return pg.one(
                WEIGHTS,
                Tuple.of(listing.value(), Buffer.buffer(inventors.bytes())),
                row -> new InventorWeights(List.of(row.getArrayOfIntegers("weights"))));
    }

    @Override
    public void weigh(ListingId listing, Sha256 inventors, InventorWeights weights) {
        pg.requireTransaction();
        pg.execute(
                WEIGH,
                Tuple.tuple()
                        .addUUID(listing.value())
                        .addBuffer(Buffer.buffer(inventors.bytes()))
                        .addArrayOfInteger(weights.weights().toArray(Integer[]::new)));
    }

    @Override
    public List<FirstRefusal> firstRefusals(ListingId listing) {
        return pg.list(
                REFUSALS,
                Tuple.of(listing.value()),
                row -> new FirstRefusal(
                        row.getInteger("inventor"),
                        FirstRefusal.Standing.valueOf(row.getString("standing")),
                        row.getLocalDate("said_on"),
                        row.getString("document")));
    }

    @Override
    public void add(ListingId listing, FirstRefusal refusal) {
        pg.requireTransaction();
        pg.execute(
                ADD,
                Tuple.of(
                        listing.value(),
                        refusal.inventor(),
                        refusal.standing().name(),
                        refusal.on(),
                        refusal.document()));
    }

    @Override
    public Map<DealId, DealCosts> costs(Collection<DealId> deals) {
        var ids = deals.stream().map(DealId::value).toArray(UUID[]::new);
        return pg
                .list(
                        COSTS,
                        Tuple.of((Object) ids),
                        row -> new Stated(
                                new DealId(row.getUUID("deal_id")),
                                new DealCosts(
                                        new Money(row.getLong("amount_fen")),
                                        row.getString("basis"),
                                        row.get(OffsetDateTime.class, "stated_at")
                                                .toInstant())))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Stated::deal, Stated::costs));
    }

    @Override
    public void state(DealId deal, DealCosts costs) {
        pg.requireTransaction();
        pg.execute(
                STATE,
                Tuple.of(
                        deal.value(),
                        costs.amount().fen(),
                        costs.basis(),
                        costs.statedAt().atOffset(ZoneOffset.UTC)));
    }

    @Override
    public boolean remind(OrganisationId house, int year, int days) {
        pg.requireTransaction();
        return pg.execute(REMIND, Tuple.of(house.value(), year, days)) == 1;
    }
}
