package org.penglai.need.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Sha256;
import org.penglai.need.Learned;
import org.penglai.need.Weights;
import org.penglai.need.WeightsKept;
import org.penglai.platform.pg.Pg;

/** {@link WeightsKept} in the tables {@code need_weights} and {@code need_weights_use}. */
public final class WeightsPg implements WeightsKept {

    private static final String ACTIVE = """
            SELECT made.version, made.points, made.digest, made.seed, made.examples, made.evaluation, made.made_at
              FROM (SELECT version FROM need_weights_use ORDER BY id DESC LIMIT 1) AS used
              JOIN need_weights AS made ON made.version = used.version""";

    private static final String FIND = """
            SELECT version, points, digest, seed, examples, evaluation, made_at
              FROM need_weights
             WHERE version = $1""";

    private static final String OF_DIGEST = """
            SELECT version, points, digest, seed, examples, evaluation, made_at
              FROM need_weights
             WHERE digest = $1""";

    private static final String ALL = """
            SELECT version, points, digest, seed, examples, evaluation, made_at
              FROM need_weights
             ORDER BY version DESC""";

    private static final String ADD = """
            INSERT INTO need_weights (points, digest, seed, examples, evaluation, made_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            RETURNING version, points, digest, seed, examples, evaluation, made_at""";

    private static final String USE = "INSERT INTO need_weights_use (version, since) VALUES ($1, $2)";

    private final Pg pg;

    public WeightsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public Optional<Learned> active() {
        return pg.one(ACTIVE, Tuple.tuple(), WeightsPg::learned);
    }

    @Override
    public Optional<Learned> find(int version) {
        return pg.one(FIND, Tuple.of(version), WeightsPg::learned);
    }

    @Override
    public Optional<Learned> find(Sha256 digest) {
        return pg.one(OF_DIGEST, Tuple.of(digest.hex()), WeightsPg::learned);
    }

    @Override
    public List<Learned> all() {
        return pg.list(ALL, Tuple.tuple(), WeightsPg::learned);
    }

    @Override
    public Learned add(Learned learned) {
        pg.requireTransaction();
        return pg.one(
                        ADD,
                        Tuple.tuple()
                                .addValue(MatchesPg.values(learned.weights().points()))
                                .addString(learned.digest().hex())
                                .addLong(learned.seed())
                                .addInteger(learned.examples())
                                .addString(learned.evaluation())
                                .addOffsetDateTime(NeedsPg.at(learned.madeAt())),
                        WeightsPg::learned)
                .orElseThrow();
    }

    @Override
    public void activate(int version, Instant now) {
        pg.requireTransaction();
        pg.execute(USE, Tuple.of(version, NeedsPg.at(now)));
    }

    private static Learned learned(Row row) {
        return new Learned(
                new Weights(row.getInteger("version"), MatchesPg.values(row.getJsonObject("points"))),
                new Sha256(row.getString("digest")),
                row.getLong("seed"),
                row.getInteger("examples"),
                row.getString("evaluation"),
                row.getOffsetDateTime("made_at").toInstant());
    }
}
