package org.penglai.listing.pg;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Person;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;
import org.penglai.listing.FeePlanParts;
import org.penglai.listing.ListingId;
import org.penglai.listing.ListingMode;
import org.penglai.listing.Objection;
import org.penglai.listing.ObjectionId;
import org.penglai.listing.PriceDecision;
import org.penglai.listing.PricingMode;
import org.penglai.listing.PublicPrice;
import org.penglai.listing.Publicities;
import org.penglai.listing.Publicity;
import org.penglai.listing.PublicityId;
import org.penglai.patent.ApplicationNumber;
import org.penglai.platform.json.Json;
import org.penglai.platform.pg.Pg;

/** {@link Publicities} in the tables {@code price_…}. */
public final class PublicitiesPg implements Publicities {

    /** What the constraints mean to people. */
    public static final Map<String, Function<String, Refusal>> REFUSALS = Map.of(
            "price_objection_once", detail -> Refusal.conflict("publicity.objected-already"),
            "price_objection_answer_pkey", detail -> Refusal.conflict("publicity.answered"));

    private static final String OF = """
            SELECT decision.listing_id, decision.mode AS pricing, decision.decided_on, decision.house, decision.basis,
                   decision.price_digest, publicity.id, publicity.house_id, publicity.name_zh, publicity.name_en,
                   publicity.mode, publicity.patents, publicity.fee_plan, publicity.begun_at, publicity.ends_at,
                   publicity.days, publicity.shortened, publicity.is_over, publicity.objections, publicity.unanswered,
                   publicity.upheld, publicity.taken_back_at
              FROM price_decision AS decision
              LEFT JOIN price_publicity_now AS publicity ON publicity.decision = decision.position
             WHERE decision.listing_id = $1
             ORDER BY decision.position""";

    private static final String LAST = """
            SELECT decision.listing_id, decision.mode AS pricing, decision.decided_on, decision.house, decision.basis,
                   decision.price_digest, publicity.id, publicity.house_id, publicity.name_zh, publicity.name_en,
                   publicity.mode, publicity.patents, publicity.fee_plan, publicity.begun_at, publicity.ends_at,
                   publicity.days, publicity.shortened, publicity.is_over, publicity.objections, publicity.unanswered,
                   publicity.upheld, publicity.taken_back_at
              FROM unnest($1::uuid[]) AS asked (id)
             CROSS JOIN LATERAL (
                   SELECT position, listing_id, mode, decided_on, house, basis, price_digest
                     FROM price_decision
                    WHERE listing_id = asked.id
                    ORDER BY position DESC
                    LIMIT 1) AS decision
              LEFT JOIN price_publicity_now AS publicity ON publicity.decision = decision.position""";

    private static final String DECIDE = """
            INSERT INTO price_decision (listing_id, mode, decided_on, house, basis, price_digest, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, penglai_now())
            RETURNING position""";

    private static final String BEGIN = """
            INSERT INTO price_publicity
              (id, decision, listing_id, house_id, name_zh, name_en, mode, patents, fee_plan, begun_at, ends_at, days,
               shortened)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)""";

    private static final String FIND = """
            SELECT id, listing_id, house_id, name_zh, name_en, mode, patents, fee_plan, begun_at, ends_at, days, shortened,
                   is_over, objections, unanswered, upheld, taken_back_at
              FROM price_publicity_now
             WHERE id = $1""";

    /** Objections and answers take turns on the listing, which also keeps it from being withdrawn in between. */
    private static final String LOCK = """
            SELECT listing.id
              FROM listing
              JOIN price_publicity AS publicity ON publicity.listing_id = listing.id
             WHERE publicity.id = $1
               FOR UPDATE OF listing""";

    private static final String LIST = """
            SELECT id, listing_id, house_id, name_zh, name_en, mode, patents, fee_plan, begun_at, ends_at, days, shortened,
                   is_over, objections, unanswered, upheld, taken_back_at
              FROM price_publicity_now
             WHERE id < $1 AND ($2::uuid IS NULL OR house_id = $2)
               AND $3 = (upheld = 0 AND (NOT is_over OR unanswered > 0)
                         AND (taken_back_at IS NULL OR unanswered = 0 AND taken_back_at >= ends_at))
             ORDER BY id DESC
             LIMIT $4""";

    private static final String OBJECTIONS = """
            SELECT objection.id, objection.organisation_id, objection.text, objection.objected_at,
                   answer.upheld, answer.text AS answer, answer.answered_at
              FROM price_objection AS objection
              LEFT JOIN price_objection_answer AS answer ON answer.objection_id = objection.id
             WHERE objection.publicity_id = $1
             ORDER BY objection.objected_at, objection.id""";

    private static final String OBJECT = """
            INSERT INTO price_objection (id, publicity_id, objected_by, organisation_id, text, objected_at)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    private static final String ANSWER = """
            INSERT INTO price_objection_answer (objection_id, upheld, text, answered_by, answered_at)
            VALUES ($1, $2, $3, $4, $5)""";

    private static final String TELL = """
            WITH told AS (
              INSERT INTO price_publicity_told (publicity_id, told_at)
              SELECT id, penglai_now()
                FROM price_publicity_now AS publicity
               WHERE is_over AND unanswered = 0 AND upheld = 0
                 AND (taken_back_at IS NULL OR taken_back_at >= ends_at)
                 AND NOT EXISTS (SELECT 1 FROM price_publicity_told AS told WHERE told.publicity_id = publicity.id)
               ORDER BY ends_at, id
               LIMIT $1
              ON CONFLICT DO NOTHING
              RETURNING publicity_id)
            SELECT id, listing_id, house_id, name_zh, name_en, mode, patents, fee_plan, begun_at, ends_at, days, shortened,
                   is_over, objections, unanswered, upheld, taken_back_at
              FROM price_publicity_now
              JOIN told ON told.publicity_id = price_publicity_now.id
             ORDER BY ends_at, id""";

    private static final UUID BEYOND = new UUID(-1, -1);

    private final Pg pg;

    public PublicitiesPg(Pg pg) {
        this.pg = pg;
    }

    /** A decision and the listing that it is about. */
    private record Said(ListingId listing, Pricing pricing) {}

    @Override
    public List<Pricing> of(ListingId listing) {
        return pg.list(OF, Tuple.of(listing.value()), row -> said(row).pricing());
    }

    @Override
    public Map<ListingId, Pricing> last(Collection<ListingId> listings) {
        var ids = listings.stream().map(ListingId::value).toArray(UUID[]::new);
        return pg.list(LAST, Tuple.of((Object) ids), PublicitiesPg::said).stream()
                .collect(Collectors.toUnmodifiableMap(Said::listing, Said::pricing));
    }

    @Override
    public void add(ListingId listing, PriceDecision decision, Optional<Begun> publicity) {
        pg.requireTransaction();
        var position = pg.one(
                        DECIDE,
                        Tuple.of(
                                listing.value(),
                                decision.mode().name(),
                                decision.decidedOn(),
                                decision.house(),
                                decision.basis(),
                                Buffer.buffer(decision.price().bytes())),
                        row -> row.getLong("position"))
                .orElseThrow();
        publicity.ifPresent(begun -> begin(listing, position, begun));
    }

    private void begin(ListingId listing, long decision, Begun begun) {
        var price = begun.price();
        var plan = price.plan().orElseThrow();
        var period = begun.period();
        pg.execute(
                BEGIN,
                Tuple.tuple()
                        .addUUID(begun.id().value())
                        .addLong(decision)
                        .addUUID(listing.value())
                        .addUUID(begun.house().value())
                        .addString(begun.name().zh())
                        .addString(begun.name().en())
                        .addString(price.mode().name())
                        .addArrayOfString(price.patents().stream()
                                .map(ApplicationNumber::canonical)
                                .toArray(String[]::new))
                        .addValue(new JsonObject(Json.write(FeePlanParts.of(plan))))
                        .addValue(period.begunAt().atOffset(ZoneOffset.UTC))
                        .addValue(period.endsAt().atOffset(ZoneOffset.UTC))
                        .addInteger(period.days())
                        .addBoolean(period.shortened()));
    }

    @Override
    public Optional<Publicity> find(PublicityId id) {
        return pg.one(FIND, Tuple.of(id.value()), PublicitiesPg::publicity);
    }

    @Override
    public Optional<Publicity> lock(PublicityId id) {
        pg.requireTransaction();
        pg.one(LOCK, Tuple.of(id.value()), row -> row.getUUID("id"));
        return find(id);
    }

    @Override
    public List<Publicity> list(Selection selection, Optional<PublicityId> before, int limit) {
        return pg.list(
                LIST,
                Tuple.tuple()
                        .addUUID(before.map(PublicityId::value).orElse(BEYOND))
                        .addUUID(selection.house().map(OrganisationId::value).orElse(null))
                        .addBoolean(selection.open())
                        .addInteger(limit),
                PublicitiesPg::publicity);
    }

    @Override
    public List<Objection> objections(PublicityId id) {
        return pg.list(OBJECTIONS, Tuple.of(id.value()), PublicitiesPg::objection);
    }

    @Override
    public void object(PublicityId id, Objection objection, Person by) {
        pg.requireTransaction();
        pg.execute(
                OBJECT,
                Tuple.tuple()
                        .addUUID(objection.id().value())
                        .addUUID(id.value())
                        .addString(by.subject())
                        .addUUID(objection
                                .organisation()
                                .map(OrganisationId::value)
                                .orElse(null))
                        .addString(objection.text())
                        .addValue(objection.at().atOffset(ZoneOffset.UTC)));
    }

    @Override
    public void answer(ObjectionId id, Objection.Answer answer, Person by) {
        pg.requireTransaction();
        pg.execute(
                ANSWER,
                Tuple.of(
                        id.value(),
                        answer.upheld(),
                        answer.text(),
                        by.subject(),
                        answer.at().atOffset(ZoneOffset.UTC)));
    }

    @Override
    public List<Publicity> tellPassed(int most) {
        pg.requireTransaction();
        return pg.list(TELL, Tuple.of(most), PublicitiesPg::publicity);
    }

    private static Said said(Row row) {
        var decision = new PriceDecision(
                PricingMode.valueOf(row.getString("pricing")),
                row.getLocalDate("decided_on"),
                row.getString("house"),
                row.getString("basis"),
                Sha256.ofDigest(row.getBuffer("price_digest").getBytes()));
        var publicity =
                row.getUUID("id") == null ? Optional.<Publicity>empty() : Optional.of(PublicitiesPg.publicity(row));
        return new Said(new ListingId(row.getUUID("listing_id")), new Pricing(decision, publicity));
    }

    private static Publicity publicity(Row row) {
        var plan = Json.read(row.getJsonObject("fee_plan").encode(), FeePlanParts.class)
                .plan();
        return new Publicity(
                new PublicityId(row.getUUID("id")),
                new ListingId(row.getUUID("listing_id")),
                new OrganisationId(row.getUUID("house_id")),
                new Bilingual(row.getString("name_zh"), row.getString("name_en")),
                new PublicPrice(
                        ListingMode.valueOf(row.getString("mode")),
                        Stream.of(row.getArrayOfStrings("patents"))
                                .map(ApplicationNumber::parse)
                                .toList(),
                        Optional.of(plan)),
                course(row));
    }

    private static Publicity.Course course(Row row) {
        var period = new Publicity.Period(
                row.get(OffsetDateTime.class, "begun_at").toInstant(),
                row.get(OffsetDateTime.class, "ends_at").toInstant(),
                row.getInteger("days"),
                row.getBoolean("shortened"));
        return new Publicity.Course(
                period,
                row.getBoolean("is_over"),
                new Publicity.Tally(
                        row.getInteger("objections"), row.getInteger("unanswered"), row.getInteger("upheld")),
                Optional.ofNullable(row.get(OffsetDateTime.class, "taken_back_at"))
                        .map(OffsetDateTime::toInstant));
    }

    private static Objection objection(Row row) {
        return new Objection(
                new ObjectionId(row.getUUID("id")),
                Optional.ofNullable(row.getUUID("organisation_id")).map(OrganisationId::new),
                row.getString("text"),
                row.get(OffsetDateTime.class, "objected_at").toInstant(),
                Optional.ofNullable(row.get(OffsetDateTime.class, "answered_at"))
                        .map(at -> new Objection.Answer(
                                row.getBoolean("upheld"), row.getString("answer"), at.toInstant())));
    }
}
